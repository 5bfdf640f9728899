"""When each part of the machine last gave a sign of life."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Pulse(models.Model):
    """One row for the relay, for each task of the schedule and for the backup; the moment is the database's."""

    name = models.TextField(_("part"), primary_key=True)
    at = models.DateTimeField(_("last sign of life"))

    class Meta:
        verbose_name = _("sign of life")
        verbose_name_plural = _("signs of life")

    def __str__(self):
        return self.name
