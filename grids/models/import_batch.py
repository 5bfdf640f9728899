"""A list brought in from a spreadsheet, its rows, and what they replaced: frontend.md 3.8."""

import json
import uuid
from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, F, Index, Q, UniqueConstraint
from django.utils.translation import gettext_lazy as _

from common.fields import EncryptedTextField
from grids.enums import ImportState, RowState
from grids.imports.faults import Fault
from grids.querysets.import_batch import ImportBatchQuerySet, ImportRowQuerySet

UNDO_FOR = timedelta(hours=24)
APPLIED = [ImportState.APPLIED, ImportState.UNDOING, ImportState.UNDONE]


class ImportBatch(models.Model):
    """One import: who, when, of what, from which file, how far it is. `kind` is a word of grids/imports/kinds.py.

    `heads` are the headings of the file, `columns` say which heading fills which field ({field: place}), `notes` what
    was put right on the way (spaces, merged cells), `counts` how many rows are in which state.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(_("what"), max_length=30)
    state = models.CharField(_("state"), max_length=10, choices=ImportState, default=ImportState.READING)
    document = models.ForeignKey("files.Document", models.PROTECT, related_name="+", verbose_name=_("file"))
    mends = models.ForeignKey("self", models.PROTECT, null=True, related_name="mended_by")
    begun_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    begun_at = models.DateTimeField(_("begun at"))
    heads = models.JSONField(default=list)
    columns = models.JSONField(default=dict)
    notes = models.JSONField(default=dict)
    counts = models.JSONField(default=dict)
    refusal = models.CharField(_("why it cannot go on"), max_length=300, blank=True)
    only_good = models.BooleanField(_("the right rows first"), default=False)
    applied_at = models.DateTimeField(_("brought in at"), null=True)
    undone_at = models.DateTimeField(_("taken back at"), null=True)

    objects = ImportBatchQuerySet.as_manager()

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        indexes = [
            Index(name="import_batch_of_officer", fields=["begun_by", "-begun_at", "-id"]),
            Index(name="import_batch_by_age", fields=["begun_at"]),
        ]
        constraints = [
            CheckConstraint(name="import_batch_state_is_known", condition=Q(state__in=ImportState.values)),
            CheckConstraint(
                name="import_batch_refused_says_why", condition=~Q(state="refused") | ~Q(refusal="")
            ),
            CheckConstraint(
                name="import_batch_applied_has_its_moment",
                condition=Q(state__in=APPLIED, applied_at__isnull=False)
                | (~Q(state__in=APPLIED) & Q(applied_at=None)),
            ),
            CheckConstraint(
                name="import_batch_is_undone_within_a_day",
                condition=Q(undone_at=None)
                | Q(undone_at__gte=F("applied_at"), undone_at__lte=F("applied_at") + UNDO_FOR),
            ),
            CheckConstraint(
                name="import_batch_undone_has_its_moment",
                condition=Q(state="undone", undone_at__isnull=False)
                | (~Q(state="undone") & Q(undone_at=None)),
            ),
        ]

    def __str__(self):
        return f"{self.kind} {self.begun_at:%Y-%m-%d}"

    @property
    def undo_until(self):
        return self.applied_at and self.applied_at + UNDO_FOR


class ImportRow(models.Model):
    """A row of the file: its cells as they came, what is wrong with them, what stood there before. Sealed; gone after
    a month. `number` is the row's own in the file; `subject` the uuid of what it wrote.
    """

    uuid = models.UUIDField(default=uuid.uuid4, editable=False)
    batch = models.ForeignKey(ImportBatch, models.CASCADE, related_name="rows", db_index=False)
    number = models.PositiveIntegerField(_("row"))
    state = models.CharField(_("state"), max_length=10, choices=RowState, default=RowState.READ)
    subject = models.UUIDField(null=True)
    cells = EncryptedTextField()
    faults = EncryptedTextField(null=True)
    before = EncryptedTextField(null=True)
    after = EncryptedTextField(null=True)

    objects = ImportRowQuerySet.as_manager()

    class Meta:
        verbose_name = _("imported row")
        verbose_name_plural = _("imported rows")
        indexes = [Index(name="import_row_by_state", fields=["batch", "state", "number"])]
        constraints = [
            UniqueConstraint(name="import_row_number_is_its_own", fields=["batch", "number"]),
            CheckConstraint(name="import_row_state_is_known", condition=Q(state__in=RowState.values)),
            CheckConstraint(
                name="import_row_wrong_says_what",
                condition=~Q(state="wrong") | Q(faults__isnull=False),
            ),
        ]

    def __str__(self):
        return str(self.number)

    @property
    def opened_cells(self):
        return json.loads(self.cells)

    @property
    def opened_faults(self):
        return [Fault(*one) for one in json.loads(self.faults or "[]")]

    @property
    def opened_before(self):
        return json.loads(self.before or "{}")
