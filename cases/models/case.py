import uuid

from django.contrib.gis.db.models import PointField
from django.contrib.postgres.indexes import GinIndex, GistIndex, OpClass
from django.db import models
from django.db.models import CheckConstraint, F, Index, Q
from django.db.models.functions import Reverse
from django.utils.translation import gettext_lazy as _

from cases.enums import ENDS, OPEN, Alert, Satisfaction, Source, State, Urgency
from cases.querysets.case import CaseQuerySet
from cases.querysets.words import CaseGrams
from grids.models.placed import Placed

LEVELS = ("district", "street", "total", "general", "grid")
DESK_ORDER = ("due_at", "id", "state", "alert", "pending")
# Everything a verb may change; the number, the place's history and the workflow version are not among it.
MUTABLE = [
    "state",
    "step",
    "version",
    "alert",
    "category",
    "urgency",
    "major",
    "district",
    "street",
    "total",
    "general",
    "grid",
    "owner_grid",
    "building",
    "address",
    "point",
    "unplaced",
    "handler_post",
    "handler_department",
    "round",
    "declined_count",
    "sent_back_count",
    "rework_count",
    "needs_joint_decision",
    "satisfaction",
    "outcome",
    "answer",
    "void_reason",
    "pending",
    "asking",
    "review_on",
    "accepted_at",
    "accepted_by",
    "contacted_at",
    "fed_back_at",
    "closed_at",
    "closed_by",
    "changed_at",
    "due_at",
    "accept_due_at",
    "dispatch_due_at",
    "take_due_at",
    "first_contact_due_at",
    "progress_due_at",
    "handle_due_at",
    "feedback_due_at",
    "close_due_at",
    "total_due_at",
]
IS_OPEN = Q(state__in=sorted(str(state) for state in OPEN))


def short(number):
    """Month and day, and the sequence of the day: 1119-00003."""
    return f"{number[4:8]}-{number[-5:]}"


class DueColumns(models.Model):
    """When each of the nine clocks that runs now is due; empty while it does not run."""

    accept_due_at = models.DateTimeField(null=True, editable=False)
    dispatch_due_at = models.DateTimeField(null=True, editable=False)
    take_due_at = models.DateTimeField(null=True, editable=False)
    first_contact_due_at = models.DateTimeField(null=True, editable=False)
    progress_due_at = models.DateTimeField(null=True, editable=False)
    handle_due_at = models.DateTimeField(null=True, editable=False)
    feedback_due_at = models.DateTimeField(null=True, editable=False)
    close_due_at = models.DateTimeField(null=True, editable=False)
    total_due_at = models.DateTimeField(null=True, editable=False)
    due_at = models.DateTimeField(
        _("due"), null=True, editable=False
    )  # the earliest of them, without the total

    class Meta:
        abstract = True


class Case(Placed, DueColumns):
    """One problem of one place, until nobody has to think of it again (事件)."""

    goes_along = IS_OPEN
    has_exceptions = True  # single cases are kept from an officer, or opened to him: grids/scope.py

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    number = models.CharField(_("number"), max_length=19, unique=True, editable=False)
    report_key = models.UUIDField(null=True, unique=True, editable=False)
    tracking_hash = models.BinaryField(max_length=32, unique=True, editable=False)

    workflow_version = models.PositiveSmallIntegerField(editable=False)
    state = models.CharField(_("state"), max_length=12, choices=State)
    step = models.PositiveSmallIntegerField(_("step"))
    version = models.PositiveIntegerField(editable=False)  # the seq of its last event
    alert = models.CharField(_("alert"), max_length=10, choices=Alert, default=Alert.NONE)

    category = models.ForeignKey("cases.Category", models.PROTECT, verbose_name=_("category"), db_index=False)
    description = models.TextField(_("description"), blank=True)
    source = models.CharField(_("source"), max_length=10, choices=Source)
    urgency = models.CharField(_("urgency"), max_length=10, choices=Urgency, default=Urgency.NORMAL)
    major = models.BooleanField(_("major"), default=False)

    building = models.ForeignKey(
        "grids.Building", models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    owner_grid = models.ForeignKey(
        "grids.Grid", models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    address = models.CharField(_("address"), max_length=200, blank=True)
    point = PointField(_("point"), srid=4326, null=True, blank=True, spatial_index=False)
    unplaced = models.BooleanField(_("without a place"), default=False)
    pending = models.BooleanField(
        _("to be checked first"), default=False, db_default=False, editable=False
    )  # 待核实

    asking = models.BooleanField(_("a request waits"), default=False, db_default=False, editable=False)
    review_on = models.DateField(_("on hold until"), null=True, blank=True, editable=False)

    handler_post = models.ForeignKey("grids.Post", models.PROTECT, null=True, blank=True, related_name="+")
    handler_department = models.ForeignKey(
        "grids.Department", models.PROTECT, null=True, blank=True, related_name="+"
    )
    round = models.PositiveSmallIntegerField(default=1)
    declined_count = models.PositiveSmallIntegerField(default=0)
    sent_back_count = models.PositiveSmallIntegerField(default=0)
    rework_count = models.PositiveSmallIntegerField(default=0)
    needs_joint_decision = models.BooleanField(default=False)

    satisfaction = models.CharField(max_length=15, choices=Satisfaction, default=Satisfaction.NOT_ASKED)
    outcome = models.CharField(max_length=10, blank=True)
    answer = models.CharField(max_length=10, blank=True)
    void_reason = models.CharField(max_length=15, blank=True)

    reported_at = models.DateTimeField(_("reported"))
    found_at = models.DateTimeField(null=True, blank=True)
    accepted_at = models.DateTimeField(null=True)
    accepted_by = models.ForeignKey(
        "grids.Officer", models.PROTECT, null=True, related_name="+", db_index=False
    )
    contacted_at = models.DateTimeField(null=True)
    fed_back_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    closed_by = models.ForeignKey(
        "grids.Officer", models.PROTECT, null=True, related_name="+", db_index=False
    )
    changed_at = models.DateTimeField()

    objects = CaseQuerySet.as_manager()

    class Meta:
        verbose_name = _("case")
        verbose_name_plural = _("cases")
        permissions = [
            ("handle_case", "Can work on a case")
        ]  # what an exception may give, besides "view_case"
        constraints = [
            CheckConstraint(
                name="case_closed_at_and_by_go_together",
                condition=Q(closed_at=None, closed_by=None)
                | Q(closed_at__isnull=False, closed_by__isnull=False),
            ),
            CheckConstraint(
                name="case_is_closed_exactly_when_its_state_says_so",
                condition=Q(state=State.CLOSED, closed_at__isnull=False)
                | (~Q(state=State.CLOSED) & Q(closed_at=None)),
            ),
            CheckConstraint(
                name="case_has_at_most_one_handler",
                condition=Q(handler_post=None) | Q(handler_department=None),
            ),
            CheckConstraint(
                name="case_in_hand_has_a_handler",
                condition=~Q(state__in=["dispatched", "handling", "suspended"])
                | Q(handler_post__isnull=False)
                | Q(handler_department__isnull=False),
            ),
            CheckConstraint(
                name="case_waiting_for_dispatch_has_no_handler",
                condition=~Q(state=State.REPORTED) | Q(handler_post=None, handler_department=None),
            ),
            CheckConstraint(
                name="case_pending_is_not_accepted", condition=Q(pending=False) | Q(accepted_at=None)
            ),
            CheckConstraint(
                name="case_on_hold_has_its_day",
                condition=Q(state=State.SUSPENDED, review_on__isnull=False)
                | (~Q(state=State.SUSPENDED) & Q(review_on=None)),
            ),
            CheckConstraint(
                name="case_asks_only_while_in_hand",
                condition=Q(asking=False) | Q(state__in=["dispatched", "handling"]),
            ),
            CheckConstraint(name="case_step_is_one_of_seven", condition=Q(step__range=(1, 7))),
            CheckConstraint(
                name="case_without_a_grid_is_marked_unplaced",
                condition=Q(grid__isnull=False) | Q(unplaced=True),
            ),
            CheckConstraint(name="case_state_is_known", condition=Q(state__in=State.values)),
        ]
        indexes = [
            # What is open, in the order of the desk, with all that its tabs ask: answered by the index alone.
            *(
                Index(fields=[level, *DESK_ORDER], name=f"case_due_{level}", condition=IS_OPEN)
                for level in LEVELS
            ),
            Index(fields=DESK_ORDER, name="case_due", condition=IS_OPEN),
            # The few among them, for whoever sees many.
            Index(
                fields=["due_at", "id"], name="case_due_soon", condition=IS_OPEN & Q(alert=Alert.YELLOW.value)
            ),
            Index(fields=["due_at", "id"], name="case_pending", condition=IS_OPEN & Q(pending=True)),
            *(Index(fields=[level, "-reported_at"], name=f"case_all_{level}") for level in LEVELS),
            Index(fields=["-reported_at", "-id"], name="case_newest"),
            Index(fields=["building", "-reported_at"], name="case_of_building"),
            # What the map draws and what lies beside something: the open ones alone. An expression, as of GridShape.
            GistIndex(
                OpClass(F("point"), "gist_geometry_ops_2d"), name="case_open_points", condition=IS_OPEN
            ),
            GinIndex(CaseGrams(), name="case_words"),
            Index(OpClass(Reverse("number"), name="text_pattern_ops"), name="case_number_backwards"),
            Index(fields=["handler_post", "due_at"], name="case_open_post", condition=IS_OPEN),
            Index(fields=["handler_department", "due_at"], name="case_open_department", condition=IS_OPEN),
            Index(fields=["changed_at"], name="case_changed"),
            Index(fields=["review_on"], name="case_review", condition=Q(review_on__isnull=False)),
        ]

    def __str__(self):
        return self.number

    @property
    def short_number(self):
        """What tells cases of one county apart in a list."""
        return short(self.number)

    @property
    def is_open(self):
        return State(self.state) not in ENDS

    @property
    def handler(self):
        """The post or the department that answers now, or None."""
        return self.handler_post or self.handler_department
