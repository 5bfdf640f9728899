from django.db import models
from django.db.models import CheckConstraint, Q
from django.db.models.functions import Now


class Vacancy(models.Model):
    """A post or a department that nobody holds, from a day on: where the sweep looks for cases without hands.

    The database writes it whenever a post, its people or a department change (migration 0013), so that the sweep works
    from what has changed and not from every case in hand. It strikes off what has been empty for a day and answers for
    no open case.
    """

    post = models.OneToOneField(
        "grids.Post", models.CASCADE, null=True, related_name="vacancy", db_constraint=False
    )
    department = models.OneToOneField(
        "grids.Department", models.CASCADE, null=True, related_name="vacancy", db_constraint=False
    )
    since = models.DateField()
    noted_at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = [
            CheckConstraint(
                name="vacancy_is_of_a_post_or_a_department",
                condition=Q(post__isnull=False, department=None) | Q(post=None, department__isnull=False),
            )
        ]

    def __str__(self):
        return f"{self.post_id or self.department_id}: {self.since}"
