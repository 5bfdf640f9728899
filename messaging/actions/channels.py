"""Channels are set up, tried and put in use by whoever operates the installation."""

import logging

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from common.errors import Refused
from messaging import words
from messaging.models import Attempt, Channel, ContactPoint, Letter
from messaging.moment import database_now

ONE_IN_USE = "one_channel_in_use_per_kind"
logger = logging.getLogger(__name__)


@transaction.atomic
def set_channel(channel, *, by, at, preset, secrets, **facts):
    """Set a channel up (`channel` None) or change it; secrets that are not given stay. → the Channel.

    Another address gets no secret of the old one: whoever may write an address must not read what is sealed.
    """
    if channel is None:
        channel = Channel(kind=preset.kind, preset=preset.slug)
    else:
        channel = Channel.objects.select_for_update().get(pk=channel.pk)
        if goes_elsewhere(channel, facts) and channel.secrets.keys() - secrets.keys():
            raise Refused(_("The address is another one: write its keys and passwords again as well."))
    for name, value in facts.items():
        setattr(channel, name, value)
    channel.secrets = channel.secrets | secrets
    channel.token = channel.token_until = None
    channel.changed_by, channel.changed_at = by, at
    channel.save()
    logger.info("channel %d set up by officer %d", channel.pk, by.pk)
    return channel


def goes_elsewhere(channel, facts):
    """Whether what is sealed would be shown to another host."""
    host = ("host", "port", "security")
    before = [channel.base_url, *(channel.settings.get(name) for name in host)]
    return before != [facts["base_url"], *(facts["settings"].get(name) for name in host)]


def put_in_use(channel, *, on, by, at):
    """Use a channel, or stop using it: letters then go by the next one. Raises Refused while another is in use."""
    channel.is_on, channel.changed_by, channel.changed_at = on, by, at
    try:
        with transaction.atomic():
            channel.save(update_fields=["is_on", "changed_by", "changed_at"])
    except IntegrityError as refusal:
        if ONE_IN_USE not in str(refusal):
            raise
        raise Refused(_("Another channel of this kind is in use. Stop using that one first.")) from refusal


@transaction.atomic
def try_channel(channel, *, by):
    """Send a trial to oneself, or by a robot to its group, whether the channel is in use or not. → the Letter.

    Raises Refused where one has not said where one is reached by it, or the last trial is still under way.
    """
    at = database_now()
    needs_point = channel.kind != "robot"
    if needs_point and not ContactPoint.objects.filter(officer=by, kind=channel.kind).exists():
        raise Refused(_("Say first where you are reached by it: under “How I am told”."))
    if Letter.objects.filter(channel=channel, recipient=by, closed_at=None).exists():
        raise Refused(_("Your last trial is still under way."))
    return Letter.objects.create(
        channel=channel, recipient=by, words=words.words_of_trial(channel), next_at=at, created_at=at
    )


def last_attempts():
    """What left the product, the latest first, without anybody's name or number."""
    return Attempt.objects.select_related("channel", "settled_by")
