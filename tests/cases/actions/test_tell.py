"""Who hears of what."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate

from cases.enums import Action
from grids.actions.absences import note_absence
from grids.actor import Actor
from grids.enums import AbsenceKind, Role
from grids.models import DutyTurn, Post
from messaging.models import Message
from tests.cases.gallery import kept_town, street  # noqa: F401 - fixtures
from tests.cast import MONDAY, a_case, do, hire, lead_to
from tests.messaging.drain import drain

HOUR = timedelta(hours=1)


def heard(act):
    """The people who hear of what `act` does, and of nothing before it."""
    drain()
    Message.objects.all().delete()
    act()
    drain()
    return set(Message.objects.values_list("recipient__username", flat=True))


@pytest.mark.parametrize(("state", "action", "by", "names"), [
    ("reported", Action.DISPATCH, "by_desk", {"worker"}),
    ("dispatched", Action.DECLINE, "by_worker", {"desk"}),
    ("handling", Action.RECALL, "by_desk", {"worker"}),
    ("dispatched", Action.VOID, "by_desk", {"worker"}),
    ("handling", Action.CLASSIFY, "by_desk", {"worker"}),
    ("handling", Action.RESOLVE, "by_worker", {"desk"}),
    ("handled", Action.SEND_BACK, "by_reviewer", {"worker"}),
    ("handled", Action.FEEDBACK, "by_worker", {"reviewer"}),
    ("handling", Action.PROGRESS, "by_worker", set()),
    ("rated", Action.CLOSE, "by_reviewer", set()),
])  # fmt: skip
def test_the_verbs_tell_those_they_ask_something_of(town, state, action, by, names):
    case = lead_to(town, state)

    assert heard(lambda: do(case, action, getattr(town, by), town)) == names


def test_what_the_reporter_answers_is_told_to_who_strikes_it_off(town):
    case = lead_to(town, "fed_back")

    assert heard(lambda: do(case, Action.RATE, Actor.reporter(), town, solved=False, level=1)) == {"reviewer"}


def test_a_report_tells_the_desk_and_the_reporter_s_words_the_handler(town):
    assert heard(lambda: a_case(town)) == {"desk"}
    case = lead_to(town, "fed_back")

    assert heard(lambda: do(case, Action.REWORK, Actor.reporter(), town)) == {"worker"}


def test_a_flood_is_one_message_an_hour_to_the_desk(town):
    assert heard(lambda: [a_case(town, pending=True) for _ in range(3)]) == {"desk"}
    assert Message.objects.get().url == "/desk/?tab=pending"

    next_hour = MONDAY + timedelta(hours=1)
    assert heard(lambda: a_case(town, pending=True, at=next_hour)) == {"desk"}


def test_a_case_moved_to_another_grid_is_told_there(town):
    case = a_case(town)

    move = {"grid": town.there.micro, "major": None}
    assert heard(lambda: do(case, Action.CLASSIFY, town.by_desk, town, **move)) == {"stranger"}


def test_a_department_hears_through_its_people(town):
    case = a_case(town)

    assert heard(lambda: do(case, Action.DISPATCH, town.by_desk, town, to=town.lighting)) == {"handler"}


def test_a_department_that_had_it_hears_that_it_was_taken_back(town):
    case = do(a_case(town), Action.DISPATCH, town.by_desk, town, to=town.lighting)

    assert heard(lambda: do(case, Action.RECALL, town.by_desk, town)) == {"handler"}


def test_a_void_nobody_had_in_hand_is_told_nobody(town):
    case = a_case(town)

    assert heard(lambda: do(case, Action.VOID, town.by_desk, town)) == set()


def test_a_major_matter_told_is_told_above_too(town):
    case = do(lead_to(town, "handled"), Action.CLASSIFY, town.by_desk, town)

    assert heard(lambda: do(case, Action.FEEDBACK, town.by_worker, town)) == {"reviewer", "district"}


def test_the_same_event_is_told_once(town):
    case = a_case(town)
    drain()
    message = Message.objects.get()

    assert (message.params, message.url) == (
        {"number": case.number, "category": {"zh": case.category.leaf, "en": case.category.leaf_en}},
        f"/cases/{case.number}/",
    )


def on_turn(town, officer):
    hours = {"starts_at": MONDAY - HOUR, "ends_at": MONDAY + HOUR, "planned_at": MONDAY}
    return DutyTurn.objects.create(officer=officer, grid=town.here.street, **hours)


def test_a_report_tells_who_is_on_duty_there_and_sees_it(town):
    on_turn(town, town.people.reviewer)
    assert heard(lambda: a_case(town)) == {"desk", "reviewer"}

    Post.objects.filter(officer=town.people.reviewer).update(ends_on=localdate(MONDAY))

    assert heard(lambda: a_case(town)) == {"desk", "leader"}  # he has left: the nearest leader instead


def test_whoever_stands_in_hears_for_who_is_away_on_his_turn(town):
    on_turn(town, town.people.reviewer)
    deputy = hire("deputy", (town.here.street, Role.REVIEWER))
    days = {"starts_on": localdate(MONDAY), "until": localdate(MONDAY) + 3 * 24 * HOUR}
    facts = {"kind": AbsenceKind.LEAVE, "by": Actor.clock(), "at": MONDAY}
    note_absence(town.people.reviewer, deputy=deputy, **days, **facts)

    assert heard(lambda: a_case(town)) == {"desk", "deputy"}
