from django.db import models
from django.db.models import CheckConstraint, Index, Q, UniqueConstraint
from django.utils.translation import gettext_lazy as _


class Assignment(models.Model):
    """Who was given a case, from when until when, in which round."""

    case = models.ForeignKey("cases.Case", models.PROTECT, related_name="assignments")
    round = models.PositiveSmallIntegerField()
    post = models.ForeignKey("grids.Post", models.PROTECT, null=True, related_name="+", db_index=False)
    department = models.ForeignKey(
        "grids.Department", models.PROTECT, null=True, related_name="+", db_index=False
    )
    given_at = models.DateTimeField()
    given_by = models.ForeignKey("grids.Officer", models.PROTECT, null=True, related_name="+", db_index=False)
    taken_at = models.DateTimeField(null=True)
    taken_by = models.ForeignKey("grids.Officer", models.PROTECT, null=True, related_name="+", db_index=False)
    ended_at = models.DateTimeField(null=True)
    ended_how = models.CharField(max_length=15, blank=True)

    class Meta:
        verbose_name = _("assignment")
        verbose_name_plural = _("assignments")
        constraints = [
            CheckConstraint(
                name="assignment_names_one_post_or_one_department",
                condition=Q(post__isnull=False, department=None) | Q(post=None, department__isnull=False),
            ),
            UniqueConstraint(
                name="case_has_one_running_assignment", fields=["case"], condition=Q(ended_at=None)
            ),
        ]
        # The last ones of a post or a unit: how often they were in time.
        indexes = [
            Index(name="assignment_of_post", fields=["post", "-id"], condition=Q(post__isnull=False)),
            Index(
                name="assignment_of_department",
                fields=["department", "-id"],
                condition=Q(department__isnull=False),
            ),
        ]

    def __str__(self):
        return f"{self.case_id} → {self.post_id or self.department_id}"
