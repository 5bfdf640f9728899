"""Whose word on a whistle it is: who may blow, approve, answer and rate, and which calls each verb is about (pure).

Sources: S1-32 and S2-29 (the street whistles, departments report for duty), domain.md 2.9: a whistle from below needs
the principal officer's word (宜黄), somebody else judges an objection (接诉即办条例 art. 12), both sides rate each
other (art. 33).
"""

from dataclasses import dataclass

from cases.enums import BLOCKING, Action, CallState
from grids.enums import Role
from grids.roles import P

PRINCIPAL = frozenset({"district_id", "street_id"})  # who leads there is the principal officer
WHISTLERS = PRINCIPAL | {"total_id"}
# The states in which a unit's own call is open to each of its verbs.
OF_UNIT = {
    Action.RESPOND: frozenset({CallState.CALLED}),
    Action.OBJECT: frozenset({CallState.CALLED, CallState.RESPONDED}),
    Action.ARRIVE: frozenset({CallState.CALLED, CallState.RESPONDED}),
    Action.REPORT_BACK: frozenset({CallState.RESPONDED, CallState.ARRIVED}),
}
TO_RATE = frozenset({CallState.REPORTED, CallState.SIGNED, CallState.EXPIRED})


@dataclass(frozen=True)
class CallFact:
    """One call as guards and forms see it."""

    uuid: str
    department_id: int
    state: str
    whistler_id: int
    objected: bool = False
    unit_rated: bool = False
    whistler_rated: bool = False

    @property
    def blocks(self):
        return self.state in BLOCKING


def leads(case, by, levels):
    """Whether somebody leads at one of these columns of Placed where the case lies."""
    return any(
        held.role == Role.LEADER and held.level in levels and held.covers(case) for held in by.scope.posts
    )


def is_own(call, by):
    return call.department_id in by.scope.departments(P.CASE_HANDLE)


def answers_for(call, case, by):
    """Whether somebody speaks for the whistling side: the whistler, or a principal officer; never the unit itself."""
    if is_own(call, by):
        return False
    return call.whistler_id == by.officer_id or leads(case, by, PRINCIPAL)


def calls_for(action, calls, case, by):
    """The calls that a verb of this person may be about, in the order they were made."""
    chosen = CHOOSERS.get(Action(action), of_own_unit)
    return [call for call in calls if chosen(call, case, by, Action(action))]


def of_own_unit(call, case, by, action):
    fits = is_own(call, by) and call.state in OF_UNIT[action]
    return fits and not (action == Action.OBJECT and call.objected)


def to_approve(call, case, by, action):
    other = call.whistler_id != by.officer_id
    return call.state == CallState.PROPOSED and other and leads(case, by, PRINCIPAL)


def to_judge(call, case, by, action):
    """Somebody other than the whistler, and not the unit that objects."""
    is_party = call.whistler_id == by.officer_id or is_own(call, by)
    return call.state == CallState.OBJECTED and not is_party and leads(case, by, PRINCIPAL)


def to_cancel(call, case, by, action):
    return (call.blocks or call.state == CallState.PROPOSED) and answers_for(call, case, by)


def to_rate(call, case, by, action):
    if call.state not in TO_RATE:
        return False
    if is_own(call, by):
        return not call.whistler_rated
    return not call.unit_rated and answers_for(call, case, by)


CHOOSERS = {
    Action.WHISTLE_APPROVE: to_approve,
    Action.ANSWER_OBJECTION: to_judge,
    Action.WHISTLE_CANCEL: to_cancel,
    Action.RATE_RESPONSE: to_rate,
}
