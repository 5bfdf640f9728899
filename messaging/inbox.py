"""Tell officers something inside the product."""

import json

from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection
from django.db.models import Count

from messaging.models import Message

TELL = """
    WITH told AS (
        INSERT INTO messaging_message (uuid, recipient_id, title, body, params, url, key, created_at)
        SELECT gen_random_uuid(), who, %s, %s, %s::jsonb, %s, %s, %s FROM unnest(%s::bigint[]) AS who ORDER BY who
        ON CONFLICT (recipient_id, key) DO NOTHING
        RETURNING id, recipient_id, created_at
    )
    INSERT INTO messaging_outgoing (message_id, recipient_id, urgent, next_at)
    SELECT told.id, told.recipient_id, %s, told.created_at
    FROM told JOIN messaging_wish wish ON wish.officer_id = told.recipient_id AND wish."order" <> '{}'
"""


def tell(officer_ids, *, title, body="", url="", key, at, params=None, urgent=False):
    """Leave one message with each officer; one per officer and `key`, however often it is called.

    `title` and `body` are msgids (mark them with gettext_noop) said in the reader's language with `params`; `url` is a
    path of ours. Who wants to be told outside the product as well is carried there later; `urgent` waits for no quiet
    hours. One statement, whatever the number of officers.
    """
    whom = sorted(set(officer_ids))
    if not whom:
        return
    said = json.dumps(params or {}, cls=DjangoJSONEncoder)
    with connection.cursor() as cursor:
        cursor.execute(TELL, [title, body, said, url, str(key), at, whom, urgent])


def withdraw(officer_ids, *, url):
    """Take back what these officers were told about one of our pages: they may not know of it any more."""
    Message.objects.filter(recipient__in=list(officer_ids), url=url).delete()


def take_out(recipients, *, key):
    """Take one message back from those who have it: `recipients` are officer ids, or a query of them."""
    Message.objects.filter(recipient__in=recipients, key=str(key)).delete()


def opened(recipients, *, key):
    """(how many of the recipients have a message, how many have read it), and never who. One statement."""
    theirs = Message.objects.filter(recipient__in=recipients, key=str(key))
    counts = theirs.aggregate(told=Count("pk"), read=Count("read_at"))
    return counts["told"], counts["read"]
