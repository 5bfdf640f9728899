"""Messages whose moment has come become letters: one for each reader, however many they are."""

from collections import defaultdict

from django.db import transaction
from django.utils.timezone import localtime

from messaging.hours import moment_for
from messaging.models import Letter, Outgoing, Wish
from messaging.moment import database_now

BATCH = 500


@transaction.atomic
def gather():
    """Take up to five hundred that are due: write letters, put off what has to wait, drop what was read. → how many."""
    at = database_now()
    due = Outgoing.objects.due().select_related("message").select_for_update(skip_locked=True, of=["self"])
    rows = list(due.order_by("next_at", "pk")[:BATCH])
    wishes = Wish.objects.in_bulk({row.recipient_id for row in rows})
    going = defaultdict(list)
    for row in rows:
        row.next_at = next_look(row, wishes.get(row.recipient_id), at)
        if row.next_at == at:
            going[row.recipient_id].append(row)
    letters = {who: Letter(recipient_id=who, next_at=at, created_at=at) for who in going}
    Letter.objects.bulk_create(letters.values())
    for who, mine in going.items():
        for row in mine:
            row.letter, row.next_at = letters[who], None
    Outgoing.objects.bulk_update(rows, ["letter", "next_at"])
    return len(rows)


def next_look(row, wish, at):
    """`at` for now, a later moment, or None: it was read in the product, or its reader wants nothing outside."""
    if row.message.read_at or wish is None or not wish.order:
        return None
    return moment_for(
        localtime(row.message.created_at),
        localtime(at),
        quiet_from=wish.quiet_from,
        quiet_until=wish.quiet_until,
        digest_at=wish.digest_at,
        urgent=row.urgent,
    )
