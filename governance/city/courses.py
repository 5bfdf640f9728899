"""How the cases of a made city run: the verbs in order, who does each, how long it takes; how many are open (pure)."""

from dataclasses import dataclass

from cases import workflow
from cases.enums import Action, State
from cases.workflow import PRELUDE

# Verb: the least and the most minutes after the one before.
MINUTES = {
    Action.APPROACH: (0, 0), Action.FIND: (0, 0), Action.REPORT: (0, 0), Action.SELF_HANDLE: (0, 0),
    Action.DISPATCH: (5, 240), Action.TAKE: (10, 300), Action.DECLINE: (30, 600), Action.CONTACT: (10, 400),
    Action.PROGRESS: (300, 3000), Action.RESOLVE: (60, 4000), Action.FEEDBACK: (20, 600), Action.CLOSE: (300, 8000),
    Action.VOID: (10, 900), Action.RATE: (60, 2000),
}  # fmt: skip

DESK, WORKER, HANDLER, REVIEWER, REPORTER = "desk", "worker", "handler", "reviewer", "reporter"
BY = {
    Action.DISPATCH: DESK,
    Action.VOID: DESK,
    Action.SELF_HANDLE: WORKER,
    Action.CLOSE: REVIEWER,
    Action.RATE: REPORTER,
}  # all others: whoever has the case in hand
PUBLIC = frozenset(
    {
        Action.REPORT,
        Action.SELF_HANDLE,
        Action.DISPATCH,
        Action.TAKE,
        Action.PROGRESS,
        Action.RESOLVE,
        Action.FEEDBACK,
        Action.CLOSE,
        Action.VOID,
    }
)
BORN = "approach find report"
IN_HAND = f"{BORN} dispatch take contact"
COURSES = {
    "handled": f"{IN_HAND} resolve feedback close",
    "slowly": f"{IN_HAND} progress resolve feedback rate close",
    "declined": f"{BORN} dispatch decline dispatch take contact resolve feedback close",
    "on_the_spot": "approach find report dispatch self_handle feedback close",
    "void": f"{BORN} void",
}
ENDED = (("on_the_spot", 55), ("handled", 33), ("slowly", 4), ("declined", 3), ("void", 5))
# Where the open ones stand, with how many of a hundred.
STANDING = (
    (BORN, 25),
    (f"{BORN} dispatch", 15),
    (f"{IN_HAND}", 30),
    (f"{IN_HAND} progress", 8),
    (f"{IN_HAND} resolve", 8),
    (f"{IN_HAND} resolve feedback", 14),
)
# Of a hundred cases this many days old or less, so many are still open: a few stay for months.
STILL_OPEN = ((1, 85), (3, 40), (7, 12), (30, 2.5), (10_000, 0.25))


@dataclass(frozen=True)
class Step:
    """One event of a course, as the workflow table has it."""

    action: str
    before: str
    after: str
    by: str
    public: bool
    minutes: tuple


def steps_of(verbs):
    """The Steps of a course's verbs, by the workflow table. Raises ValueError for one that does not follow."""
    state, found = workflow.BEFORE, []
    self_made = "self_handle" in verbs
    for action in map(Action, verbs.split()):
        if action in PRELUDE and not state and (self_made or action != Action.REPORT):
            after = state
        elif row := workflow.row_from(state, action):
            after = str(row.targets(state))
        else:
            raise ValueError(f"{action} does not follow {state!r}")
        by = BY.get(action, HANDLER) if state else BY.get(action, "")
        public = action in PUBLIC and not (self_made and action == Action.DISPATCH)
        minutes = MINUTES[action] if state else (0, 0)  # what a case is born with happens at once
        found.append(Step(action.value, str(state), str(after), by, public, minutes))
        state = after
    return tuple(found)


def share_open(days):
    """How many of a hundred cases of this age are open."""
    return next(share for limit, share in STILL_OPEN if days <= limit)


def step_number(steps):
    """The running step 1–7 of a case after these steps."""
    accepted, number = False, 0
    for step in steps:
        accepted |= step.action == Action.DISPATCH
        if step.after:
            number = workflow.step_of(State(step.after), accepted=accepted, before=number)
    return number
