import uuid

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Index, Q
from django.utils.translation import gettext_lazy as _

from grids.enums import ExportState
from grids.querysets.import_batch import ExportQuerySet


class Export(models.Model):
    """A list that somebody took out: who, when, of what, why, how many rows. The record stays; the file goes at once.

    A small list goes straight out; a large one is made later and fetched once.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(_("what"), max_length=30)
    state = models.CharField(_("state"), max_length=10, choices=ExportState)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(_("asked at"))
    reason = models.CharField(_("reason"), max_length=200)
    fields = models.JSONField(default=list)
    # What of a list was asked for: a view of the desk, a kind of file.
    asked = models.JSONField(default=dict, db_default={})
    address = models.GenericIPAddressField(_("address"), null=True)
    row_count = models.PositiveIntegerField(_("rows"), null=True)
    document = models.ForeignKey("files.Document", models.PROTECT, null=True, related_name="+")
    fetched_at = models.DateTimeField(_("fetched at"), null=True)

    objects = ExportQuerySet.as_manager()

    class Meta:
        verbose_name = _("export")
        verbose_name_plural = _("exports")
        indexes = [Index(name="export_of_officer", fields=["asked_by", "-asked_at", "-id"])]
        constraints = [
            CheckConstraint(name="export_state_is_known", condition=Q(state__in=ExportState.values)),
            CheckConstraint(name="export_has_a_reason", condition=~Q(reason="")),
            CheckConstraint(
                name="export_ready_has_its_file",
                condition=~Q(state="ready") | Q(document__isnull=False, row_count__isnull=False),
            ),
            CheckConstraint(
                name="export_fetched_has_its_moment",
                condition=Q(state="fetched", fetched_at__isnull=False, row_count__isnull=False)
                | (~Q(state="fetched") & Q(fetched_at=None)),
            ),
        ]

    def __str__(self):
        return f"{self.kind} {self.asked_at:%Y-%m-%d}"
