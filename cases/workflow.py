"""What may follow what: the one table of the case engine (no queries, no clock, no effects).

Pages, the API, the worker, the admin and the database's edge table all read it. A case keeps the version of the
table it was reported under; a changed table is a new version here and a migration that adds its edges.

Sources: workflow.md's table; S2-06 (seven steps), S2-24 (dispatch to verify), S2-30 (no close without a reply),
S2-41 (nothing is closed unsolved), S2-34 (three ways of answering), S2-38 (one grid to the end).
"""

from itertools import product

from cases.enums import Action, State
from cases.workflow_first import FIRST
from cases.workflow_row import BEFORE, C, D, F, H, N, R, S
from cases.workflow_second import SECOND
from cases.workflow_whistle import WHISTLES

VERSION = 2

# Steps 1 and 2 (and 3 and 4 of what was found and solved on the spot) are events of a case that is being made.
PRELUDE = (Action.APPROACH, Action.FIND, Action.REPORT, Action.DISPATCH)

ORDER = list(Action)


def table(*parts):
    """{action: row} of a version, in the order of the verbs: of two rows of one verb the later one holds."""
    rows = {row.action: row for part in parts for row in part}
    return {action: rows[action] for action in ORDER if action in rows}


TABLES = {1: table(FIRST), 2: table(FIRST, SECOND, WHISTLES)}
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
