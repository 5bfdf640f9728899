from django.conf import settings
from django.db import models
from django.db.models import Index
from django.utils.translation import gettext_lazy as _


class PastPassword(models.Model):
    """A password somebody has had, as its hash: so that he does not take it again (等保三级)."""

    officer = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", db_index=False)
    password = models.CharField(max_length=128)
    set_at = models.DateTimeField()

    class Meta:
        verbose_name = _("past password")
        verbose_name_plural = _("past passwords")
        indexes = [Index(name="past_password_of_officer", fields=["officer", "-set_at"])]

    def __str__(self):
        return f"{self.officer_id} {self.set_at:%Y-%m-%d}"
