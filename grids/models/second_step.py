import uuid
from urllib.parse import quote, urlencode

from django.conf import settings
from django.db import models
from django.db.models import Q, UniqueConstraint
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django_otp.models import Device, ThrottlingMixin

from common.fields import EncryptedTextField
from grids import waits


class SecondStep(ThrottlingMixin, Device):
    """The secret that an officer's phone shares with us: six digits that change every half minute (RFC 6238).

    django-otp's own table keeps the secret readable; here it is sealed, so that a backup does not hold it.
    `last_t` is the half minute of the last good code: that one and all before it are used up.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    secret = EncryptedTextField(_("secret"), editable=False)
    last_t = models.BigIntegerField(default=-1, editable=False)
    drift = models.SmallIntegerField(default=0, editable=False)
    made_at = models.DateTimeField(_("made at"))

    class Meta:
        verbose_name = _("second step")
        verbose_name_plural = _("second steps")
        constraints = [
            UniqueConstraint(
                name="one_second_step_in_use_per_officer", fields=["user"], condition=Q(confirmed=True)
            ),
        ]

    def wait(self, at):
        """How long the next code still has to wait at that moment."""
        return waits.left(self.throttling_failure_count, self.throttling_failure_timestamp, at)

    def was_wrong(self, at):
        """One more wrong code; to be called on the locked row."""
        self.throttling_failure_timestamp = at
        self.throttling_failure_count += 1
        self.save(update_fields=["throttling_failure_timestamp", "throttling_failure_count"])

    def get_throttle_factor(self):
        """Seconds, for django-otp's own look at it; ours is `wait`, which ends."""
        return 1

    @property
    def address(self):
        """What the picture says to the app: whose, and the secret."""
        issuer = gettext("Grid governance")
        label = quote(f"{issuer}:{self.user.get_username()}")
        return (
            f"otpauth://totp/{label}?{urlencode({'secret': self.secret, 'issuer': issuer}, quote_via=quote)}"
        )


class RecoveryCode(models.Model):
    """One of ten codes on paper that stand for the phone once each. The database has its keyed hash."""

    officer = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    digest = models.BinaryField(max_length=16, editable=False)
    made_at = models.DateTimeField(_("made at"))
    used_at = models.DateTimeField(_("used at"), null=True)

    class Meta:
        verbose_name = _("recovery code")
        verbose_name_plural = _("recovery codes")
        constraints = [UniqueConstraint(name="a_recovery_code_is_one", fields=["officer", "digest"])]

    def __str__(self):
        return f"{self.made_at:%Y-%m-%d}"
