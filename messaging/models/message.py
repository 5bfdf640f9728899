"""What an officer is told inside the product."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from messaging.querysets import MessageQuerySet


class Message(models.Model):
    """One notice to one officer. Title and body are kept untranslated and are said in the reader's language."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    recipient = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("recipient"), on_delete=models.CASCADE, related_name="+"
    )
    title = models.TextField(_("title"))
    body = models.TextField(_("body"), blank=True)
    params = models.JSONField(_("parameters"), default=dict, blank=True)
    url = models.TextField(_("link"), blank=True)
    key = models.TextField(_("key"))
    created_at = models.DateTimeField(_("told at"))
    read_at = models.DateTimeField(_("read at"), null=True, blank=True)

    objects = MessageQuerySet.as_manager()

    class Meta:
        verbose_name = _("message")
        verbose_name_plural = _("messages")
        constraints = [
            models.UniqueConstraint(name="one_message_per_recipient_and_key", fields=["recipient", "key"]),
            models.CheckConstraint(
                name="message_leads_to_a_page_of_ours",
                condition=models.Q(url="")
                | (models.Q(url__startswith="/") & ~models.Q(url__startswith="//")),
            ),
        ]
        indexes = [
            models.Index(name="message_of_recipient", fields=["recipient", "-created_at", "-id"]),
            models.Index(name="message_unread", fields=["recipient"], condition=models.Q(read_at=None)),
        ]

    def __str__(self):
        return self.title_text

    @property
    def title_text(self):
        return self._say(self.title)

    @property
    def body_text(self):
        return self._say(self.body)

    def _say(self, words):
        # gettext("") answers the catalogue's header.
        spoken = gettext(words) if words else ""
        return (
            spoken % {name: in_language(value) for name, value in self.params.items()}
            if self.params
            else spoken
        )


def in_language(value):
    """A parameter as the reader's language has it: {"zh": …, "en": …} is kept in both, anything else in one."""
    if not isinstance(value, dict):
        return value
    return value["zh" if (get_language() or "zh").startswith("zh") else "en"]
