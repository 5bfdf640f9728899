from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q
from django.utils.translation import gettext_lazy as _

from grids.enums import RevokedFor
from grids.querysets.qr_code import QrCodeQuerySet

ELEVEN_SIGNS = r"^[0-9A-HJKMNP-TV-Z]{11}$"


class QrCode(models.Model):
    """The code on a door or in a grid. Public, not a secret; its check letter catches a slip of the pen."""

    token = models.CharField(_("token"), max_length=11, unique=True, editable=False)
    building = models.ForeignKey(
        "grids.Building",
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("building"),
        related_name="qr_codes",
    )
    grid = models.ForeignKey(
        "grids.Grid", models.PROTECT, null=True, blank=True, verbose_name=_("grid"), related_name="qr_codes"
    )
    unit = models.ForeignKey(
        "grids.Unit", models.PROTECT, null=True, blank=True, verbose_name=_("unit"), related_name="qr_codes"
    )
    site = models.ForeignKey(
        "grids.Place", models.PROTECT, null=True, blank=True, verbose_name=_("place"), related_name="qr_codes"
    )
    issued_at = models.DateTimeField(_("issued at"))
    issued_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    revoked_at = models.DateTimeField(_("revoked at"), null=True, blank=True)
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    revoked_for = models.CharField(
        _("why revoked"), max_length=10, choices=RevokedFor, blank=True, db_default=""
    )
    batch = models.ForeignKey(
        "grids.QrBatch",
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("batch"),
        related_name="codes",
        editable=False,
    )
    replaces = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="replaced_by", editable=False
    )
    scan_count = models.PositiveBigIntegerField(_("scans"), default=0, editable=False)

    objects = QrCodeQuerySet.as_manager()

    class Meta:
        verbose_name = _("QR code")
        verbose_name_plural = _("QR codes")
        constraints = [
            CheckConstraint(
                name="qr_code_is_for_one_building_place_or_grid",
                condition=Q(building__isnull=False, site=None, grid=None)
                | Q(building=None, site__isnull=False, grid=None)
                | Q(building=None, site=None, grid__isnull=False),
            ),
            CheckConstraint(
                name="qr_code_of_a_unit_is_of_its_building",
                condition=Q(unit=None) | Q(building__isnull=False),
            ),
            CheckConstraint(
                name="qr_code_token_is_ten_signs_and_a_check_letter",
                condition=Q(token__regex=ELEVEN_SIGNS),
            ),
            CheckConstraint(
                name="qr_code_revoked_by_somebody_was_revoked",
                condition=Q(revoked_by=None) | Q(revoked_at__isnull=False),
            ),
        ]

    def __str__(self):
        return self.token

    @property
    def place(self):
        """What the code stands for: a building (perhaps one unit of it), a place of the register, or a grid."""
        return self.building or self.site or self.grid

    @property
    def why_revoked(self):
        """Why it is worth nothing: what was said, else that its place is no more; empty where nobody said."""
        if self.revoked_for or self.place.valid_to is None:
            return self.get_revoked_for_display() if self.revoked_for else ""
        return _("the place is no more")

    @property
    def title(self):
        """The place as it stands in large letters."""
        return f"{self.building} {self.unit}" if self.unit else self.place.name

    @property
    def owner_grid(self):
        """The grid that answers for what is reported by this code."""
        return self.place.grid if self.grid is None else self.grid
