"""An upload: received, waiting to be redrawn; then ready or refused."""

import uuid
from datetime import timedelta

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from files.enums import Refusal, State
from files.querysets import FileQuerySet

SOON_CHECKED = timedelta(minutes=15)
LATE = "late"  # waiting for longer than a check ever takes: parked, and for a person to look at


def standing_of(state, received_at, *, at):
    """A state as people are told it: one that waits too long is `late`, not "being checked" for ever."""
    waits_long = state == State.WAITING and at - received_at > SOON_CHECKED
    return LATE if waits_long else state


class File(models.Model):
    """One upload. It does not know who owns it, and nobody sees it but through its owner."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    sha256 = models.BinaryField(_("hash"))
    size = models.PositiveIntegerField(_("bytes"))
    state = models.TextField(_("state"), choices=State, default=State.WAITING)
    refusal = models.TextField(_("why refused"), choices=Refusal, blank=True)
    width = models.PositiveIntegerField(_("width"), null=True, blank=True)
    height = models.PositiveIntegerField(_("height"), null=True, blank=True)
    created_at = models.DateTimeField(_("received at"))
    redrawn_at = models.DateTimeField(_("redrawn at"), null=True, blank=True)

    objects = FileQuerySet.as_manager()

    class Meta:
        verbose_name = _("file")
        verbose_name_plural = _("files")
        constraints = [
            models.CheckConstraint(name="file_state_is_known", condition=Q(state__in=State.values)),
            models.CheckConstraint(
                name="refused_file_says_why_and_no_other_does",
                condition=Q(state=State.REFUSED, refusal__in=Refusal.values)
                | (~Q(state=State.REFUSED) & Q(refusal="")),
            ),
            models.CheckConstraint(
                name="ready_file_was_redrawn_and_measured",
                condition=~Q(state=State.READY)
                | Q(redrawn_at__isnull=False, width__isnull=False, height__isnull=False),
            ),
        ]
        indexes = [models.Index(name="file_age", fields=["created_at"])]

    def __str__(self):
        return str(self.uuid)

    @property
    def is_ready(self):
        return self.state == State.READY

    def standing(self, *, at):
        """The state as people are told it."""
        return standing_of(self.state, self.created_at, at=at)
