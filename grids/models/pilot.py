import uuid

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Index, Q
from django.utils.translation import gettext_lazy as _

from grids.kinds import PilotGrade, PilotKind
from grids.models.placed import Placed
from grids.querysets.placed import PlacedQuerySet


class Pilot(Placed):
    """Something that is tried in one grid before it is done everywhere: domain.md S0-01, S0-34 to S0-37.

    It ends with what came of it and a verdict; `ends_on` is the last day it was tried.
    """

    goes_along = Q(ends_on=None)

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(_("kind"), max_length=12, choices=PilotKind)
    title = models.CharField(_("title"), max_length=60)
    aim = models.CharField(_("what it is to show"), max_length=500)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"), null=True, blank=True)
    result = models.CharField(_("what came of it"), max_length=1000, blank=True)
    grade = models.CharField(_("verdict"), max_length=8, choices=PilotGrade, blank=True)
    started_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    graded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    changed_at = models.DateTimeField(_("changed at"))

    objects = PlacedQuerySet.as_manager()

    class Meta:
        verbose_name = _("pilot")
        verbose_name_plural = _("pilots")
        indexes = [
            Index(name="pilot_by_street", fields=["street", "starts_on"]),
            Index(name="pilot_by_grid", fields=["grid"]),
        ]
        constraints = [
            CheckConstraint(name="pilot_has_a_title_and_an_aim", condition=~Q(title="") & ~Q(aim="")),
            CheckConstraint(
                name="pilot_ends_with_a_result_and_a_verdict",
                condition=Q(ends_on=None, result="", grade="")
                | Q(ends_on__isnull=False) & ~Q(result="") & ~Q(grade=""),
            ),
            CheckConstraint(
                name="pilot_ends_after_it_starts",
                condition=Q(ends_on=None) | Q(ends_on__gte=models.F("starts_on")),
            ),
            CheckConstraint(
                name="pilot_lies_in_a_grid", condition=Q(grid__isnull=False, district__isnull=False)
            ),
        ]

    def __str__(self):
        return self.title
