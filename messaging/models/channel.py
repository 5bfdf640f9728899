"""How letters leave the product, and how each person wants to be reached."""

import json
import uuid

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint
from django.utils.translation import gettext_lazy as _

from common.fields import EncryptedTextField
from messaging.enums import PERSONAL, ChannelKind

PEOPLE = settings.AUTH_USER_MODEL


class Channel(models.Model):
    """One contract with a provider, or one group's robot. What opens it is sealed and shown to nobody again."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(_("kind"), max_length=10, choices=ChannelKind)
    preset = models.CharField(_("provider"), max_length=30)
    name = models.CharField(_("name"), max_length=60)
    base_url = models.CharField(_("address"), max_length=200, blank=True)
    settings = models.JSONField(_("settings"), default=dict, blank=True)
    sealed = EncryptedTextField(_("secrets"), null=True)
    token = EncryptedTextField(_("access token"), null=True)
    token_until = models.DateTimeField(_("access token good until"), null=True)
    is_on = models.BooleanField(_("in use"), default=False)
    per_minute = models.PositiveIntegerField(_("at most in a minute"), default=60)
    per_day = models.PositiveIntegerField(_("at most in a day"), default=5_000)
    changed_at = models.DateTimeField(_("changed at"))
    changed_by = models.ForeignKey(
        PEOPLE, verbose_name=_("changed by"), on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = _("channel")
        verbose_name_plural = _("channels")
        constraints = [
            UniqueConstraint(
                name="one_channel_in_use_per_kind",
                fields=["kind"],
                condition=Q(is_on=True, kind__in=[kind.value for kind in PERSONAL]),
            ),
            CheckConstraint(name="channel_is_of_a_known_kind", condition=Q(kind__in=ChannelKind.values)),
            CheckConstraint(name="channel_may_send_something", condition=Q(per_minute__gt=0, per_day__gt=0)),
            CheckConstraint(
                name="channel_token_has_an_end",
                condition=Q(token__isnull=True, token_until=None)
                | Q(token__isnull=False, token_until__isnull=False),
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def secrets(self):
        return json.loads(self.sealed) if self.sealed else {}

    @secrets.setter
    def secrets(self, known):
        self.sealed = json.dumps(known) if known else None


class ContactPoint(models.Model):
    """Where one person is reached by one kind of channel: a number, a user id, an address."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    officer = models.ForeignKey(PEOPLE, verbose_name=_("officer"), on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(_("kind"), max_length=10, choices=ChannelKind)
    value = EncryptedTextField(_("number or address"))
    changed_at = models.DateTimeField(_("changed at"))

    class Meta:
        verbose_name = _("contact point")
        verbose_name_plural = _("contact points")
        constraints = [
            UniqueConstraint(name="one_contact_point_per_person_and_kind", fields=["officer", "kind"]),
            CheckConstraint(
                name="contact_point_is_a_persons",
                condition=Q(kind__in=[kind.value for kind in PERSONAL]),
            ),
        ]

    def __str__(self):
        return self.get_kind_display()


class Wish(models.Model):
    """Which channels one person wants, the first that works first, and when. Without one: in the product only."""

    officer = models.OneToOneField(
        PEOPLE, verbose_name=_("officer"), on_delete=models.CASCADE, primary_key=True, related_name="+"
    )
    order = ArrayField(models.CharField(max_length=10), verbose_name=_("order"), default=list)
    quiet_from = models.TimeField(_("quiet from"), null=True, blank=True)
    quiet_until = models.TimeField(_("quiet until"), null=True, blank=True)
    digest_at = models.TimeField(_("together at"), null=True, blank=True)
    changed_at = models.DateTimeField(_("changed at"))

    class Meta:
        verbose_name = _("wish")
        verbose_name_plural = _("wishes")
        constraints = [
            CheckConstraint(
                name="wish_is_quiet_from_and_until",
                condition=Q(quiet_from=None, quiet_until=None)
                | (Q(quiet_from__isnull=False, quiet_until__isnull=False) & ~Q(quiet_from=F("quiet_until"))),
            ),
            CheckConstraint(
                name="wish_names_channels_of_persons",
                condition=Q(order__contained_by=[kind.value for kind in PERSONAL]),
            ),
        ]

    def __str__(self):
        return ", ".join(self.order)
