from dataclasses import dataclass, field

from django.utils.timezone import localdate

from grids.enums import ActorKind
from grids.models.officer import Officer
from grids.roles import P
from grids.scope import Scope


@dataclass(frozen=True)
class Actor:
    """Who acts: an officer with the scope built for this request, a reporter by link, or the clock."""

    kind: str
    officer: Officer | None = None
    scope: Scope = field(default_factory=Scope.nothing)

    @classmethod
    def of(cls, officer, on=None):
        """The actor for a signed-in officer, or the reporter for anybody else. One query, for the scope."""
        if officer is None or not officer.is_authenticated:
            return cls.reporter()
        return cls(ActorKind.OFFICER, officer, Scope.of(officer, on or localdate()))

    @classmethod
    def clock(cls):
        return cls(ActorKind.CLOCK)

    @classmethod
    def reporter(cls):
        return cls(ActorKind.REPORTER)

    @property
    def is_officer(self):
        return self.kind == ActorKind.OFFICER

    @property
    def is_reporter(self):
        return self.kind == ActorKind.REPORTER

    @property
    def is_clock(self):
        return self.kind == ActorKind.CLOCK

    @property
    def officer_id(self):
        return self.officer.pk if self.officer else None

    def may(self, permission, placed):
        """Whether a post carries the permission at the place. The clock and reporters hold none."""
        return self.scope.may(permission, placed)

    @property
    def operates(self):
        """Whether the menu leads to the operator's page."""
        return self.holds(P.OPERATE)

    @property
    def configures(self):
        """Whether the menu leads to the working calendars."""
        return self.holds(P.CONFIGURE)

    @property
    def sees_ground(self):
        """Whether the menu leads to the grids."""
        return self.holds(P.GRID_VIEW)

    @property
    def cares_for_accounts(self):
        """Whether the menu leads to the people below."""
        return self.holds(P.ACCOUNT_CARE)

    @property
    def sees_cases(self):
        """Whether the menu leads to the whistles."""
        return self.holds(P.CASE_VIEW)

    @property
    def leads_cases(self):
        """Whether the menu leads to the requests that wait for an answer."""
        return self.holds(P.CASE_LEAD)

    @property
    def reads_logs(self):
        """Whether the menu leads to the logs."""
        return self.holds(P.AUDIT_READ)

    @property
    def leads_staff(self):
        """Whether the menu leads to the way to a post, the roster and the staffing table."""
        return self.holds(P.STAFF_LEAD)

    @property
    def writes_log(self):
        """Whether the menu leads to the log of his posts: those on grids have one."""
        return any(post.level not in ("", "district_id") for post in self.scope.posts)

    @property
    def holds_posts(self):
        """Whether the menu leads to what only who holds a post has."""
        return bool(self.scope.posts)

    @property
    def leads_work(self):
        """Whether the menu leads to the logs of posts and the cadres on site."""
        return self.holds(P.WORK_LEAD)

    @property
    def keeps_talents(self):
        """Whether the menu leads to the professionals who offer help."""
        return self.holds(P.TALENT_KEEP)

    @property
    def keeps_stations(self):
        """Whether the menu leads to what is booked at the stations."""
        return self.holds(P.STATION_KEEP)

    @property
    def gives_rights(self):
        """Whether a page leads to what only the security administrator does."""
        return self.holds(P.RIGHTS_GIVE)

    @property
    def ends_exceptions(self):
        """Whether the menu leads to the exceptions: who could give or end one."""
        return any(self.holds(verb) for verb in (P.RIGHTS_GIVE, P.CASE_LEAD, P.CASE_DISPATCH))

    def holds(self, permission):
        """Whether any post carries it, wherever it is: for menus, never for a decision about a row."""
        return bool(self.scope.holding(permission))
