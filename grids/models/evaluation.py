from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import CheckConstraint, Index, Q, UniqueConstraint
from django.utils.translation import gettext_lazy as _

from grids.models.placed import Placed
from grids.querysets.placed import InPlaceQuerySet

MARKS = ("response", "quality", "cooperation")
LOWEST, HIGHEST = 1, 5


def mark(words):
    limits = [MinValueValidator(LOWEST), MaxValueValidator(HIGHEST)]
    return models.PositiveSmallIntegerField(words, validators=limits)


class Evaluation(Placed):
    """What a street or a community says of a department's quarter: domain.md S1-11.

    `quarter` is its first day. The place is the street's or the community's grid as it was; said again in the same
    quarter, the newer word counts.
    """

    follows_its_grid = False

    department = models.ForeignKey("grids.Department", models.PROTECT, related_name="evaluations")
    quarter = models.DateField(_("quarter"))
    response = mark(_("comes when called"))
    quality = mark(_("settles it well"))
    cooperation = mark(_("works together"))
    words = models.CharField(_("in words"), max_length=500, blank=True)
    evaluated_at = models.DateTimeField()
    evaluated_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    objects = InPlaceQuerySet.as_manager()

    class Meta:
        verbose_name = _("evaluation of a department")
        verbose_name_plural = _("evaluations of departments")
        indexes = [Index(name="evaluation_by_street", fields=["street", "quarter"])]
        constraints = [
            UniqueConstraint(name="one_evaluation_a_quarter", fields=["department", "grid", "quarter"]),
            CheckConstraint(
                name="evaluation_marks_are_one_to_five",
                condition=Q(**{f"{name}__range": (LOWEST, HIGHEST) for name in MARKS}),
            ),
            CheckConstraint(
                name="evaluation_is_of_a_whole_quarter",
                condition=Q(quarter__day=1, quarter__month__in=(1, 4, 7, 10)),
            ),
            CheckConstraint(
                name="evaluation_comes_from_a_grid", condition=Q(grid__isnull=False, district__isnull=False)
            ),
        ]

    def __str__(self):
        return f"{self.department} {self.quarter}"
