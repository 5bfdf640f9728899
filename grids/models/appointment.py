import uuid

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import CheckConstraint, F, Index, Q
from django.utils.translation import gettext_lazy as _

from common.fields import EncryptedTextField
from grids.enums import AppointmentAct, AppointmentState, Background, PostSource
from grids.models.post import IN_A_DEPARTMENT, ON_A_GRID, ON_A_REGION
from grids.querysets.appointment import AppointmentQuerySet

HELD = [AppointmentState.APPOINTED.value, AppointmentState.ENDED.value]


class Appointment(models.Model):
    """Somebody on the way to a post (任用), from the nomination to the end of the term: domain.md S0-14.

    `officer` is empty as long as the candidate has no account: then his name stands here, and his phone, sealed. What
    may follow what says grids/appointments.py, and the database.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    position = models.ForeignKey(
        "grids.Position", models.PROTECT, verbose_name=_("position"), related_name="appointments"
    )
    grid = models.ForeignKey(
        "grids.Grid", models.PROTECT, null=True, verbose_name=_("grid"), related_name="appointments"
    )
    region = models.ForeignKey("grids.Region", models.PROTECT, null=True, related_name="+")
    department = models.ForeignKey("grids.Department", models.PROTECT, null=True, related_name="+")
    officer = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="appointments"
    )
    name = models.CharField(_("name"), max_length=60)
    phone = EncryptedTextField(null=True)
    phone_index = models.BinaryField(max_length=16, null=True)
    source = models.CharField(_("source"), max_length=10, choices=PostSource)
    backgrounds = ArrayField(
        models.CharField(max_length=15, choices=Background), default=list, verbose_name=_("background")
    )
    words = models.CharField(_("why this person"), max_length=500, blank=True)
    state = models.CharField(
        _("state"), max_length=10, choices=AppointmentState, default=AppointmentState.NOMINATED
    )
    public_from = models.DateField(_("published on"), null=True)
    public_until = models.DateField(_("last day of publicity"), null=True)
    post = models.OneToOneField("grids.Post", models.PROTECT, null=True, related_name="appointment")
    nominated_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    nominated_at = models.DateTimeField(_("nominated at"))
    changed_at = models.DateTimeField(_("changed at"))

    objects = AppointmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("appointment")
        verbose_name_plural = _("appointments")
        indexes = [
            Index(name="appointment_by_state", fields=["state", "-nominated_at", "-id"]),
            Index(name="appointment_by_phone", fields=["phone_index"]),
        ]
        constraints = [
            CheckConstraint(
                name="appointment_is_to_one_grid_region_or_department",
                condition=ON_A_GRID | ON_A_REGION | IN_A_DEPARTMENT,
            ),
            CheckConstraint(name="appointment_names_somebody", condition=~Q(name="")),
            CheckConstraint(
                name="appointment_has_its_post_once_appointed",
                condition=Q(state__in=HELD, post__isnull=False) | (~Q(state__in=HELD) & Q(post=None)),
            ),
            CheckConstraint(
                name="appointment_in_publicity_has_its_days",
                condition=(~Q(state="published") & Q(public_from=None, public_until=None))
                | Q(
                    public_from__isnull=False, public_until__isnull=False, public_until__gte=F("public_from")
                ),
            ),
        ]

    def __str__(self):
        return f"{self.name} · {self.position_id}"

    @property
    def place(self):
        """The grid, region or department the post would be on."""
        return self.grid or self.region or self.department

    @property
    def is_settled(self):
        return self.state not in ("nominated", "reviewed", "published")


class AppointmentStep(models.Model):
    """One step on the way: only ever added."""

    appointment = models.ForeignKey(Appointment, models.PROTECT, related_name="steps")
    action = models.CharField(_("step"), max_length=10, choices=AppointmentAct)
    from_state = models.CharField(max_length=10, blank=True)
    to_state = models.CharField(max_length=10)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(_("at"))
    words = models.CharField(_("words"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("step of an appointment")
        verbose_name_plural = _("steps of appointments")

    def __str__(self):
        return self.get_action_display()


class Objection(models.Model):
    """What somebody said against a name in publicity, and the answer. Nobody is appointed before it is answered."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    appointment = models.ForeignKey(Appointment, models.PROTECT, related_name="objections")
    words = models.CharField(_("objection"), max_length=500)
    noted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    noted_at = models.DateTimeField(_("noted at"))
    answer = models.CharField(_("answer"), max_length=500, blank=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(_("answered at"), null=True)

    class Meta:
        verbose_name = _("objection")
        verbose_name_plural = _("objections")
        constraints = [
            CheckConstraint(name="objection_says_something", condition=~Q(words="")),
            CheckConstraint(
                name="objection_answer_has_its_moment",
                condition=Q(answer="", answered_at=None) | (~Q(answer="") & Q(answered_at__isnull=False)),
            ),
        ]

    def __str__(self):
        return self.words[:40]
