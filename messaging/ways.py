"""By which channel a letter goes next: the first its reader wants that is in use, known and not yet spent."""

from dataclasses import dataclass
from datetime import timedelta

from django.utils.timezone import localtime

from messaging.carriers import carrier_of
from messaging.enums import Outcome
from messaging.models import Channel, ContactPoint, Wish
from messaging.presets import preset_of

MOST_FAILURES = 4
MOST_TRIES = 5
MOST_FOLLOWS = 8
FOLLOW_FIRST = timedelta(seconds=30)
FOLLOW_LONGEST = timedelta(hours=1)
MIDNIGHT_SPARE = timedelta(minutes=10)


@dataclass(frozen=True)
class Way:
    channel: Channel
    to: str


def way_of(letter):
    """The next Way of a letter, or None where nothing is left to try. Three statements."""
    spent = spent_channels(letter)
    points = {point.kind: point for point in ContactPoint.objects.filter(officer=letter.recipient_id)}
    for channel in channels_for(letter):
        point = points.get(channel.kind)
        if channel.pk not in spent and (point or channel.kind == "robot"):
            return Way(channel, point.value if point else "")
    return None


def channels_for(letter):
    """Its own channel where it has one, on trial too; else those in use that its reader wants, in his order."""
    if letter.channel_id:
        return Channel.objects.filter(pk=letter.channel_id)
    wish = Wish.objects.filter(officer=letter.recipient_id).first()
    order = wish.order if wish else []
    return sorted(Channel.objects.filter(is_on=True, kind__in=order), key=lambda one: order.index(one.kind))


def spent_channels(letter):
    """The channels that said no to it, or that it did not get out by however often it was tried."""
    ended = list(letter.attempts.values_list("channel", "outcome"))
    failed = [channel for channel, outcome in ended if outcome == Outcome.NOT_SENT]
    refused = {channel for channel, outcome in ended if outcome == Outcome.REFUSED}
    return refused | {channel for channel in failed if failed.count(channel) >= MOST_FAILURES}


def may_repeat(attempt, at):
    """Whether the very same request may go out again because its provider delivers it once (exactly once, so far)."""
    preset = preset_of(attempt.channel.preset)
    if attempt.tries >= MOST_TRIES:
        return False
    if preset.repeat_same_day:
        return localtime(at + MIDNIGHT_SPARE).date() == localtime(attempt.begun_at).date()
    return at - attempt.begun_at < timedelta(minutes=preset.repeat_minutes)


def may_ask(attempt):
    return carrier_of(attempt.channel).can_ask(attempt.channel)


def follow_up(attempt, at):
    """When an unknown end is looked into again; None where only a person can tell."""
    if attempt.follows >= MOST_FOLLOWS or not (may_repeat(attempt, at) or may_ask(attempt)):
        return None
    return at + min(FOLLOW_FIRST * 2**attempt.follows, FOLLOW_LONGEST)
