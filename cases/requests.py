"""Who answers a request, how far up from whoever asks (pure): one tier up, more time two, never who asks."""

from cases.enums import RequestKind
from grids.enums import Role
from grids.scope import LEVELS

DISTRICT = 0
STEPS = {RequestKind.EXTEND: 2}


def answered_from(kind, placed, level, *, leads):
    """The level (a place in LEVELS) from which on upwards a request is answered.

    In: `placed` the case, `level` the column of Placed at which the asker has his post ("" for a department that
    serves a whole district), `leads` whether that post leads. From a worker it is one step to the leader of his own
    grid, and one more to the next grid above that the case lies in; above the district there is nobody.
    """
    steps = STEPS.get(kind, 1)
    if not level:
        return DISTRICT
    above = [i for i, name in enumerate(LEVELS) if getattr(placed, name) and i < LEVELS.index(level)]
    tiers = [*above, LEVELS.index(level)]  # the widest first
    return tiers[max(len(tiers) - steps - int(leads), 0)]


def may_answer(case, asked, by):
    """Whether somebody leads far enough up to answer, is not who asked, and not the post that has it in hand."""
    if by.officer_id == asked.officer_id:
        return False
    leading = [held for held in by.scope.posts if held.role == Role.LEADER and held.level]
    return any(
        held.covers(case)
        and held.id != case.handler_post_id
        and LEVELS.index(held.level) <= asked.data["level"]
        for held in leading
    )
