"""What must never be of channels, wishes and letters, the database refuses."""

from datetime import time, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils.timezone import now

from messaging.models import Attempt, Channel, ContactPoint, Letter, Message, Outgoing, Wish

AT = now()


def refused(make):
    """The name of the constraint that says no."""
    with pytest.raises(IntegrityError) as found, transaction.atomic():
        make()
    return found.value.__cause__.diag.constraint_name


@pytest.fixture
def channel(reader):
    return a_channel(reader, name="first")


def a_channel(by, **facts):
    known = {"kind": "sms", "preset": "house", "is_on": True, "changed_at": AT, "changed_by": by}
    return Channel.objects.create(**known | facts)


def a_letter(**facts):
    return Letter.objects.create(**{"next_at": AT, "created_at": AT} | facts)


def an_attempt(letter, channel, **facts):
    known = {"begun_at": AT, "tried_at": AT, "lease_until": AT + timedelta(minutes=2)}
    return Attempt.objects.create(letter=letter, channel=channel, **known | facts)


def test_of_one_kind_one_channel_is_in_use_but_robots_are_many(reader, channel):
    assert refused(lambda: a_channel(reader, name="second")) == "one_channel_in_use_per_kind"

    a_channel(reader, name="spare", is_on=False)
    a_channel(reader, kind="robot", name="one")
    a_channel(reader, kind="robot", name="two")
    assert Channel.objects.count() == 4


@pytest.mark.parametrize(
    ("facts", "name"),
    [
        ({"kind": "pigeon"}, "channel_is_of_a_known_kind"),
        ({"kind": "email", "per_minute": 0}, "channel_may_send_something"),
        ({"kind": "email", "per_day": 0}, "channel_may_send_something"),
        ({"kind": "email", "token": "secret"}, "channel_token_has_an_end"),
        ({"kind": "email", "token_until": AT}, "channel_token_has_an_end"),
    ],
)
def test_a_channel_that_cannot_be(reader, facts, name):
    assert refused(lambda: a_channel(reader, name="x", **facts)) == name


def test_a_person_has_one_contact_point_of_a_kind_and_no_robot(reader):
    def point(kind):
        return ContactPoint.objects.create(officer=reader, kind=kind, value="199", changed_at=AT)

    point("sms")

    assert refused(lambda: point("sms")) == "one_contact_point_per_person_and_kind"
    assert refused(lambda: point("robot")) == "contact_point_is_a_persons"


@pytest.mark.parametrize(
    ("facts", "name"),
    [
        ({"quiet_from": time(22)}, "wish_is_quiet_from_and_until"),
        ({"quiet_until": time(7)}, "wish_is_quiet_from_and_until"),
        ({"quiet_from": time(7), "quiet_until": time(7)}, "wish_is_quiet_from_and_until"),
        ({"order": ["sms", "robot"]}, "wish_names_channels_of_persons"),
    ],
)
def test_a_wish_that_cannot_be(reader, facts, name):
    assert refused(lambda: Wish.objects.create(officer=reader, changed_at=AT, **facts)) == name


@pytest.mark.parametrize(
    ("facts", "name"),
    [
        ({"recipient": None}, "letter_is_for_somebody"),
        ({"state": "sent"}, "letter_closes_with_its_end"),
        ({"state": "waiting", "closed_at": AT}, "letter_closes_with_its_end"),
        ({"state": "lost"}, "letter_is_in_a_known_state"),
    ],
)
def test_a_letter_that_cannot_be(reader, facts, name):
    assert refused(lambda: a_letter(**{"recipient": reader} | facts)) == name


@pytest.mark.parametrize(
    ("facts", "name"),
    [
        ({"outcome": "accepted"}, "attempt_ends_with_an_outcome"),
        ({"finished_at": AT}, "attempt_ends_with_an_outcome"),
        ({"outcome": "maybe", "finished_at": AT}, "attempt_has_a_known_outcome"),
        ({"outcome": "accepted", "finished_at": AT, "settled_at": AT}, "attempt_is_settled_by_somebody"),
        ({"outcome": "accepted", "finished_at": AT, "follow_at": AT}, "attempt_is_followed_while_unknown"),
    ],
)
def test_an_attempt_that_cannot_be(reader, channel, facts, name):
    letter = a_letter(recipient=reader)

    assert refused(lambda: an_attempt(letter, channel, **facts)) == name


@pytest.mark.parametrize("left", [{}, {"outcome": "unknown", "finished_at": AT}])
def test_while_one_attempt_is_open_there_is_no_other(reader, channel, left):
    """The law against sending blindly again: the row of the second try cannot be written."""
    letter = a_letter(recipient=reader)
    first = an_attempt(letter, channel, **left)

    assert refused(lambda: an_attempt(letter, channel)) == "one_open_attempt_per_letter"

    Attempt.objects.filter(pk=first.pk).update(outcome="not_sent", finished_at=AT)
    an_attempt(letter, channel)
    assert letter.attempts.count() == 2


def test_what_has_its_letter_is_not_looked_at_again(reader):
    message = Message.objects.create(recipient=reader, title="x", key="1", created_at=AT)
    letter = a_letter(recipient=reader)

    def made():
        Outgoing.objects.create(message=message, recipient=reader, letter=letter, next_at=AT)

    assert refused(made) == "outgoing_is_looked_at_until_it_has_a_letter"
