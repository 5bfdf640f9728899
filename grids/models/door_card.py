from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q
from django.utils.translation import gettext_lazy as _

DIALLED = r"^\+?[0-9-]{3,20}$"


class DoorCard(models.Model):
    """What a worker chose to show of himself at the doors of his grids (S0-19). Without a card: nothing but 张**.

    An empty phone hides it; residents are given the duty phone instead.
    """

    officer = models.OneToOneField(settings.AUTH_USER_MODEL, models.PROTECT, related_name="door_card")
    phone = models.CharField(_("number residents may call"), max_length=20, blank=True)
    shows_full_name = models.BooleanField(_("shows the full name"), default=False)
    changed_at = models.DateTimeField(_("changed at"))

    class Meta:
        verbose_name = _("what residents see of a worker")
        verbose_name_plural = _("what residents see of workers")
        constraints = [
            CheckConstraint(name="door_card_phone_is_digits", condition=Q(phone="") | Q(phone__regex=DIALLED))
        ]

    def __str__(self):
        return str(self.officer)
