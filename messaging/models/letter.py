"""What leaves the product: messages gathered into a letter, and each attempt to get it to its reader."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Index, Q, UniqueConstraint
from django.utils.translation import gettext_lazy as _

from messaging.enums import CLOSED, LetterState, Outcome
from messaging.models.channel import Channel
from messaging.models.message import Message
from messaging.querysets import AttemptQuerySet, LetterQuerySet, OutgoingQuerySet

PEOPLE = settings.AUTH_USER_MODEL
OPEN = Q(outcome=Outcome.BEGUN.value) | Q(outcome=Outcome.UNKNOWN.value, settled_at=None)


class Letter(models.Model):
    """One thing to say to one person, or by one robot to its group. Its words are kept as they were first sent."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    recipient = models.ForeignKey(
        PEOPLE, verbose_name=_("recipient"), on_delete=models.CASCADE, null=True, related_name="+"
    )
    channel = models.ForeignKey(
        Channel, verbose_name=_("only by"), on_delete=models.PROTECT, null=True, related_name="+"
    )
    words = models.TextField(_("words"), blank=True)
    state = models.CharField(_("state"), max_length=10, choices=LetterState, default=LetterState.WAITING)
    next_at = models.DateTimeField(_("next look at"))
    created_at = models.DateTimeField(_("written at"))
    closed_at = models.DateTimeField(_("closed at"), null=True)

    objects = LetterQuerySet.as_manager()

    class Meta:
        verbose_name = _("letter")
        verbose_name_plural = _("letters")
        constraints = [
            CheckConstraint(
                name="letter_is_for_somebody", condition=Q(recipient__isnull=False) | Q(channel__isnull=False)
            ),
            CheckConstraint(
                name="letter_closes_with_its_end",
                condition=Q(state__in=[state.value for state in CLOSED], closed_at__isnull=False)
                | (~Q(state__in=[state.value for state in CLOSED]) & Q(closed_at=None)),
            ),
            CheckConstraint(name="letter_is_in_a_known_state", condition=Q(state__in=LetterState.values)),
        ]
        indexes = [
            Index(name="letter_due", fields=["next_at"], condition=Q(state="waiting")),
            Index(name="letter_closed", fields=["closed_at"], condition=Q(closed_at__isnull=False)),
        ]

    def __str__(self):
        return f"{self.uuid}"


class Outgoing(models.Model):
    """A message of the product that is still to be carried outside, or has been."""

    message = models.OneToOneField(
        Message, verbose_name=_("message"), on_delete=models.CASCADE, primary_key=True, related_name="+"
    )
    recipient = models.ForeignKey(
        PEOPLE, verbose_name=_("recipient"), on_delete=models.CASCADE, related_name="+"
    )
    urgent = models.BooleanField(_("urgent"), default=False)
    next_at = models.DateTimeField(_("next look at"), null=True)
    letter = models.ForeignKey(
        Letter, verbose_name=_("letter"), on_delete=models.SET_NULL, null=True, related_name="outgoing"
    )

    objects = OutgoingQuerySet.as_manager()

    class Meta:
        verbose_name = _("outgoing message")
        verbose_name_plural = _("outgoing messages")
        constraints = [
            CheckConstraint(
                name="outgoing_is_looked_at_until_it_has_a_letter",
                condition=Q(letter=None) | Q(next_at=None),
            ),
        ]
        indexes = [
            Index(name="outgoing_due", fields=["next_at"], condition=Q(next_at__isnull=False)),
        ]

    def __str__(self):
        return f"{self.message_id}"


class Attempt(models.Model):
    """One try by one channel: written before the call, so that what was cut off is known to have begun.

    `uuid` is what the provider is told as our number for it; a repeat goes by the same row and so by the same number.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    letter = models.ForeignKey(
        Letter, verbose_name=_("letter"), on_delete=models.CASCADE, related_name="attempts"
    )
    channel = models.ForeignKey(
        Channel, verbose_name=_("channel"), on_delete=models.PROTECT, related_name="attempts"
    )
    tries = models.PositiveSmallIntegerField(_("tries"), default=1)
    begun_at = models.DateTimeField(_("begun at"))
    tried_at = models.DateTimeField(_("last tried at"))
    finished_at = models.DateTimeField(_("finished at"), null=True)
    lease_until = models.DateTimeField(_("given up as cut off at"))
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome, default=Outcome.BEGUN)
    code = models.CharField(_("the provider's word"), max_length=60, blank=True)
    provider_id = models.CharField(_("the provider's number"), max_length=100, blank=True)
    follow_at = models.DateTimeField(_("followed up at"), null=True)
    follows = models.PositiveSmallIntegerField(_("times followed up"), default=0)
    settled_at = models.DateTimeField(_("settled at"), null=True)
    settled_by = models.ForeignKey(
        PEOPLE, verbose_name=_("settled by"), on_delete=models.PROTECT, null=True, related_name="+"
    )

    objects = AttemptQuerySet.as_manager()

    class Meta:
        verbose_name = _("attempt")
        verbose_name_plural = _("attempts")
        constraints = [
            UniqueConstraint(name="one_open_attempt_per_letter", fields=["letter"], condition=OPEN),
            CheckConstraint(
                name="attempt_ends_with_an_outcome",
                condition=Q(outcome="begun", finished_at=None)
                | (~Q(outcome="begun") & Q(finished_at__isnull=False)),
            ),
            CheckConstraint(name="attempt_has_a_known_outcome", condition=Q(outcome__in=Outcome.values)),
            CheckConstraint(
                name="attempt_is_settled_by_somebody",
                condition=Q(settled_at=None, settled_by=None)
                | Q(settled_at__isnull=False, settled_by__isnull=False),
            ),
            CheckConstraint(
                name="attempt_is_followed_while_unknown", condition=Q(follow_at=None) | Q(outcome="unknown")
            ),
        ]
        indexes = [
            Index(name="attempt_of_channel", fields=["channel", "tried_at"]),
            Index(name="attempt_newest", fields=["-begun_at", "-id"]),
            Index(name="attempt_open", fields=["lease_until"], condition=Q(outcome="begun")),
            Index(name="attempt_to_follow", fields=["follow_at"], condition=Q(follow_at__isnull=False)),
            Index(
                name="attempt_to_settle",
                fields=["-begun_at"],
                condition=Q(outcome="unknown", settled_at=None),
            ),
        ]

    def __str__(self):
        return f"{self.channel} {self.get_outcome_display()}"

    @property
    def waits_for_a_person(self):
        """Nobody else will find out."""
        return self.outcome == Outcome.UNKNOWN and self.settled_at is None and self.follow_at is None
