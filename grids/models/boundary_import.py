import uuid

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Index, Q
from django.utils.translation import gettext_lazy as _

from grids.querysets.boundary_import import BoundaryImportQuerySet


class BoundaryImport(models.Model):
    """Boundaries out of a file, read and looked at, until somebody lets them take effect. The file itself is not kept.

    `rows`: what was read, one entry for each feature (grids/exchange/): its words, its shape in WGS 84, what it would
    do. `crs` is the system the file was said to be in: what is stored is WGS 84 alone. `of_regions`: outlines of the
    street and its communities instead of boundaries of grids.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    grid = models.ForeignKey("grids.Grid", models.PROTECT, verbose_name=_("grid"), related_name="+")
    name = models.CharField(_("file"), max_length=100)
    crs = models.CharField(_("coordinate system"), max_length=10)
    of_regions = models.BooleanField(default=False, db_default=False)
    rows = models.JSONField(default=list)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(_("read at"))
    done_at = models.DateTimeField(_("carried out at"), null=True)

    objects = BoundaryImportQuerySet.as_manager()

    class Meta:
        verbose_name = _("import of boundaries")
        verbose_name_plural = _("imports of boundaries")
        indexes = [Index(name="boundary_import_of_grid", fields=["grid", "-made_at"])]
        constraints = [
            CheckConstraint(
                name="boundary_import_is_done_after_it_was_read",
                condition=Q(done_at=None) | Q(done_at__gte=models.F("made_at")),
            )
        ]

    def __str__(self):
        return self.name
