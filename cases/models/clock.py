from decimal import Decimal

from django.db import models
from django.db.models import CheckConstraint, Index, Q, UniqueConstraint
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext_lazy as _

from cases.clockwork import ClockKind
from cases.enums import Alert, Urgency

# What changes of a clock that is there already.
WRITTEN = [
    "policy",
    "calendar",
    "calendar_version",
    "limit",
    "unit",
    "due_at",
    "paused_at",
    "pauses",
    "extensions",
    "stopped_at",
    "alert",
    "climbed",
    "ladder",
    "next_alert_at",
]


class ClockPolicy(models.Model):
    """How long a clock may run: by kind, and more narrowly by category or urgency. Ended, never rewritten."""

    kind = models.CharField(_("clock"), max_length=15, choices=ClockKind)
    category = models.ForeignKey(
        "cases.Category", models.PROTECT, null=True, blank=True, verbose_name=_("category")
    )
    urgency = models.CharField(_("urgency"), max_length=10, choices=Urgency, blank=True)
    major = models.BooleanField(_("for major cases"), default=False)
    limit = models.DecimalField(_("limit"), max_digits=6, decimal_places=2)
    unit = models.CharField(_("unit"), max_length=2)
    calendar = models.ForeignKey("grids.Calendar", models.PROTECT, verbose_name=_("calendar"))
    ladder = models.JSONField(_("ladder"), default=list)  # [[0.5, "reminded"], [0.8, "yellow"], [1, "red"]]
    climb = models.JSONField(
        _("climb"), default=list, db_default=[], blank=True
    )  # [[hours after due, "micro"], …]
    valid_from = models.DateTimeField(_("valid from"))
    valid_to = models.DateTimeField(_("valid to"), null=True, blank=True)
    by = models.ForeignKey("grids.Officer", models.PROTECT, null=True, related_name="+", db_index=False)
    reason = models.CharField(_("reason"), max_length=200, blank=True, db_default="")
    ended_by = models.ForeignKey("grids.Officer", models.PROTECT, null=True, related_name="+", db_index=False)

    class Meta:
        verbose_name = _("clock policy")
        verbose_name_plural = _("clock policies")
        constraints = [
            CheckConstraint(name="clock_policy_limit_is_positive", condition=Q(limit__gt=0)),
            UniqueConstraint(
                name="one_clock_policy_at_a_time",
                fields=["kind", "category", "urgency", "major"],
                condition=Q(valid_to=None),
                nulls_distinct=False,
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} {self.limit.normalize():f} {self.unit}"


class Clock(models.Model):
    """One run of one of the nine clocks of a case. Due moments are columns; the sweep reads `next_alert_at`."""

    case = models.ForeignKey("cases.Case", models.PROTECT, related_name="clocks", db_index=False)
    kind = models.CharField(max_length=15, choices=ClockKind)
    round = models.PositiveSmallIntegerField(default=1)
    policy = models.ForeignKey(ClockPolicy, models.PROTECT, null=True, related_name="+", db_index=False)
    calendar = models.ForeignKey("grids.Calendar", models.PROTECT, related_name="+", db_index=False)
    calendar_version = models.PositiveIntegerField(default=1, db_default=1)
    limit = models.DecimalField(max_digits=6, decimal_places=2)
    unit = models.CharField(max_length=2)
    started_at = models.DateTimeField()
    due_at = models.DateTimeField()
    paused_at = models.DateTimeField(null=True)
    pauses = models.JSONField(default=list)  # [[from, to], …] in ISO 8601
    extensions = models.JSONField(
        default=list, db_default=[]
    )  # [[limit, moment, reason], …] in the clock's unit
    stopped_at = models.DateTimeField(null=True)
    alert = models.CharField(max_length=10, choices=Alert, default=Alert.NONE)
    climbed = models.CharField(max_length=10, blank=True, db_default="", default="")  # the tier last told
    ladder = models.JSONField(default=list)  # [[moment in ISO 8601, "reminded"], …], what is still to come
    next_alert_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("clock")
        verbose_name_plural = _("clocks")
        constraints = [
            UniqueConstraint(name="clock_runs_once_a_round", fields=["case", "kind", "round"]),
            UniqueConstraint(
                name="one_running_clock_of_a_kind", fields=["case", "kind"], condition=Q(stopped_at=None)
            ),
            CheckConstraint(
                name="clock_that_stands_still_alerts_nobody",
                condition=Q(next_alert_at=None) | Q(stopped_at=None, paused_at=None),
            ),
        ]
        indexes = [
            Index(fields=["next_alert_at"], name="clock_next", condition=Q(next_alert_at__isnull=False))
        ]

    def __str__(self):
        return f"{self.case_id} {self.kind}/{self.round}"

    @property
    def pauses_so_far(self):
        """The pauses as (from, to) moments; the open one last, its end None."""
        ended = [tuple(parse_datetime(moment) for moment in pause) for pause in self.pauses]
        return [*ended, (self.paused_at, None)] if self.paused_at else ended

    @property
    def whole_limit(self):
        """The limit with everything granted on top."""
        return self.limit + sum(Decimal(number) for number, *_why in self.extensions)
