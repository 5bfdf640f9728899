import uuid

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import CheckConstraint, Index, Q
from django.utils.translation import gettext_lazy as _

from grids.models.placed import Placed
from grids.querysets.placed import PlacedQuerySet
from grids.roles import P


class AccessRecordQuerySet(PlacedQuerySet):
    seen_with = P.AUDIT_READ


class AccessRecord(Placed):
    """Who opened whose file, which fields, and why. Only ever added: the database refuses anything else."""

    follows_its_grid = False

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    officer = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    subject_kind = models.CharField(_("kind of file"), max_length=30)
    subject_uuid = models.UUIDField(_("file"))
    fields = ArrayField(models.CharField(max_length=30), verbose_name=_("fields"))
    reason = models.CharField(_("reason"), max_length=200)
    address = models.GenericIPAddressField(_("address"), null=True)
    opened_at = models.DateTimeField(_("opened at"))

    objects = AccessRecordQuerySet.as_manager()

    class Meta:
        verbose_name = _("access record")
        verbose_name_plural = _("access records")
        indexes = [
            Index(name="access_by_subject", fields=["subject_uuid", "-opened_at"]),
            Index(name="access_by_officer", fields=["officer", "-opened_at"]),
        ]
        constraints = [
            CheckConstraint(name="access_record_has_a_reason", condition=~Q(reason="")),
            CheckConstraint(name="access_record_names_a_field", condition=Q(fields__len__gt=0)),
        ]

    def __str__(self):
        return f"{self.subject_kind} {self.subject_uuid}"
