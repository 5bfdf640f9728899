import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from grids.querysets.department import DepartmentQuerySet


class Department(models.Model):
    """An office that handles matters: of a district, or of one street."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    code = models.CharField(_("code"), max_length=30, unique=True)
    name = models.CharField(_("name"), max_length=60)
    district = models.ForeignKey(
        "grids.Region", models.PROTECT, verbose_name=_("district"), related_name="departments"
    )
    street = models.ForeignKey(
        "grids.Grid",
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("street"),
        related_name="departments",
    )
    valid_to = models.DateField(_("valid to"), null=True, blank=True)

    objects = DepartmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("department")
        verbose_name_plural = _("departments")

    def __str__(self):
        return self.name
