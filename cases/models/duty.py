"""What binds a case to the lists of duties: the items of its category, what was approved beside them, their uses."""

import uuid

from django.db import models
from django.db.models import CheckConstraint, F, Index, Q, UniqueConstraint
from django.utils.translation import gettext_lazy as _


class CategoryDuty(models.Model):
    """A category of cases is a matter of an item: one for each list that knows it (S1-09)."""

    category = models.ForeignKey(
        "cases.Category", models.CASCADE, verbose_name=_("category"), related_name="duties"
    )
    item = models.ForeignKey("grids.DutyItem", models.CASCADE, related_name="categories")

    class Meta:
        verbose_name = _("category of a duty")
        verbose_name_plural = _("categories of duties")
        constraints = [UniqueConstraint(name="category_is_named_once_by_a_duty", fields=["category", "item"])]

    def __str__(self):
        return f"{self.category_id} → {self.item_id}"


class DutyException(models.Model):
    """A unit may be given a kind of task that its list lacks, until a day: approved by somebody with a name (S4-14)."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    department = models.ForeignKey("grids.Department", models.PROTECT, related_name="+")
    category = models.ForeignKey("cases.Category", models.PROTECT, related_name="+")
    case = models.ForeignKey("cases.Case", models.PROTECT, null=True, related_name="duty_exceptions")
    reason = models.CharField(_("reason"), max_length=200)
    approved_by = models.ForeignKey("grids.Officer", models.PROTECT, related_name="+", db_index=False)
    approved_at = models.DateTimeField()
    starts_on = models.DateField(_("from"))
    until = models.DateField(_("until"))
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey("grids.Officer", models.PROTECT, null=True, related_name="+", db_index=False)

    class Meta:
        verbose_name = _("task outside the list")
        verbose_name_plural = _("tasks outside the list")
        constraints = [
            CheckConstraint(name="task_outside_the_list_has_a_reason", condition=~Q(reason="")),
            CheckConstraint(
                name="task_outside_the_list_ends_after_it_starts", condition=Q(until__gt=F("starts_on"))
            ),
        ]

    def __str__(self):
        return f"{self.department_id} {self.category_id}"


class DutyUse(models.Model):
    """A power of a list was used: by which item, for which case, who gave it to whom, when (S1-13). Only ever added."""

    item = models.ForeignKey("grids.DutyItem", models.PROTECT, related_name="uses", db_index=False)
    case = models.ForeignKey("cases.Case", models.PROTECT, related_name="duty_uses")
    department = models.ForeignKey("grids.Department", models.PROTECT, related_name="+", db_index=False)
    by = models.ForeignKey("grids.Officer", models.PROTECT, null=True, related_name="+", db_index=False)
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("use of a power")
        verbose_name_plural = _("uses of powers")
        indexes = [Index(name="duty_use_of_item", fields=["item", "-at"])]

    def __str__(self):
        return f"{self.item_id} {self.case_id}"
