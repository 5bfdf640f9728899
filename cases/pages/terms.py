"""Until when what is due, on one line: the next of the running terms, and the one the matter is settled by (pure)."""

from cases.clockwork import ClockKind
from cases.enums import Action

# The verb that stops a clock, where one verb alone does.
VERB_OF = {
    ClockKind.TAKE: Action.TAKE,
    ClockKind.FIRST_CONTACT: Action.CONTACT,
    ClockKind.PROGRESS: Action.PROGRESS,
    ClockKind.HANDLE: Action.RESOLVE,
    ClockKind.FEEDBACK: Action.FEEDBACK,
}


def terms_of(case):
    """[{label, due_at}]: what is due next, then the term to settle where that is another; [] where no clock runs."""
    nearest = next_clock(case)
    running = [kind for kind in (nearest, ClockKind.HANDLE) if kind and due_of(case, kind)]
    return [{"label": kind.label, "due_at": due_of(case, kind)} for kind in dict.fromkeys(running)]


def next_clock(case):
    """The clock that ends first: what `due_at` of the case is taken from."""
    return next((kind for kind in ClockKind if case.due_at and due_of(case, kind) == case.due_at), None)


def next_verb(case):
    """The label of the verb that the next term waits for; "" where none runs or more than one would do."""
    action = VERB_OF.get(next_clock(case))
    return action.label if action else ""


def due_of(case, kind):
    return getattr(case, f"{kind}_due_at", None)
