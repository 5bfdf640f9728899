"""The seven dots from the events of a case."""

from datetime import UTC, datetime
from types import SimpleNamespace

import pytest

from cases.enums import Action, State
from cases.pages.bar import steps_of

AT = datetime(2025, 6, 9, 1, tzinfo=UTC)


def case(state, step, **more):
    open_state = state not in (State.CLOSED, State.VOID)
    return SimpleNamespace(**{"state": state, "step": step, "round": 1, "is_open": open_state} | more)


def event(action, hour=1, name="worker"):
    officer = SimpleNamespace(name=name) if name else None
    return SimpleNamespace(
        action=action, at=AT.replace(hour=hour), officer=officer, officer_id=1 if name else None,
        actor_kind="officer" if name else "reporter", role="worker",
    )  # fmt: skip


def states(case, events=()):
    return [step["state"] for step in steps_of(case, events)]


@pytest.mark.parametrize("step", range(3, 8))
def test_what_lies_behind_is_done_and_the_running_step_is_current(step):
    shown = states(case(State.HANDLING, step))

    assert shown == ["done"] * (step - 1) + ["current"] + ["todo"] * (7 - step)


@pytest.mark.parametrize("step", [3, 4])
def test_what_is_reported_waits_for_dispatch_at_the_fourth_dot_accepted_or_not(step):
    steps = steps_of(case(State.REPORTED, step))

    assert [(one["number"], str(one["stands"])) for one in steps if one["state"] == "current"] == [
        (4, str(State.REPORTED.label))
    ]


def test_a_case_struck_off_is_done_to_the_last_dot():
    assert states(case(State.CLOSED, 7)) == ["done"] * 7


def test_a_void_case_has_no_running_step():
    assert states(case(State.VOID, 4)) == ["done"] * 3 + ["todo"] * 4


def test_a_step_names_who_did_it_last_and_when():
    events = [event(Action.REPORT, 1, ""), event(Action.DISPATCH, 2, "desk"), event(Action.TAKE, 3)]

    steps = steps_of(case(State.HANDLING, 5), events)

    assert steps[2]["by"] == str(steps[2]["by"]) != "desk"
    assert (steps[3]["by"], steps[3]["at"].hour) == ("worker", 3)
    assert (steps[0]["at"], steps[0]["by"]) == (None, "")


def test_a_step_that_is_open_again_forgets_its_time():
    events = [event(Action.RESOLVE, 2), event(Action.SEND_BACK, 3, "reviewer")]

    assert steps_of(case(State.HANDLING, 5, round=2), events)[4] | {"label": ""} == {
        "number": 5, "label": "", "state": "current", "stands": State.HANDLING.label, "at": None, "by": "", "round": 2,
    }  # fmt: skip


def test_what_was_solved_on_the_spot_has_its_handling_done():
    steps = steps_of(case(State.HANDLED, 6), [event(Action.SELF_HANDLE, 4)])

    assert (steps[4]["state"], steps[4]["by"]) == ("done", "worker")
