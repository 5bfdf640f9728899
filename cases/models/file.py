from django.db import models
from django.db.models import CheckConstraint, Q
from django.utils.translation import gettext_lazy as _


class FileKind(models.TextChoices):
    REPORT = "report", _("With the report")
    RESULT = "result", _("With the result")


class CaseFile(models.Model):
    """A photo of a case, or one that waits (a day at most) for the case it was uploaded for."""

    case = models.ForeignKey("cases.Case", models.PROTECT, null=True, related_name="photos")
    event = models.ForeignKey("cases.CaseEvent", models.PROTECT, null=True, related_name="photos")
    file = models.OneToOneField("files.File", models.CASCADE, related_name="+")
    kind = models.CharField(max_length=10, choices=FileKind, blank=True)
    uploaded_by = models.ForeignKey("grids.Officer", models.PROTECT, null=True, related_name="+")
    uploaded_at = models.DateTimeField()

    class Meta:
        verbose_name = _("case photo")
        verbose_name_plural = _("case photos")
        constraints = [
            CheckConstraint(
                name="photo_of_a_case_belongs_to_an_event",
                condition=Q(case=None, event=None) | Q(case__isnull=False, event__isnull=False),
            )
        ]

    def __str__(self):
        return f"{self.case_id} {self.kind}"
