import uuid

from django.db import models
from django.db.models import CheckConstraint, Index, Q, UniqueConstraint
from django.utils.translation import gettext_lazy as _

from cases.enums import ReporterKind
from common.fields import EncryptedTextField


class Reporter(models.Model):
    """Who reported, apart from the case and encrypted; who called for somebody else is a row of its own (S2-23)."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    case = models.ForeignKey("cases.Case", models.PROTECT, related_name="reporters", db_index=False)
    kind = models.CharField(max_length=10, choices=ReporterKind, default=ReporterKind.REPORTER)
    name = EncryptedTextField(_("name"), blank=True, default="")
    phone = EncryptedTextField(_("phone"), blank=True, default="")
    phone_index = models.BinaryField(max_length=16, default=b"", editable=False)
    tail_index = models.BinaryField(max_length=16, default=b"", editable=False)
    anonymous = models.BooleanField(_("anonymous"), default=False)
    erased_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("reporter")
        verbose_name_plural = _("reporters")
        constraints = [
            UniqueConstraint(name="one_reporter_of_a_kind_per_case", fields=["case", "kind"]),
            CheckConstraint(name="reporter_kind_is_known", condition=Q(kind__in=ReporterKind.values)),
        ]
        indexes = [
            Index(fields=["tail_index"], name="reporter_tail"),
            Index(fields=["phone_index"], name="reporter_phone"),
        ]

    def __str__(self):
        return f"{self.case_id} {self.kind}"
