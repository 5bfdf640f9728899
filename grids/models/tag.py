from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint
from django.utils.translation import gettext_lazy as _


class Tag(models.Model):
    """A word by which grids are told apart (城市商业小区, 拆迁安置小区, 农村散居院落): domain.md S0-34 to S0-37.

    Each district has its own words.
    """

    district = models.ForeignKey(
        "grids.Region", models.PROTECT, verbose_name=_("district"), related_name="tags"
    )
    name = models.CharField(_("name"), max_length=20)
    grids = models.ManyToManyField("grids.Grid", verbose_name=_("grids"), related_name="tags", blank=True)

    class Meta:
        verbose_name = _("tag of grids")
        verbose_name_plural = _("tags of grids")
        constraints = [
            UniqueConstraint(name="one_tag_of_a_name", fields=["district", "name"]),
            CheckConstraint(name="tag_has_a_name", condition=~Q(name="")),
        ]

    def __str__(self):
        return self.name
