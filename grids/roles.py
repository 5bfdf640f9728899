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
    GROUND_CHANGE = "ground.change"
    REGISTER_KEEP = "register.keep"  # what is in a grid: written, checked, ended
    RIGHTS_GIVE = (
        "rights.give"  # posts, accounts, the end of an exception; never a right over anybody's data itself
    )
    AUDIT_READ = "audit.read"
    REPORTER_REVEAL = "reporter.reveal"
    ACCOUNT_CARE = "account.care"
    STAFF_LEAD = "staff.lead"  # nominate, review, absences and duty turns of those below
    WORK_LEAD = "work.lead"  # reads what those below wrote of their own work, sends cadres to a grid
    NOTICE_WRITE = "notice.write"  # what is said at the doors: notices, duty phones
    TALENT_KEEP = "talent.keep"  # professionals who offer help: their names, their word, their numbers
    STATION_KEEP = "station.keep"  # what can be booked at a station, and by whom it is
    EXPORT_APPROVE = "export.approve"  # the second word on a long list of people that somebody takes out
    CONFIGURE = "configure"
    OPERATE = "operate"  # the machine as a whole: what waits, what is parked, what is late; nobody's data


SEES_CASES = frozenset({P.CASE_VIEW, P.GRID_VIEW, P.REPORTER_REVEAL})
WORKS_IN_THE_GRID = SEES_CASES | {
    *(P.CASE_REPORT, P.CASE_SELF_HANDLE, P.CASE_HANDLE, P.REGISTER_KEEP, P.STATION_KEEP),
}

GRANTS = {
    Role.LEADER: WORKS_IN_THE_GRID
    | {P.CASE_DISPATCH, P.CASE_LEAD, P.ACCOUNT_CARE, P.STAFF_LEAD, P.WORK_LEAD}
    | {P.NOTICE_WRITE, P.EXPORT_APPROVE, P.TALENT_KEEP},
    Role.WORKER: WORKS_IN_THE_GRID,
    Role.DISPATCHER: SEES_CASES
    | {P.CASE_REPORT, P.CASE_DISPATCH, P.ACCOUNT_CARE, P.STAFF_LEAD, P.WORK_LEAD, P.NOTICE_WRITE}
    | {P.TALENT_KEEP, P.STATION_KEEP},
    Role.REVIEWER: SEES_CASES | {P.CASE_REVIEW},
    Role.HANDLER: SEES_CASES | {P.CASE_HANDLE},
    Role.ADMINISTRATOR: frozenset(
        {P.GRID_VIEW, P.GROUND_CHANGE, P.REGISTER_KEEP, P.NOTICE_WRITE, P.CONFIGURE, P.OPERATE}
    ),
    Role.SECURITY: frozenset({P.GRID_VIEW, P.RIGHTS_GIVE, P.ACCOUNT_CARE, P.STAFF_LEAD, P.EXPORT_APPROVE}),
    Role.AUDITOR: frozenset({P.AUDIT_READ}),
    # S4-15: who only discovers, reports and confirms; S1-42: couriers only report; S4-29: property staff also handle
    # what is given to them.
    Role.FINDER: frozenset({P.CASE_VIEW, P.GRID_VIEW, P.CASE_REPORT}),
    Role.ASSISTANT: frozenset({P.CASE_REPORT}),
    Role.PARTNER: frozenset({P.GRID_VIEW, P.CASE_REPORT, P.CASE_HANDLE}),
}

# 三权分立 (等保三级, domain.md 4.3): who configures, who gives rights, who reads the logs. The database refuses two of
# them in one hand (migration 0020).
ADMINISTRATORS = frozenset({Role.ADMINISTRATOR, Role.SECURITY, Role.AUDITOR})

# Who stands above whom where both have a post: only a higher number helps with a lost password. Between two of the
# same number the one with the wider post; superiors.py says the rest.
RANK = {
    Role.ADMINISTRATOR: 4,
    Role.SECURITY: 4,
    Role.AUDITOR: 4,
    Role.LEADER: 3,
    Role.DISPATCHER: 2,
    Role.REVIEWER: 1,
    Role.HANDLER: 1,
    Role.WORKER: 1,
    Role.FINDER: 0,
    Role.PARTNER: 0,
    Role.ASSISTANT: 0,
}

# A report is about somebody's home and often names him, a reporter's phone can be opened, and who configures or hands
# out codes can make himself see both: whoever holds one of these signs in with two steps (ASVS 6.3.3, 等保三级).
SHOWS_PERSONAL_DATA = frozenset(
    {P.CASE_VIEW, P.REPORTER_REVEAL, P.ACCOUNT_CARE, P.CONFIGURE, P.RIGHTS_GIVE, P.AUDIT_READ}
)
NEEDS_TWO_STEPS = frozenset(role for role, verbs in GRANTS.items() if verbs & SHOWS_PERSONAL_DATA)
