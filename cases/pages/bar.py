"""The steps of a case in the words of its place: which is done, when and by whom (pure).

Seven by workflow.md and S2-06; a place folds them into its own loop: five in Qixian and Bijiang, five orders in Liuzu
(S0-24, S1-35, S3-13).
"""

from django.utils.translation import get_language

from cases.enums import Action, State
from cases.pages.names import who_did
from common.locality import profile_for

REPORT_STEP, DISPATCH_STEP, HANDLING_STEP = 3, 4, 5


def steps_of(case, events=(), *, code=""):
    """The steps for the bar: [{number, label, state: done|current|todo, at, by, round}].

    In: `events` in their order; without them the bar shows only how far the case is; `code` of the ground it lies on.
    An end shows no running step.
    """
    steps = profile_for(code).steps
    last = {event.action: event for event in events}
    running = running_step(case, steps)
    return [step(case, number, one, running, last) for number, one in enumerate(steps, start=1)]


def step(case, number, one, running, last):
    state = standing(case, one, running)
    done_by = [last[action] for action in one.events if action in last]
    told = max(done_by, key=lambda event: event.at) if done_by and state == "done" else None
    return {
        "number": number,
        "label": one.name.spoken(get_language()),
        "state": state,
        "stands": State(case.state).label if state == "current" else "",
        "at": told.at if told else None,
        "by": who_did(told) if told else "",
        "round": case.round if HANDLING_STEP in one.of else 1,
    }


def standing(case, one, running):
    """`done`, `current` or `todo`."""
    if max(one.of) < running or case.state == State.CLOSED:
        return "done"
    return "current" if running in one.of and case.is_open else "todo"


def running_step(case, steps):
    """What is reported is reported: from then on dispatching is what runs, accepted by the desk or not yet; but where
    accepting is a step of its own (网格接单, S3-13), that one runs before."""
    if case.state != State.REPORTED:
        return case.step
    is_own = any(Action.ACCEPT in one.events and REPORT_STEP in one.of for one in steps)
    return case.step if is_own else max(case.step, DISPATCH_STEP)
