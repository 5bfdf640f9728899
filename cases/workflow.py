"""What may follow what: the one table of the case engine (no queries, no clock, no effects).

Pages, the API, the worker, the admin and the database's edge table all read it. A case keeps the version of the
table it was reported under; a changed table is a new version here and a migration that adds its edges.

Sources: workflow.md's table; S2-06 (seven steps), S2-24 (dispatch to verify), S2-30 (no close without a reply),
S2-41 (nothing is closed unsolved), S2-34 (three ways of answering), S2-38 (one grid to the end).
"""

from dataclasses import dataclass
from itertools import product

from cases.enums import Action, State, Who

VERSION = 2
BEFORE = ""  # the state of a case that does not exist yet

R, D, H, S, N, F, C, V = (
    State.REPORTED,
    State.DISPATCHED,
    State.HANDLING,
    State.SUSPENDED,
    State.HANDLED,
    State.FED_BACK,
    State.CLOSED,
    State.VOID,
)


@dataclass(frozen=True)
class Row:
    """One verb: from which states, to which (None: it stays), by whom, what it must be told, what guards it.

    `forks`: {state: the other one it may lead to from there}; a guard says when.
    """

    action: Action
    sources: frozenset
    target: State | None
    who: frozenset
    needs: tuple = ()
    guards: tuple = ()
    forks: tuple = ()

    def targets(self, state, *, forked=False):
        """The state the case has after this verb, met in `state`."""
        if forked:
            return dict(self.forks)[state]
        return self.target if self.target is not None else state

    def arrows(self):
        """Every (from, to) of this verb."""
        yield from ((source, self.targets(source)) for source in self.sources)
        yield from self.forks


def row(action, sources, target, who, *, needs=(), guards=(), forks=()):
    return Row(action, frozenset(sources), target, frozenset(who), tuple(needs), tuple(guards), tuple(forks))


DESK = (Who.DISPATCHER, Who.LEADER)
STAFF = (Who.HANDLER, Who.DISPATCHER, Who.REVIEWER)

ALL = frozenset({R, D, H, N, F, C, V})  # the states of version 1

FIRST = (
    row(Action.REPORT, {BEFORE}, R, {Who.ANYONE}),
    row(Action.SELF_HANDLE, {BEFORE}, N, {Who.WORKER}),
    row(Action.ACCEPT, {R}, None, DESK, guards=["not_accepted"]),
    row(
        Action.CLASSIFY,
        {R, D, H, N},
        None,
        {Who.DISPATCHER},
        needs=["reason", "category?", "urgency?", "major?", "grid?"],
        guards=["something_changes"],
    ),
    row(
        Action.DISPATCH,
        {R},
        D,
        (*DESK, Who.CLOCK),  # the clock: to the successor of somebody who was relieved (docs/decisions/0012)
        needs=["to", "note?", "decision?"],
        guards=[
            "was_checked",
            "target_answers_here",
            "not_whom_it_is_about",
            "on_the_list",
            "not_who_declined",
            "joint_decision",
        ],
    ),
    row(Action.TAKE, {D}, H, {Who.HANDLER}),
    row(Action.DECLINE, {D, H}, R, {Who.HANDLER}, needs=["decline_reason", "note?"]),
    row(Action.RECALL, {D, H}, R, {*DESK, Who.CLOCK}, needs=["reason"]),
    row(
        Action.CONTACT,
        ALL - {V},
        None,
        STAFF,
        needs=["contact_channel", "contact_outcome", "note?"],
    ),
    row(Action.PROGRESS, {H}, None, {Who.HANDLER}, needs=["words", "progress_kind?"]),
    row(
        Action.RESOLVE,
        {H},
        N,
        {Who.HANDLER, Who.LEADER},
        needs=["outcome", "result", "photos?", "no_photo_reason?", "receipt?"],
        guards=["reporter_was_contacted", "outcome_is_allowed", "photo_or_reason"],
    ),
    row(Action.SEND_BACK, {N}, H, {Who.DISPATCHER, Who.REVIEWER}, needs=["reason"]),
    row(
        Action.FEEDBACK,
        {N},
        F,
        {Who.HANDLER, Who.DISPATCHER},
        needs=["feedback_channel", "answer", "words", "by_when?"],
        guards=["answer_matches_outcome"],
    ),
    row(
        Action.RATE,
        {F, C},
        None,
        {Who.REPORTER, Who.REVIEWER},
        needs=["solved", "level", "words?"],
        guards=["somebody_to_ask", "within_seven_days", "rated_at_most_twice"],
    ),
    row(Action.REWORK, {F}, H, {Who.REPORTER, Who.REVIEWER}, needs=["reason"]),
    row(
        Action.CLOSE,
        {F},
        C,
        {Who.REVIEWER},
        guards=["had_no_hand_in_it", "not_of_the_handling_post", "reporter_was_asked", "not_unsolved"],
    ),
    row(
        Action.REOPEN,
        {C},
        R,
        {Who.REPORTER, Who.REVIEWER},
        needs=["reason"],
        guards=["reporter_once_in_seven_days"],
    ),
    row(
        Action.VOID,
        {R, D, H},
        V,
        {Who.DISPATCHER, Who.REVIEWER},
        needs=["void_reason", "note?"],
        guards=["reviewer_once_in_hand"],
    ),
    row(Action.WITHDRAW, {R}, V, {Who.REPORTER}, needs=["reason?"]),
    row(
        Action.RESTORE,
        {V},
        R,
        {Who.REPORTER, Who.REVIEWER},
        needs=["reason"],
        guards=["reporter_once_in_seven_days"],
    ),
    row(Action.COMMENT, ALL, None, {Who.VIEWER}, needs=["words", "internal?"]),
    row(Action.REMIND, {R, D, H, N, F}, None, {Who.CLOCK}),
    row(Action.OVERDUE, {R, D, H, N, F}, None, {Who.CLOCK}),
)

# Version 2: requests with an answer, and what is put on hold until a day.
SECOND = (
    row(
        Action.CONTACT,
        (ALL - {V}) | {S},
        None,
        STAFF,
        needs=["contact_channel", "contact_outcome", "note?"],
    ),
    row(Action.PROGRESS, {H, S}, None, {Who.HANDLER}, needs=["words", "progress_kind?"]),
    row(
        Action.REQUEST,
        {D, H},
        None,
        {Who.HANDLER},
        needs=["request_kind", "reason", "extra?", "until?", "condition?"],
        guards=["nothing_is_asked", "request_fits"],
    ),
    row(
        Action.APPROVE,
        {D, H},
        None,
        {Who.LEADER},
        needs=["words?"],
        guards=["something_is_asked", "answers_from_above", "reporter_is_told_why", "on_hold_if_asked"],
        forks=[(H, S)],
    ),
    row(
        Action.REFUSE,
        {D, H},
        None,
        {Who.LEADER},
        needs=["reason"],
        guards=["something_is_asked", "answers_from_above"],
    ),
    row(
        Action.WITHDRAW_REQUEST,
        {D, H},
        None,
        {Who.HANDLER},
        guards=["something_is_asked", "own_request"],
    ),
    row(Action.RESUME, {S}, H, {Who.HANDLER, Who.LEADER, Who.CLOCK}, needs=["note?"]),
    row(Action.COMMENT, ALL | {S}, None, {Who.VIEWER}, needs=["words", "internal?"]),
)

# Steps 1 and 2 (and 3 and 4 of what was found and solved on the spot) are events of a case that is being made.
PRELUDE = (Action.APPROACH, Action.FIND, Action.REPORT, Action.DISPATCH)

ORDER = list(Action)


def table(*parts):
    """{action: row} of a version, in the order of the verbs: of two rows of one verb the later one holds."""
    rows = {row.action: row for part in parts for row in part}
    return {action: rows[action] for action in ORDER if action in rows}


TABLES = {1: table(FIRST), 2: table(FIRST, SECOND)}
ROWS = tuple(TABLES[VERSION].values())

# The step now running (workflow.md): what a state shows on the seven-dot bar. An end keeps the last one.
STEPS = {R: 3, D: 4, H: 5, S: 5, N: 6, F: 7, C: 7}
RESIDENT_STAGES = {R: 1, D: 2, H: 3, S: 3, N: 3, F: 3, C: 4}


def find(action, *, version=VERSION):
    """The row of `action` in the table of `version`; for a verb that came later its newest row: it says what is asked
    and by whom, and `row_from` that it does not follow. KeyError for what is no verb."""
    return TABLES[version].get(Action(action)) or TABLES[VERSION][Action(action)]


def row_from(state, action, *, version=VERSION):
    """The row by which `action` follows `state`, or None: it does not, or is no verb of its own (steps 1 and 2)."""
    row = TABLES[version].get(Action(action))
    return row if row and state in row.sources else None


def rows_from(state, *, version=VERSION):
    """The verbs that may follow `state`, in the table's order."""
    return [row for row in TABLES[version].values() if state in row.sources]


def step_of(state, *, accepted, before):
    """The running step 1–7: `accepted` lifts a reported case from 3 to 4; an end keeps the step it had (`before`)."""
    if state == State.REPORTED:
        return 4 if accepted else 3
    return STEPS.get(state, before)


def edges(version=VERSION):
    """Every (action, from, to) of the table: what the database lets happen. Prelude events have neither state."""
    moves = {
        (row.action.value, str(source), str(target))
        for row in TABLES[version].values()
        for source, target in row.arrows()
    }
    return sorted(moves | {(action.value, BEFORE, BEFORE) for action in PRELUDE})


def pairs(version=VERSION):
    """Every (state, action) there could be, with its row or None: what the graph test walks."""
    for state, action in product([BEFORE, *State], Action):
        yield state, action, row_from(state, action, version=version)


def as_data(version=VERSION):
    """The table as plain data for `manage.py workflow --json`."""
    return {
        "version": version,
        "states": [{"name": s.value, "label": str(s.label)} for s in State],
        "rows": [
            {
                "action": row.action.value,
                "label": str(row.action.label),
                "from": sorted(map(str, row.sources)),
                "to": str(row.target) if row.target is not None else None,
                "forks": {str(source): str(target) for source, target in row.forks},
                "who": sorted(map(str, row.who)),
                "needs": list(row.needs),
                "guards": list(row.guards),
            }
            for row in TABLES[version].values()
        ],
    }
