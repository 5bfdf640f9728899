"""Everybody presses at the same moment: one wins, the others are told how things are now."""

from threading import Barrier
from uuid import uuid4

import pytest
from django.db.models import F

from cases.actions.dispatch import dispatch
from cases.actions.report import report
from cases.actions.self_handle import self_handle
from cases.actions.take import take
from cases.enums import Source, State
from cases.errors import ChangedMeanwhile, OutOfOrder
from cases.models import Assignment, Case, CaseEvent
from cases.place import CasePlace
from cases.verification import damages
from grids.actor import Actor
from messaging.models import Outbox
from tests.cases.actions.at_once import at_once
from tests.cast import MONDAY, a_case, category, lead_to

pytestmark = pytest.mark.slow
ROUNDS, PRESSES = 20, 50


def sorted_out(answers):
    winners = [answer for answer in answers if isinstance(answer, Case)]
    losers = [answer for answer in answers if not isinstance(answer, Case)]
    return winners, losers


def test_of_fifty_dispatches_at_once_one_wins_and_the_others_hear_of_it(shared_town):
    """P3: twenty rounds; half of the losers looked at a version, half only pressed."""
    town, targets = shared_town, [shared_town.worker_post, shared_town.colleague_post, shared_town.lighting]
    cases, gate = [a_case(town) for _ in range(ROUNDS)], Barrier(PRESSES, timeout=60)

    def press(number):
        """One person who tries one case after the other, each when all the others do."""
        return [pressed(case, number) for case in cases]

    def pressed(case, number):
        seen = case.version if number % 2 else None
        gate.wait()
        try:
            return dispatch(case, to=targets[number % 3], by=town.by_desk, expected=seen)
        except (ChangedMeanwhile, OutOfOrder) as refusal:
            return refusal

    people = at_once(*[lambda number=number: press(number) for number in range(PRESSES)])

    assert [person for person in people if isinstance(person, Exception)] == []
    for answers in zip(*people, strict=True):
        winners, losers = sorted_out(answers)
        assert (len(winners), len(losers)) == (1, PRESSES - 1)
        assert {type(loser) for loser in losers} == {ChangedMeanwhile, OutOfOrder}
        assert {(loser.case.state, loser.case.handler) for loser in losers} == {
            ("dispatched", winners[0].handler)
        }
    assert CaseEvent.objects.filter(action="dispatch").count() == Assignment.objects.count() == ROUNDS
    assert Case.objects.filter(state=State.DISPATCHED, version=4).count() == ROUNDS
    assert Outbox.objects.filter(topic="case.moved").count() == 2 * ROUNDS
    assert not list(damages())


def test_two_who_take_it_at_once_have_it_once(shared_town):
    case = lead_to(shared_town, "dispatched")

    winners, (loser,) = sorted_out(at_once(*[lambda: take(case, by=shared_town.by_worker)] * 2))

    assert len(winners) == 1
    assert loser.case.state == State.HANDLING


def test_the_same_report_sent_several_times_at_once_is_one_case(shared_town):
    key, place = uuid4(), CasePlace.of_code(shared_town.qr)

    def tap():
        return report(
            place=place, source=Source.QR, description="灯坏了", key=key, by=Actor.reporter(), at=MONDAY
        )

    answers = at_once(*[tap] * 8)

    assert {answer.pk for answer in answers} == {Case.objects.get().pk}
    assert CaseEvent.objects.count() == 3
    assert Outbox.objects.filter(topic="case.moved").count() == 1


def test_the_same_solved_on_the_spot_sent_twice_at_once_is_one_case(shared_town):
    facts = {
        "place": CasePlace.of_grid(shared_town.here.micro),
        "category": category("13005"),
        "key": uuid4(),
    }

    answers = at_once(
        *[lambda: self_handle(**facts, result="办好了", by=shared_town.by_worker, at=MONDAY)] * 4
    )

    assert {answer.pk for answer in answers} == {Case.objects.get().pk}


def test_reports_of_one_day_at_once_have_numbers_of_their_own(shared_town):
    place = CasePlace.of_code(shared_town.qr)

    def tap(number):
        return report(place=place, source=Source.QR, description=f"{number}", by=Actor.reporter(), at=MONDAY)

    answers = at_once(*[lambda number=number: tap(number) for number in range(12)])

    assert len({case.number for case in answers}) == 12
    assert not Case.objects.exclude(version=F("step")).exists()
