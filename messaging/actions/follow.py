"""What became of a letter nobody knows of: its provider is asked, or given the very same request again."""

from django.db import transaction

from messaging.actions.carry import CUT_OFF, LEASE, is_open, locked, parcel_of, record
from messaging.answers import Said
from messaging.carriers import carrier_of
from messaging.enums import LetterState, Outcome
from messaging.models import Attempt, ContactPoint
from messaging.moment import database_now
from messaging.ways import follow_up, may_ask, may_repeat


def give_up_cut_off():
    """Attempts whose process has gone are unknown from now on. → how many."""
    ids = list(Attempt.objects.cut_off().values_list("pk", flat=True))
    for attempt_id in ids:
        record(attempt_id, Said(Outcome.UNKNOWN, CUT_OFF))
    return len(ids)


def follow_one(attempt_id):
    """Look once into what became of an attempt. → the Attempt as it stands then."""
    attempt, parcel, repeats = take_up(attempt_id)
    if parcel is None:
        return attempt
    carrier = carrier_of(attempt.channel)
    if repeats:
        return record(attempt.pk, carrier.send(parcel))
    said = carrier.ask(parcel)
    return (
        put_off(attempt.pk, said) if said.outcome == Outcome.UNKNOWN else settle_by_answer(attempt.pk, said)
    )


@transaction.atomic
def take_up(attempt_id):
    """(Attempt, Parcel or None where there is nothing to look into, whether it is a repeat), written down first."""
    at, attempt = database_now(), locked(attempt_id)
    if not is_open(attempt) or attempt.outcome != Outcome.UNKNOWN or attempt.follow_at is None:
        return attempt, None, False
    to = address_for(attempt)
    repeats = may_repeat(attempt, at)
    if to is None or not (repeats or may_ask(attempt)):
        attempt.follow_at = None
        attempt.save(update_fields=["follow_at"])
        return attempt, None, False
    parcel = parcel_of(attempt, to, at)
    attempt.follows += 1
    attempt.follow_at = follow_up(attempt, at)
    if repeats:
        repeat(attempt, at)
    attempt.save()
    return attempt, parcel, repeats


def repeat(attempt, at):
    attempt.outcome, attempt.finished_at, attempt.follow_at = Outcome.BEGUN, None, None
    attempt.tries, attempt.tried_at, attempt.lease_until = attempt.tries + 1, at, at + LEASE
    attempt.letter.state = LetterState.SENDING
    attempt.letter.save(update_fields=["state"])


def address_for(attempt):
    """Where it went: the reader's contact point, if he has not changed it since; "" for a robot."""
    if attempt.channel.kind == "robot":
        return ""
    point = ContactPoint.objects.filter(
        officer=attempt.letter.recipient_id, kind=attempt.channel.kind, changed_at__lte=attempt.begun_at
    ).first()
    return point.value if point else None


@transaction.atomic
def put_off(attempt_id, said):
    """The provider could not say yet: its word is kept, the next look is on the clock already."""
    attempt = locked(attempt_id)
    if is_open(attempt):
        attempt.code = said.code or attempt.code
        attempt.save(update_fields=["code"])
    return attempt


@transaction.atomic
def settle_by_answer(attempt_id, said):
    """The provider's record tells the end, whatever the number of tries."""
    Attempt.objects.filter(pk=attempt_id, outcome=Outcome.UNKNOWN).update(tries=1)
    return record(attempt_id, said)
