"""Permissions are verbs; a role is a set of verbs; a role's power ends at the edge of its post."""

from enum import StrEnum

from grids.enums import Role


class P(StrEnum):
    CASE_VIEW = "case.view"
    CASE_REPORT = "case.report"
    CASE_SELF_HANDLE = "case.self_handle"
    CASE_DISPATCH = "case.dispatch"
    CASE_HANDLE = "case.handle"
    CASE_REVIEW = "case.review"
    CASE_LEAD = "case.lead"
    GRID_VIEW = "grid.view"
    REPORTER_REVEAL = "reporter.reveal"
    CONFIGURE = "configure"
    OPERATE = "operate"  # the machine as a whole: what waits, what is parked, what is late; nobody's data


SEES_CASES = frozenset({P.CASE_VIEW, P.GRID_VIEW, P.REPORTER_REVEAL})
WORKS_IN_THE_GRID = SEES_CASES | {P.CASE_REPORT, P.CASE_SELF_HANDLE, P.CASE_HANDLE}

GRANTS = {
    Role.LEADER: WORKS_IN_THE_GRID | {P.CASE_DISPATCH, P.CASE_LEAD},
    Role.WORKER: WORKS_IN_THE_GRID,
    Role.DISPATCHER: SEES_CASES | {P.CASE_REPORT, P.CASE_DISPATCH},
    Role.REVIEWER: SEES_CASES | {P.CASE_REVIEW},
    Role.HANDLER: SEES_CASES | {P.CASE_HANDLE},
    Role.ADMINISTRATOR: frozenset({P.GRID_VIEW, P.CONFIGURE, P.OPERATE}),
}
