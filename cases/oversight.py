"""Who watches over a case, and who stands above whom in that: keeping it from somebody above would hide it."""

from grids.roles import GRANTS, RANK, P
from grids.scope import nearness
from grids.superiors import posts_by_officer

WATCHES = (P.CASE_DISPATCH, P.CASE_REVIEW, P.CASE_LEAD)
NAMES = (P.CASE_DISPATCH, P.CASE_REVIEW)


def stands_above_in(case, by, officer, day):
    """Whether one of the actor's posts that name people stands above every post of the officer's own by which he
    watches over the case. Who only works on it is below everybody who names. Two statements."""
    below = [one for one in posts_by_officer([officer], day)[officer.pk] if one.post.officer_id == officer.pk]
    watching = [one.held for one in below if one.held.covers(case) and GRANTS[one.held.role] & set(WATCHES)]
    naming = [held for verb in NAMES for held in by.scope.holding(verb) if held.covers(case)]
    return all(any(is_above(mine, theirs) for mine in naming) for theirs in watching)


def is_above(mine, theirs):
    """The wider post, and of two as wide the higher role."""
    return (nearness(mine), -RANK[mine.role]) < (nearness(theirs), -RANK[theirs.role])
