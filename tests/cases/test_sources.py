"""Whatever a case came from, it can be struck off (workflow.md, the table of sources); the other ends are reached."""

from datetime import timedelta

import pytest

from cases.actions.report import Person, report
from cases.actions.self_handle import self_handle
from cases.enums import Action, Satisfaction, Source, State
from cases.place import CasePlace
from grids.actor import Actor
from grids.enums import OfficerKind
from tests.cases.gallery import kept_town, street  # noqa: F401 - fixtures
from tests.cast import MONDAY, a_case, category, do, lead_to
from tests.grids.world import officer

WEEK = timedelta(days=7, hours=1)
ELDER, CHILD = Person(name="王奶奶"), Person(name="王小明", phone="13900001234")


def handed(town, case, *, contacted=True):
    """Dispatched, taken and resolved by the worker."""
    case = do(case, Action.DISPATCH, town.by_desk, town)
    case = do(case, Action.TAKE, town.by_worker, town)
    if contacted:
        case = do(case, Action.CONTACT, town.by_worker, town)
    return do(case, Action.RESOLVE, town.by_worker, town)


def told(town, case, channel, by=None):
    return do(case, Action.FEEDBACK, by or town.by_worker, town, feedback_channel=channel)


def struck_off(town, case, *, after=timedelta(hours=1)):
    case = do(case, Action.CLOSE, town.by_reviewer, town, at=case.changed_at + after)
    assert case.state == State.CLOSED
    assert not case.clocks.filter(stopped_at=None).exists()
    return case


def from_staff(town, by, source, **facts):
    known = {"description": "路灯不亮", "category": category("05007"), "at": MONDAY}
    return report(place=CasePlace.of_building(town.building), source=source, by=by, **known | facts)


def test_a_scan_with_a_phone_is_answered_by_the_link(town):
    case = lead_to(town, "closed")

    assert (case.state, case.satisfaction) == (State.CLOSED, Satisfaction.RATED)


def test_a_scan_without_a_phone_needs_no_contact_and_waits_for_the_link(town):
    case = handed(town, a_case(town, phone=None), contacted=False)
    case = told(town, case, "tracking_page")
    assert case.satisfaction == Satisfaction.ASKED

    case = struck_off(town, case, after=WEEK)

    assert case.satisfaction == Satisfaction.NO_ANSWER


def test_a_scan_without_a_phone_may_also_be_recorded_as_unreachable(town):
    case = a_case(town, phone=None)

    do(case, Action.CONTACT, town.by_desk, town, contact_outcome="unreachable")
    case = handed(town, case, contacted=False)

    assert case.state == State.HANDLED


@pytest.mark.parametrize("source", [Source.HOTLINE, Source.PROXY])
def test_a_call_for_somebody_else_keeps_the_caller_apart_and_is_answered_by_a_call(town, source):
    case = from_staff(town, town.by_desk, source, reporter=ELDER, caller=CHILD)
    kept = {row.kind: (row.name, row.phone) for row in case.reporters.all()}
    assert kept == {"reporter": ("王奶奶", ""), "caller": ("王小明", "13900001234")}
    assert case.clocks.filter(kind="first_contact").exists()

    case = told(town, handed(town, case), "phone")
    case = do(case, Action.RATE, town.by_reviewer, town)
    case = struck_off(town, case)

    assert case.ratings.get().by_call


def test_an_elder_without_a_phone_is_visited(town):
    case = from_staff(town, town.by_desk, Source.PROXY, reporter=ELDER)

    case = told(town, handed(town, case, contacted=False), "visit")
    case = do(case, Action.RATE, town.by_reviewer, town)

    struck_off(town, case)


def test_a_patrol_where_nobody_is_concerned_has_nobody_to_ask(town):
    case = from_staff(town, town.by_worker, Source.PATROL)

    case = told(town, handed(town, case, contacted=False), "notice")
    assert case.satisfaction == Satisfaction.NOT_APPLICABLE

    struck_off(town, case)


def test_a_visit_where_a_household_is_concerned_asks_it(town):
    case = from_staff(town, town.by_worker, Source.VISIT, reporter=Person(name="李四", phone="13800005678"))

    case = told(town, handed(town, case), "visit")
    assert case.satisfaction == Satisfaction.ASKED

    struck_off(town, do(case, Action.RATE, Actor.reporter(), town))


def test_what_was_solved_on_the_spot_is_told_and_struck_off_by_another(town):
    place = CasePlace.of_grid(town.here.micro)
    facts = {"category": category("13005"), "result": "代办好了", "by": town.by_worker, "at": MONDAY}
    case = self_handle(place=place, **facts)
    assert (case.state, case.step) == (State.HANDLED, 6)

    case = told(town, case, "notice")

    assert case.satisfaction == Satisfaction.NOT_APPLICABLE
    struck_off(town, case)


def test_a_meeting_is_answered_by_a_notice(town):
    case = from_staff(town, town.by_leader, Source.MEETING)

    case = told(town, handed(town, case, contacted=False), "notice", by=town.by_desk)

    struck_off(town, case)


def test_another_system_is_called_back(town):
    system = Actor.of(officer("hotline-12345", kind=OfficerKind.SYSTEM))
    case = from_staff(town, system, Source.SYSTEM)

    case = told(town, handed(town, case, contacted=False), "callback", by=town.by_desk)

    struck_off(town, case)


def test_a_case_declared_void_and_one_withdrawn_come_back_by_restoring(town):
    voided = lead_to(town, "void")
    withdrawn = do(a_case(town), Action.WITHDRAW, Actor.reporter(), town)
    assert (voided.void_reason, withdrawn.void_reason) == ("not_found", "withdrawn")

    for case in (voided, withdrawn):
        case = do(case, Action.RESTORE, town.by_reviewer, town)
        assert (case.state, case.void_reason) == (State.REPORTED, "")
        assert lead_to(town, "closed", case).state == State.CLOSED


def test_a_reopened_case_is_struck_off_a_second_time(town):
    case = do(lead_to(town, "closed"), Action.REOPEN, Actor.reporter(), town)
    assert (case.state, case.step, case.round, case.closed_at) == (State.REPORTED, 4, 2, None)

    case = lead_to(town, "closed", case)

    assert case.ratings.count() == 2
    assert list(case.assignments.order_by("pk").values_list("round", "ended_how")) == [
        (1, "close"),
        (2, "close"),
    ]
