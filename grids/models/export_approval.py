import uuid

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, F, Q
from django.utils.translation import gettext_lazy as _

from grids.models.placed import Placed
from grids.querysets.export_approval import ExportApprovalQuerySet, ExportPlaceQuerySet


class ExportPlace(Placed):
    """A place whose rows an export holds: one for each post it was asked by. Who fetches it must reach them still."""

    follows_its_grid = False

    export = models.ForeignKey("grids.Export", models.CASCADE, related_name="places")

    objects = ExportPlaceQuerySet.as_manager()

    class Meta:
        verbose_name = _("place of an export")
        verbose_name_plural = _("places of exports")
        constraints = [CheckConstraint(name="export_place_is_somewhere", condition=Q(district__isnull=False))]

    def __str__(self):
        return str(self.export_id)


class ExportApproval(models.Model):
    """A second person's word on a long list of people, before it is made: reliability.md 2.3, architecture.md 5.

    Answered once, never by whoever asked; while it is not granted the database lets no file be ready.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    export = models.OneToOneField("grids.Export", models.CASCADE, related_name="approval")
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    row_count = models.PositiveIntegerField(_("rows"))
    granted = models.BooleanField(_("granted"), null=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(_("answered at"), null=True)
    words = models.CharField(_("words"), max_length=200, blank=True)

    objects = ExportApprovalQuerySet.as_manager()

    class Meta:
        verbose_name = _("approval of an export")
        verbose_name_plural = _("approvals of exports")
        constraints = [
            CheckConstraint(
                name="export_approval_is_by_another",
                condition=Q(answered_by=None) | ~Q(answered_by=F("asked_by")),
            ),
            CheckConstraint(
                name="export_approval_is_answered_by_somebody",
                condition=Q(granted=None, answered_by=None, answered_at=None)
                | Q(granted__isnull=False, answered_by__isnull=False, answered_at__isnull=False),
            ),
            CheckConstraint(
                name="export_approval_refused_says_why", condition=~Q(granted=False) | ~Q(words="")
            ),
        ]

    def __str__(self):
        return str(self.export_id)
