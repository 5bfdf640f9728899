import uuid

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q
from django.utils.translation import gettext_lazy as _


class Brand(models.Model):
    """How the product calls itself and looks in a district, or in one street of it (S0-49: 贤治格).

    `version` is another word after every change: it stands in the addresses of the sheet and the logo, so that both may
    be kept for ever by whoever fetched them.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    region = models.OneToOneField(
        "grids.Region", models.PROTECT, verbose_name=_("region"), related_name="brand"
    )
    name = models.CharField(_("name"), max_length=20)
    name_en = models.CharField(_("name in English"), max_length=40)
    colour = models.CharField(_("colour"), max_length=7)
    logo = models.OneToOneField("files.File", models.PROTECT, null=True, related_name="+")
    version = models.CharField(_("version"), max_length=16, editable=False)
    changed_at = models.DateTimeField(_("changed at"))
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("name and look of a place")
        verbose_name_plural = _("names and looks of places")
        constraints = [
            CheckConstraint(name="brand_has_a_name", condition=~Q(name="") & ~Q(name_en="")),
            CheckConstraint(name="brand_colour_is_six_digits", condition=Q(colour__regex=r"^#[0-9a-f]{6}$")),
            CheckConstraint(name="brand_has_a_version", condition=~Q(version="")),
        ]

    def __str__(self):
        return self.name
