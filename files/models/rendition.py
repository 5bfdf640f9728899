"""What is served of a file: pixels drawn anew, never the bytes that came."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from files.enums import Kind
from files.models.file import File


class Rendition(models.Model):
    """One size of a redrawn photo; `path` is relative to MEDIA_ROOT."""

    file = models.ForeignKey(File, on_delete=models.CASCADE, related_name="renditions")
    kind = models.TextField(_("kind"), choices=Kind)
    path = models.TextField(_("path"), unique=True)
    width = models.PositiveIntegerField(_("width"))
    height = models.PositiveIntegerField(_("height"))
    size = models.PositiveIntegerField(_("bytes"))

    class Meta:
        verbose_name = _("rendition")
        verbose_name_plural = _("renditions")
        constraints = [
            models.UniqueConstraint(name="one_rendition_per_kind", fields=["file", "kind"]),
            models.CheckConstraint(name="rendition_kind_is_known", condition=models.Q(kind__in=Kind.values)),
        ]

    def __str__(self):
        return f"{self.file_id} {self.kind}"
