"""A list that somebody brought in, or one made for him to fetch: never shown, gone once it is read or fetched."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Document(models.Model):
    """One spreadsheet under MEDIA_ROOT. It does not know whose it is; its bytes go, what is known of them stays."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(_("file name"), max_length=120)
    sha256 = models.BinaryField(_("hash"))
    size = models.PositiveIntegerField(_("bytes"))
    created_at = models.DateTimeField(_("received at"))
    removed_at = models.DateTimeField(_("removed at"), null=True, blank=True)

    class Meta:
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        constraints = [
            models.CheckConstraint(name="document_has_a_name", condition=~Q(name="")),
            models.CheckConstraint(
                name="document_is_removed_after_it_came",
                condition=Q(removed_at=None) | Q(removed_at__gte=models.F("created_at")),
            ),
        ]
        indexes = [
            models.Index(name="document_kept", fields=["created_at"], condition=Q(removed_at=None)),
        ]

    def __str__(self):
        return self.name
