from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from common.locality import Words
from grids.querysets.audience import AudienceQuerySet


class Audience(models.Model):
    """A word by which a district says whom a notice is for (求职, 家长, 商户, 老人): domain.md S0-46.

    Residents pick the words that fit them; nothing says who picked which.
    """

    region = models.ForeignKey(
        "grids.Region", models.PROTECT, verbose_name=_("district"), related_name="audiences"
    )
    code = models.SlugField(_("code"), max_length=20, db_index=False)
    name = models.CharField(_("name"), max_length=20)
    name_en = models.CharField(_("name in English"), max_length=40)
    order = models.PositiveSmallIntegerField(_("order"), default=100)
    is_active = models.BooleanField(_("in use"), default=True)

    objects = AudienceQuerySet.as_manager()

    class Meta:
        verbose_name = _("audience of notices")
        verbose_name_plural = _("audiences of notices")
        constraints = [
            UniqueConstraint(name="one_audience_per_region_and_code", fields=["region", "code"]),
            CheckConstraint(name="audience_has_a_name", condition=~Q(name="") & ~Q(name_en="")),
            CheckConstraint(name="audience_code_is_a_word", condition=Q(code__regex=r"^[a-z][a-z-]*$")),
        ]

    def __str__(self):
        return self.label

    @property
    def label(self):
        """The word in the reader's language."""
        return Words(self.name, self.name_en).spoken(get_language())
