"""A person decides what nobody else can tell: whether a letter arrived."""

from django.db import transaction
from django.utils.translation import gettext as _

from common.errors import Stale
from messaging.actions.carry import close, go_on, locked
from messaging.enums import LetterState, Outcome, Ruling
from messaging.moment import database_now

OUTCOMES = {
    Ruling.ARRIVED: Outcome.ACCEPTED,
    Ruling.AGAIN: Outcome.NOT_SENT,
    Ruling.LEAVE: Outcome.UNKNOWN,
}


@transaction.atomic
def settle(attempt, ruling, *, by, at):
    """Settle an unknown attempt: it arrived, it is to be sent again, or it is left. Raises Stale if it is settled.

    In: `ruling` a Ruling, `by` the officer. Sent again, it is a new attempt with a number of its own.
    """
    attempt, moment = locked(attempt.pk), database_now()
    if attempt.outcome != Outcome.UNKNOWN or attempt.settled_at:
        raise Stale(_("Its end is known by now."))
    attempt.outcome, attempt.follow_at = OUTCOMES[Ruling(ruling)], None
    attempt.settled_at, attempt.settled_by = at, by
    attempt.save(update_fields=["outcome", "follow_at", "settled_at", "settled_by"])
    if ruling == Ruling.LEAVE:
        close(attempt.letter, LetterState.FAILED, moment)
    else:
        go_on(attempt, moment)
    return attempt
