from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q
from django.utils.translation import gettext_lazy as _

from grids.models.door_card import DIALLED


class DutyPhone(models.Model):
    """The number of a community or a street that somebody answers: called where no worker shows his (S0-19)."""

    grid = models.OneToOneField("grids.Grid", models.PROTECT, related_name="duty_phone")
    phone = models.CharField(_("duty phone"), max_length=20)
    hours = models.CharField(_("when it is answered"), max_length=60, blank=True)
    changed_at = models.DateTimeField(_("changed at"))
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("duty phone of a grid")
        verbose_name_plural = _("duty phones")
        constraints = [CheckConstraint(name="duty_phone_is_digits", condition=Q(phone__regex=DIALLED))]

    def __str__(self):
        return self.phone
