"""What the clock does to a called unit: each rung once, climbing, stopped by what the unit does, run out at last."""

from datetime import timedelta

import pytest

from cases.actions.respond import due_calls, is_rung, ring_calls
from cases.actions.sweep import sweep
from cases.enums import Action, State
from cases.models import Call
from cases.verification import damages
from tests.cases.actions.test_tell import heard
from tests.cases.gallery import kept_town, street  # noqa: F401 - fixtures
from tests.cases.whistling import act, blow, called, only, whistling
from tests.cast import do, lead_to, put_on_hold

HOUR = timedelta(hours=1)


@pytest.fixture
def scene(town):
    return whistling(town)


def rungs(case):
    """What the clock said of calls, in the order it did."""
    said = case.events.filter(action__in=["overdue", "whistle_expire"], data__has_key="call").order_by("seq")
    return [(event.data["clock"], event.data.get("tier", event.data.get("alert"))) for event in said]


def test_a_unit_that_does_not_answer_is_known_up_to_the_district(scene):
    case = called(scene)
    start = case.changed_at

    assert ring_calls(at=start + timedelta(minutes=59)) == 0
    assert ring_calls(at=start + HOUR) == 1
    assert ring_calls(at=start + HOUR) == 0
    ring_calls(at=start + 25 * HOUR)

    assert rungs(case) == [
        ("respond", "red"),
        ("respond", "street"),
        ("arrive", "red"),
        ("respond", "district"),
    ]
    assert (only(case).state, case.events.last().data["department"]) == ("called", str(scene.lighting.uuid))
    case.refresh_from_db()
    assert case.state == State.HANDLING
    assert list(damages([case.pk])) == []


def test_an_hour_late_and_all_at_once_it_says_the_same(scene):
    one, other = called(scene), called(scene)
    start = one.changed_at

    ring_calls(at=start + 40 * HOUR)

    assert rungs(one) == rungs(other)
    assert rungs(one) == [
        *(("respond", "red"), ("respond", "street"), ("arrive", "red")),
        *(("respond", "district"), ("arrive", "street")),
    ]


def test_who_answers_and_comes_is_not_rung_for_it(scene):
    case = called(scene, Action.ARRIVE)

    ring_calls(at=case.changed_at + 48 * HOUR)

    assert rungs(case) == []


def test_while_an_objection_waits_nothing_rings(scene):
    case = called(scene, Action.OBJECT)

    ring_calls(at=case.changed_at + 100 * HOUR)

    assert rungs(case) == []


def test_twice_the_time_of_the_result_and_the_whistle_has_run_out(scene):
    case = called(scene, Action.ARRIVE)
    late = only(case).called_at + timedelta(days=14)

    sweep(at=late)

    assert rungs(case)[-1] == ("result", None)
    assert (only(case).state, only(case).next_alert_at) == ("expired", None)
    case.refresh_from_db()
    assert do(case, Action.RESOLVE, scene.town.by_worker, scene.town).state == State.HANDLED


def test_on_hold_nothing_rings_until_it_goes_on(scene):
    case = put_on_hold(scene.town, called(scene), days=3)

    assert ring_calls(at=case.changed_at + 2 * HOUR) == 0
    case = do(case, Action.RESUME, scene.town.by_leader, scene.town)
    assert ring_calls(at=case.changed_at + 2 * HOUR) == 2


def test_of_two_sweeps_at_once_one_says_it(scene):
    case = called(scene)
    at = case.changed_at + HOUR
    seen = list(due_calls(at))

    assert [is_rung(*one, at=at) for one in seen] == [True]
    assert [is_rung(*one, at=at) for one in seen] == [False]
    assert rungs(case) == [("respond", "red")]


def test_what_the_unit_did_meanwhile_is_not_called_late(scene):
    case = called(scene)
    at = case.changed_at + HOUR
    seen = list(due_calls(at))
    act(scene, case, Action.RESPOND, "handler", at=at)

    assert [is_rung(*one, at=at) for one in seen] == [False]
    assert rungs(case) == []


def test_it_is_told_to_the_unit_and_the_whistler_then_tier_by_tier(scene):
    case = called(scene)
    start = case.changed_at

    assert heard(lambda: ring_calls(at=start + HOUR)) == {"handler", "chief"}
    assert heard(lambda: ring_calls(at=start + 2 * HOUR)) == {"chief"}
    assert heard(lambda: ring_calls(at=start + 25 * HOUR)) == {"handler", "chief", "district"}


def test_an_emergency_is_answered_in_half_an_hour(scene):
    case = blow(scene, lead_to(scene.town, "handling"), whistle_kind="emergency")

    call = only(case)
    assert call.respond_due_at - call.called_at == HOUR / 2
    assert call.arrive_due_at - call.called_at == 2 * HOUR
    assert Call.objects.count() == 1
