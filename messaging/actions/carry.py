"""Letters go out: written down before the call, called outside of any transaction, its end written down after it.

Who dies in between leaves an attempt that has begun. It is never sent again for that: its provider is asked, or given
the very same request where it delivers that once, or a person decides (reliability.md 5.2, test F13).
"""

import logging
from datetime import timedelta

from django.db import transaction

from messaging import words
from messaging.carriers import carrier_of
from messaging.clocks import try_again_in
from messaging.enums import LetterState, Outcome
from messaging.models import Attempt, Channel, Letter
from messaging.moment import database_now
from messaging.parcel import Parcel
from messaging.ways import follow_up, way_of

LEASE = timedelta(minutes=2)
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
REST = timedelta(minutes=15)
CUT_OFF = "cut off"
logger = logging.getLogger(__name__)


def carry_one(letter_id, tired=()):
    """Try one letter by its next channel. → the Attempt with its outcome, or None where nothing was tried.

    `tired`: the channels that did not answer in this round; a letter for one of them waits a minute.
    """
    begun = begin(letter_id, tired)
    if begun is None:
        return None
    attempt, parcel = begun
    return record(attempt.pk, carrier_of(attempt.channel).send(parcel))


@transaction.atomic
def begin(letter_id, tired=()):
    """(Attempt, Parcel) written down for a letter that is due; None where it is not, or nothing may go now."""
    at = database_now()
    letter = (
        Letter.objects.due().select_for_update(skip_locked=True, of=["self"]).filter(pk=letter_id).first()
    )
    if letter is None:
        return None
    if not letter.channel_id and not is_wanted(letter):
        return close(letter, LetterState.DROPPED, at)
    way = way_of(letter)
    if way is None:
        return close(letter, LetterState.FAILED, at)
    wait = MINUTE if way.channel.pk in tired else wait_for_budget(way.channel, at)
    if wait:
        letter.next_at = at + wait
        return letter.save(update_fields=["next_at"])
    letter.words = letter.words or words.words_for([row.message for row in unread(letter)])
    letter.state, letter.next_at = LetterState.SENDING, at + LEASE
    letter.save(update_fields=["words", "state", "next_at"])
    attempt = Attempt.objects.create(
        letter=letter, channel=way.channel, begun_at=at, tried_at=at, lease_until=at + LEASE
    )
    return attempt, parcel_of(attempt, way.to, at)


def is_wanted(letter):
    """Whether anything in it is still unread, by somebody who still works here."""
    return letter.recipient.is_active and unread(letter).exists()


def unread(letter):
    return letter.outgoing.unread().select_related("message").order_by("pk")


def wait_for_budget(channel, at):
    """How long a channel has to rest, or None. It stays locked, so that two workers cannot spend the same sending."""
    limits = Channel.objects.select_for_update().get(pk=channel.pk)
    tried = Attempt.objects.filter(channel=channel)
    if tried.filter(tried_at__gt=at - MINUTE).count() >= limits.per_minute:
        return MINUTE
    if tried.filter(tried_at__gt=at - DAY).count() >= limits.per_day:
        return REST
    return None


def parcel_of(attempt, to, at):
    """What the carrier gets; the same for a repeat, for the words were kept with the letter."""
    return Parcel(
        channel=attempt.channel,
        key=attempt.uuid.hex,
        to=to,
        title=words.title(),
        text=attempt.letter.words,
        link=words.link_of(attempt.letter),
        begun_at=attempt.begun_at,
        minutes=(at - attempt.tried_at).total_seconds() / 60,
    )


def close(letter, state, at):
    letter.state, letter.closed_at = state, at
    letter.save(update_fields=["state", "closed_at"])


@transaction.atomic
def record(attempt_id, said):
    """Write the end of an attempt down and let its letter go on. → the Attempt. What a person settled stays so.

    A repeat that is refused or does not get out says nothing about the first time: it stays unknown.
    """
    at, attempt = database_now(), locked(attempt_id)
    if not is_open(attempt):
        return attempt
    outcome = said.outcome
    if attempt.tries > 1 and outcome in (Outcome.REFUSED, Outcome.NOT_SENT):
        outcome = Outcome.UNKNOWN
    attempt.outcome, attempt.code, attempt.finished_at = outcome, said.code, at
    attempt.provider_id = said.provider_id or attempt.provider_id
    attempt.follow_at = follow_up(attempt, at) if outcome == Outcome.UNKNOWN else None
    attempt.save(update_fields=["outcome", "code", "finished_at", "provider_id", "follow_at"])
    if outcome != Outcome.ACCEPTED:
        logger.warning(
            "letter %d by channel %d: %s (%s)", attempt.letter_id, attempt.channel_id, outcome, said.code
        )
    go_on(attempt, at)
    return attempt


def locked(attempt_id):
    """The attempt with its letter and its channel; letter before attempt, as everywhere."""
    letter_id = Attempt.objects.values_list("letter_id", flat=True).get(pk=attempt_id)
    letter = Letter.objects.select_for_update().get(pk=letter_id)
    attempt = Attempt.objects.select_related("channel").select_for_update(of=["self"]).get(pk=attempt_id)
    attempt.letter = letter
    return attempt


def is_open(attempt):
    return attempt.outcome == Outcome.BEGUN or (
        attempt.outcome == Outcome.UNKNOWN and attempt.settled_at is None
    )


def go_on(attempt, at):
    """What the end of an attempt means for its letter."""
    letter = attempt.letter
    if attempt.outcome == Outcome.ACCEPTED:
        return close(letter, LetterState.SENT, at)
    if attempt.outcome == Outcome.UNKNOWN:
        letter.state = LetterState.UNKNOWN
    else:
        letter.state, letter.next_at = LetterState.WAITING, at + pause_after(attempt)
    letter.save(update_fields=["state", "next_at"])


def pause_after(attempt):
    """After a no the next channel has its turn at once; what did not get out is tried again on the failure clock."""
    if attempt.outcome == Outcome.REFUSED or attempt.settled_at:
        return timedelta()
    failures = attempt.letter.attempts.filter(channel=attempt.channel_id, outcome=Outcome.NOT_SENT).count()
    return timedelta(seconds=try_again_in(failures))
