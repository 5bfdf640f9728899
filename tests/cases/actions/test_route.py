"""What a rule sends at once is with its handler before anybody presses anything (S0-51, S0-52)."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate, now

from cases.actions.route import send_at_once
from cases.models import CaseEvent
from grids.actions.absences import note_absence
from grids.enums import AbsenceKind
from tests.cases.models.test_routing_constraints import a_rule
from tests.cast import a_case, do
from tests.messaging.drain import drain


def told(case):
    """The case after the worker has done all that waits."""
    drain()
    case.refresh_from_db()
    return case


def test_a_report_goes_at_once_to_the_unit_of_a_direct_rule(town):
    rule = a_rule(town, direct=True)

    case = told(a_case(town))

    event = CaseEvent.objects.get(case=case, action="dispatch")
    assert (case.state, case.handler_department) == ("dispatched", town.lighting)
    assert (event.actor_kind, event.data["rule"]) == ("clock", str(rule.uuid))


def test_or_to_the_worker_of_the_place(town):
    a_rule(town, direct=True, department=None, role="worker")

    assert told(a_case(town)).handler_post == town.worker_post


def test_a_rule_that_only_suggests_sends_nothing(town):
    a_rule(town)

    assert told(a_case(town)).state == "reported"


def test_a_better_rule_that_only_suggests_keeps_it_at_the_desk(town):
    a_rule(town, direct=True)
    a_rule(town, order=1)

    assert told(a_case(town)).state == "reported"


@pytest.mark.parametrize("facts", [{"pending": True}, {"code": "90000"}, {"code": "18004"}])
def test_what_a_person_has_to_look_at_first_stays(town, facts):
    code = facts.get("code", "05007")
    a_rule(town, direct=True, category=None, branch=code[:2])

    assert told(a_case(town, **facts)).state == "reported"


def test_what_was_checked_or_classified_goes_then(town):
    a_rule(town, direct=True)
    pending = told(a_case(town, pending=True))
    do(pending, "accept", town.by_desk, town)
    other = told(a_case(town, code="10004"))
    do(other, "classify", town.by_desk, town, category=told(pending).category)

    assert (told(pending).state, told(other).state) == ("dispatched", "dispatched")


def test_what_came_back_is_for_a_person_to_decide(town):
    a_rule(town, direct=True)
    case = told(a_case(town))
    do(case, "decline", town.by_handler, town)
    do(case, "classify", town.by_desk, town, reason="再看", major=True)

    assert told(case).state == "reported"


def test_heard_twice_it_is_sent_once(town):
    a_rule(town, direct=True)
    case = told(a_case(town))
    event = CaseEvent.objects.get(case=case, action="report")

    send_at_once({"case": case.pk, "event": event.pk}, key=str(event.uuid))

    assert CaseEvent.objects.filter(case=case, action="dispatch").count() == 1


def test_where_nobody_of_the_unit_is_there_the_desk_decides(town):
    a_rule(town, direct=True)
    note_absence(
        town.people.handler,
        kind=AbsenceKind.LEAVE,
        starts_on=localdate(),
        until=localdate() + timedelta(days=2),
        by=town.by_handler,
        at=now(),
    )

    assert told(a_case(town)).state == "reported"
