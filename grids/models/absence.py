import uuid

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, F, Index, Q, UniqueConstraint
from django.utils.translation import gettext_lazy as _

from grids.enums import AbsenceKind
from grids.querysets.absence import AbsenceCoverQuerySet, AbsenceQuerySet


class Absence(models.Model):
    """Somebody is away; the deputy acts with his posts for that time. `until` is the first day back.

    On the day it begins the deputy is entered in each post (AbsenceCover), and taken out again when it ends; the sweep
    sees to both. Without a deputy what he has in hand goes back to whoever gave it (workflow.md, recall).
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    officer = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name=_("officer"), related_name="absences"
    )
    deputy = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("deputy"),
        related_name="absences_covered",
    )
    kind = models.CharField(_("kind"), max_length=10, choices=AbsenceKind)
    starts_on = models.DateField(_("from"))
    until = models.DateField(_("first day back"))
    note = models.CharField(_("note"), max_length=200, blank=True)
    noted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    noted_at = models.DateTimeField(_("noted at"))

    objects = AbsenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("absence")
        verbose_name_plural = _("absences")
        indexes = [
            Index(name="absence_of_officer", fields=["officer", "until"]),
            Index(name="absence_by_deputy", fields=["deputy", "until"]),
            Index(name="absence_alone", fields=["until"], condition=Q(deputy=None)),
        ]
        constraints = [
            CheckConstraint(
                name="absence_ends_no_sooner_than_it_starts", condition=Q(until__gte=F("starts_on"))
            ),
            CheckConstraint(
                name="absence_has_another_person_as_deputy",
                condition=Q(deputy=None) | ~Q(deputy=F("officer")),
            ),
            CheckConstraint(name="absence_kind_is_known", condition=Q(kind__in=AbsenceKind.values)),
            UniqueConstraint(
                name="one_absence_per_officer_and_first_day",
                fields=["officer", "starts_on"],
                condition=Q(until__gt=F("starts_on")),
            ),
        ]

    def __str__(self):
        return f"{self.officer_id} {self.starts_on:%Y-%m-%d}"

    @property
    def by_superior(self):
        """Whether somebody above chose the deputy, and not himself (grids/deputies.py)."""
        return self.noted_by_id is None or self.noted_by_id not in (self.officer_id, self.deputy_id)


class AbsenceCover(models.Model):
    """A post in which the deputy of an absence stands now, and who stood there before."""

    absence = models.ForeignKey(Absence, models.PROTECT, related_name="covers")
    post = models.OneToOneField("grids.Post", models.PROTECT, related_name="cover")
    deputy_before = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    objects = AbsenceCoverQuerySet.as_manager()

    class Meta:
        verbose_name = _("post covered by a deputy")
        verbose_name_plural = _("posts covered by a deputy")

    def __str__(self):
        return f"{self.absence_id} {self.post_id}"
