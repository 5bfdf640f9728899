"""Who gave a parked row another chance, and when: only ever added to."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Replay(models.Model):
    """One parked row put back to work. Without an officer it was done on the machine itself, by the command."""

    outbox_id = models.BigIntegerField(_("outbox row"))
    topic = models.TextField(_("topic"))
    reason = models.TextField(_("why it was parked"), blank=True)
    replayed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("replayed by"),
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
    )
    replayed_at = models.DateTimeField(_("replayed at"))

    class Meta:
        verbose_name = _("replay")
        verbose_name_plural = _("replays")
        indexes = [models.Index(name="replay_newest", fields=["-replayed_at", "-id"])]

    def __str__(self):
        return f"{self.outbox_id} {self.topic}"
