from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint
from django.utils.translation import gettext_lazy as _


class Echo(models.Model):
    """Somebody at a door says "I too" of a matter that is open there (frontend.md F1).

    No new case, no event, no person: which matter by its uuid (the case itself lies above), and a keyed hash of the
    device, so that one device counts once.
    """

    subject = models.UUIDField(_("matter"), editable=False)
    device = models.BinaryField(max_length=16, editable=False)
    code = models.ForeignKey("grids.QrCode", models.PROTECT, related_name="+", db_index=False)
    said_on = models.DateField(_("said on"))

    class Meta:
        verbose_name = _("echo")
        verbose_name_plural = _("echoes")
        constraints = [
            UniqueConstraint(name="one_echo_per_matter_and_device", fields=["subject", "device"]),
            CheckConstraint(name="echo_knows_its_device_by_a_hash", condition=~Q(device=b"")),
        ]

    def __str__(self):
        return str(self.subject)
