"""What somebody is to one case: the link between posts and the `who` column of the workflow table (pure)."""

from cases.enums import Who
from grids.enums import Role
from grids.roles import P

BY_ROLE = {
    Role.DISPATCHER: Who.DISPATCHER,
    Role.LEADER: Who.LEADER,
    Role.REVIEWER: Who.REVIEWER,
}


def parties(case, by):
    """The set of Who that `by` (an Actor) is to `case`. Power ends at the edge of the post."""
    if by.is_clock:
        return frozenset({Who.CLOCK})
    if by.is_reporter:
        return frozenset({Who.REPORTER, Who.ANYONE})
    return frozenset(of_officer(case, by.scope))


def of_officer(case, scope):
    if scope.is_kept_from(case):
        return
    yield Who.ANYONE
    for held in scope.posts:
        if held.level and held.covers(case) and (who := BY_ROLE.get(held.role)):
            yield who
    if scope.may(P.CASE_SELF_HANDLE, case):
        yield Who.WORKER
    if scope.called and case.pk in scope.called:
        yield Who.CALLED
    if handles(case, scope):
        yield Who.HANDLER
        yield Who.VIEWER
    elif scope.may(P.CASE_VIEW, case):
        yield Who.VIEWER


def handles(case, scope):
    """Whether the case is in the hands of one of these posts or departments, or of this officer by exception."""
    if scope.is_kept_from(case):
        return False
    if scope.has_exception(P.CASE_HANDLE, case):
        return True
    return case.handler_post_id in scope.post_ids(
        P.CASE_HANDLE
    ) or case.handler_department_id in scope.departments(P.CASE_HANDLE)


def acting_post(case, who, scope):
    """The post (a Held) an officer acts by: the handling one for a handler, else the nearest of the fitting role."""
    if Who.HANDLER in who:
        mine = [held for held in scope.posts if is_handling(held, case)]
        if mine:
            return mine[0]
    roles = {role for role, as_who in BY_ROLE.items() if as_who in who}
    fitting = [held for held in scope.posts if held.level and held.covers(case) and held.role in roles]
    if fitting:
        return fitting[-1]
    if Who.CALLED in who and (units := [held for held in scope.posts if held.department_id]):
        return units[0]
    # By exception somebody acts by the post he has elsewhere.
    return scope.post_for(P.CASE_VIEW, case) or next(iter(scope.posts), None)


def is_handling(held, case):
    if held.level:
        return held.id == case.handler_post_id
    return case.handler_department_id is not None and held.department_id == case.handler_department_id
