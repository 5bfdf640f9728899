"""The seven dots of a case: which step is done, when and by whom (pure). workflow.md, Seven steps; S2-06."""

from django.utils.translation import gettext_lazy as _

from cases.enums import Action, State
from cases.pages.names import who_did

# number: its words, and the events that put it on record; the last of them tells when and by whom.
STEPS = {
    1: (_("Go to the people"), {Action.APPROACH}),
    2: (_("Find the problem"), {Action.FIND}),
    3: (_("Report it"), {Action.REPORT}),
    4: (_("Dispatch it"), {Action.DISPATCH, Action.TAKE}),
    5: (_("Handle it"), {Action.RESOLVE, Action.SELF_HANDLE}),
    6: (_("Give an answer"), {Action.FEEDBACK}),
    7: (_("Follow up and strike off"), {Action.CLOSE}),
}
DISPATCH_STEP, HANDLING_STEP = 4, 5


def steps_of(case, events=()):
    """The steps for the bar: [{number, label, state: done|current|todo, at, by, round}].

    `events` in their order; without them the bar shows only how far the case is. An end shows no running step.
    """
    done_by = {
        number: event
        for event in events
        for number, (_label, actions) in STEPS.items()
        if event.action in actions
    }
    return [step(case, number, done_by.get(number)) for number in STEPS]


def step(case, number, event):
    label, _actions = STEPS[number]
    state = standing(case, number)
    told = event if state == "done" else None
    return {
        "number": number,
        "label": label,
        "state": state,
        "stands": State(case.state).label if state == "current" else "",
        "at": told.at if told else None,
        "by": who_did(told) if told else "",
        "round": case.round if number == HANDLING_STEP else 1,
    }


def standing(case, number):
    """`done`, `current` or `todo`."""
    running = running_step(case)
    if number < running or case.state == State.CLOSED:
        return "done"
    return "current" if number == running and case.is_open else "todo"


def running_step(case):
    """What is reported is reported: from then on dispatching is what runs, accepted by the desk or not yet."""
    return max(case.step, DISPATCH_STEP) if case.state == State.REPORTED else case.step
