from django.db import models
from django.utils.translation import gettext_lazy as _

from grids.models import DatedException


class CaseException(DatedException):
    """This officer, from elsewhere, may see or work on this one case until a day."""

    content_object = models.ForeignKey("cases.Case", models.PROTECT, related_name="exceptions")

    class Meta(DatedException.Meta):
        abstract = False
        verbose_name = _("exception for a case")
        verbose_name_plural = _("exceptions for cases")
