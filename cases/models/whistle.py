import uuid

from django.db import models
from django.db.models import CheckConstraint, F, Index, Q, UniqueConstraint
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext_lazy as _

from cases.enums import CallClock, CallState, WhistleKind
from cases.querysets.whistle import CallQuerySet
from cases.whistles import CallFact

# What a verb may change of a call; whom it called, who whistled and when stay.
MUTABLE = [
    "state",
    "called_at",
    "respond_due_at",
    "arrive_due_at",
    "result_due_at",
    "responded_at",
    "arrived_at",
    "objected_at",
    "pauses",
    "reported_at",
    "ended_at",
    "seen_until",
    "unit_level",
    "whistler_level",
    "ladder",
    "next_alert_at",
]
ENDED = sorted(str(state) for state in CallState if state.is_end)
UNCALLED = ["cancelled", "lapsed", "proposed"]  # may have ended, or waits, before anybody was called


class WhistleTerm(models.Model):
    """How long a called unit has, by the kind of whistle: to answer, to be there, to report its result."""

    kind = models.CharField(_("kind of whistle"), max_length=12, choices=WhistleKind)
    clock = models.CharField(_("clock"), max_length=10, choices=CallClock)
    limit = models.DecimalField(_("limit"), max_digits=6, decimal_places=2)
    unit = models.CharField(_("unit"), max_length=2)

    class Meta:
        verbose_name = _("term of a whistle")
        verbose_name_plural = _("terms of whistles")
        constraints = [
            UniqueConstraint(name="one_term_of_a_whistle", fields=["kind", "clock"]),
            CheckConstraint(name="term_of_a_whistle_is_positive", condition=Q(limit__gt=0)),
        ]

    def __str__(self):
        return f"{self.kind} {self.clock} {self.limit.normalize():f} {self.unit}"


class Call(models.Model):
    """One unit called to a case by a whistle (吹哨), with its own clocks, its own result and a rating by both sides.

    `seq`: the event that called it. The clocks count from `called_at`; `ladder` is what they still have to say:
    [[moment in ISO 8601, clock, word], …].
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    case = models.ForeignKey("cases.Case", models.PROTECT, related_name="calls")
    department = models.ForeignKey("grids.Department", models.PROTECT, related_name="+", db_index=False)
    kind = models.CharField(_("kind of whistle"), max_length=12, choices=WhistleKind)
    state = models.CharField(_("state"), max_length=10, choices=CallState)
    seq = models.PositiveIntegerField()
    whistled_at = models.DateTimeField()
    whistled_by = models.ForeignKey("grids.Officer", models.PROTECT, related_name="+", db_index=False)
    called_at = models.DateTimeField(null=True)
    respond_due_at = models.DateTimeField(null=True)
    arrive_due_at = models.DateTimeField(null=True)
    result_due_at = models.DateTimeField(null=True)
    responded_at = models.DateTimeField(null=True)
    arrived_at = models.DateTimeField(null=True)
    objected_at = models.DateTimeField(null=True)
    pauses = models.JSONField(default=list)  # [[from, to], …] in ISO 8601: while an objection waited
    reported_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    seen_until = models.DateField(null=True)  # the first day on which the unit sees the case no more
    unit_level = models.PositiveSmallIntegerField(null=True)  # 1 to 5, by the whistler
    whistler_level = models.PositiveSmallIntegerField(null=True)  # 1 to 5, by the unit
    ladder = models.JSONField(default=list)
    next_alert_at = models.DateTimeField(null=True)

    objects = CallQuerySet.as_manager()

    class Meta:
        verbose_name = _("called unit")
        verbose_name_plural = _("called units")
        constraints = [
            UniqueConstraint(
                name="one_open_call_of_a_unit", fields=["case", "department"], condition=Q(ended_at=None)
            ),
            CheckConstraint(name="call_state_is_known", condition=Q(state__in=CallState.values)),
            CheckConstraint(name="call_kind_is_known", condition=Q(kind__in=WhistleKind.values)),
            CheckConstraint(
                name="call_ends_exactly_when_its_state_says_so",
                condition=Q(state__in=ENDED, ended_at__isnull=False, seen_until__isnull=False)
                | (~Q(state__in=ENDED) & Q(ended_at=None, seen_until=None)),
            ),
            CheckConstraint(
                name="call_has_its_clocks_once_it_is_made",
                condition=Q(called_at=None, state__in=UNCALLED)
                | (~Q(state="proposed") & Q(called_at__isnull=False, respond_due_at__isnull=False))
                & Q(arrive_due_at__isnull=False, result_due_at__isnull=False),
            ),
            CheckConstraint(
                name="call_that_has_ended_alerts_nobody",
                condition=Q(ended_at=None) | Q(next_alert_at=None),
            ),
            CheckConstraint(
                name="call_is_rated_from_one_to_five",
                condition=(Q(unit_level=None) | Q(unit_level__range=(1, 5)))
                & (Q(whistler_level=None) | Q(whistler_level__range=(1, 5))),
            ),
        ]
        indexes = [
            Index(fields=["department", "-whistled_at"], name="call_of_unit"),
            Index(fields=["next_alert_at"], name="call_next", condition=Q(next_alert_at__isnull=False)),
            Index(F("whistled_at").desc(), F("id").desc(), name="call_newest"),
        ]

    def __str__(self):
        return f"{self.case_id} {self.department_id} {self.state}"

    @property
    def pauses_so_far(self):
        return [tuple(parse_datetime(moment) for moment in pause) for pause in self.pauses]

    @property
    def next_due(self):
        """(the clock that runs, its due moment), the next thing the unit owes; None where it owes nothing."""
        for clock, done in ((CallClock.RESPOND, self.responded_at), (CallClock.ARRIVE, self.arrived_at)):
            if not done and not self.ended_at:
                return clock, getattr(self, f"{clock}_due_at")
        return (CallClock.RESULT, self.result_due_at) if not self.ended_at else None

    def as_fact(self):
        """The call as guards and forms see it."""
        return CallFact(
            uuid=str(self.uuid),
            department_id=self.department_id,
            state=self.state,
            whistler_id=self.whistled_by_id,
            objected=self.objected_at is not None,
            unit_rated=self.unit_level is not None,
            whistler_rated=self.whistler_level is not None,
        )
