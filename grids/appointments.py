"""What may follow what on the way to a post (任用): the one table (no queries, no clock, no effects).

The pages, the action and the database's trigger follow it. Sources: domain.md S0-14 (nomination, review, publicity,
appointment, term), S2-42 (residents apply themselves).
"""

from dataclasses import dataclass
from enum import StrEnum

from grids.enums import AppointmentAct, AppointmentState

BEFORE = ""  # the state of an appointment that does not exist yet

N, R, P, A, E, F, W = (
    AppointmentState.NOMINATED,
    AppointmentState.REVIEWED,
    AppointmentState.PUBLISHED,
    AppointmentState.APPOINTED,
    AppointmentState.ENDED,
    AppointmentState.REFUSED,
    AppointmentState.WITHDRAWN,
)
ON_THE_WAY = (N, R, P)


class Party(StrEnum):
    """What somebody is to an appointment."""

    ANYONE = "anyone"
    CANDIDATE = "candidate"
    NOMINATOR = "nominator"
    LEAD = "lead"  # leads the people of the place
    APPOINTER = "appointer"
    CLOCK = "clock"


@dataclass(frozen=True)
class Row:
    """One verb: from which states, to which (None: it stays), by whom, whether it must say why, what guards it."""

    action: AppointmentAct
    sources: frozenset
    target: AppointmentState | None
    who: frozenset
    says_why: bool = False
    guards: tuple = ()

    def targets(self, state):
        return self.target if self.target is not None else state


def row(action, sources, target, who, *, says_why=False, guards=()):
    return Row(action, frozenset(sources), target, frozenset(who), says_why, tuple(guards))


ABOVE = (Party.LEAD, Party.APPOINTER)
OTHERS = ("another_than_the_candidate",)

ROWS = (
    row(AppointmentAct.NOMINATE, {BEFORE}, N, {Party.ANYONE}),
    row(AppointmentAct.REVIEW, {N}, R, ABOVE, guards=[*OTHERS, "another_than_the_nominator"]),
    row(AppointmentAct.PUBLISH, {R}, P, ABOVE, guards=[*OTHERS, "asks_for_publicity"]),
    row(AppointmentAct.OBJECT, {P}, None, ABOVE, says_why=True, guards=OTHERS),
    row(AppointmentAct.ANSWER, {P}, None, ABOVE, says_why=True, guards=OTHERS),
    row(
        AppointmentAct.APPOINT,
        {R, P},
        A,
        {Party.APPOINTER},
        guards=[*OTHERS, "publicity_is_over", "objections_are_answered"],
    ),
    row(AppointmentAct.END, {A}, E, {Party.APPOINTER, Party.CLOCK}),
    row(AppointmentAct.REFUSE, ON_THE_WAY, F, ABOVE, says_why=True, guards=OTHERS),
    row(
        AppointmentAct.WITHDRAW,
        ON_THE_WAY,
        W,
        {Party.CANDIDATE, Party.NOMINATOR},
        says_why=True,
    ),
)
TABLE = {row.action: row for row in ROWS}


def find(action):
    """The row of a verb; KeyError for one that is not in the table."""
    return TABLE[AppointmentAct(action)]


def rows_from(state):
    """The verbs that may follow a state, in the table's order."""
    return [row for row in ROWS if state in row.sources]


def edges():
    """Every (from, to) by which a state changes: what the database lets happen."""
    return sorted(
        (str(source), str(row.target))
        for row in ROWS
        for source in row.sources
        if row.target is not None and source != BEFORE
    )
