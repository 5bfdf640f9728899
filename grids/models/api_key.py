from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import CheckConstraint, F, Q
from django.utils.translation import gettext_lazy as _


class ApiKey(models.Model):
    """A key of an officer account. Shown once; the database has its hash. No addresses: from anywhere."""

    officer = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="api_keys")
    name = models.CharField(_("name"), max_length=60)
    prefix = models.CharField(_("prefix"), max_length=8, unique=True, editable=False)
    digest = models.BinaryField(max_length=32, editable=False)
    addresses = ArrayField(models.CharField(max_length=43), default=list, blank=True)
    issued_at = models.DateTimeField(_("issued at"))
    expires_at = models.DateTimeField(_("expires at"), null=True, blank=True)
    revoked_at = models.DateTimeField(_("revoked at"), null=True, blank=True)
    last_used_at = models.DateTimeField(_("last used at"), null=True, blank=True)
    last_used_from = models.GenericIPAddressField(_("last used from"), null=True, blank=True)

    class Meta:
        verbose_name = _("API key")
        verbose_name_plural = _("API keys")
        constraints = [
            CheckConstraint(name="api_key_has_a_name", condition=~Q(name="")),
            CheckConstraint(
                name="api_key_expires_after_it_was_issued",
                condition=Q(expires_at=None) | Q(expires_at__gt=F("issued_at")),
            ),
        ]

    def __str__(self):
        return f"{self.name} ({self.prefix}…)"
