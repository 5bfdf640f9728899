from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint
from django.utils.translation import gettext_lazy as _


class Rating(models.Model):
    """What the reporter says of a round's result. Given once, corrected once."""

    case = models.ForeignKey("cases.Case", models.PROTECT, related_name="ratings", db_index=False)
    round = models.PositiveSmallIntegerField()
    solved = models.BooleanField(_("solved"))
    level = models.PositiveSmallIntegerField(_("level"))
    given_at = models.DateTimeField()
    corrected_at = models.DateTimeField(null=True)
    by_call = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("rating")
        verbose_name_plural = _("ratings")
        constraints = [
            UniqueConstraint(name="one_rating_a_round", fields=["case", "round"]),
            CheckConstraint(name="rating_has_five_levels", condition=Q(level__range=(1, 5))),
        ]

    def __str__(self):
        return f"{self.case_id}/{self.round}: {self.level}"
