"""Leave work for later: one row in the caller's transaction."""

import json

from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, transaction

from common import traces
from common.prepared import prepared
from messaging import registry

# What a row is written by, for this and for statements that write its cause too: INSERT, the rows, ONCE, and with them
# CALL, which goes out to the relay with the COMMIT or not at all.
INSERT = "insert into messaging_outbox (topic, key, aggregate, trace, payload)"
ONCE = "on conflict (topic, key) do nothing returning id"
CALL = "pg_notify('outbox', '')"
WRITE = f"with word as ({INSERT} values (%s, %s, %s, %s, %s) {ONCE}) select id, {CALL} from word"  # noqa: S608

INSERT_ALL = """
    WITH written AS (
        INSERT INTO messaging_outbox (topic, trace, key, aggregate, payload)
        SELECT %s, %s, key, aggregate, payload::jsonb
        FROM unnest(%s::text[], %s::text[], %s::text[]) WITH ORDINALITY AS row (key, aggregate, payload, place)
        ORDER BY place
        ON CONFLICT (topic, key) DO NOTHING
        RETURNING id
    )
    SELECT count(*) FROM (SELECT pg_notify('outbox', '') FROM written) called
"""


def write(topic, *, key, payload, aggregate=""):
    """Write one row of `topic` to be handled after the caller's COMMIT; answer its id, or None if `key` was known.

    `key` makes it once per topic: the uuid of the event that causes it. Rows of one `aggregate` (a case's number) are
    handled one after another in the order they were written. Raises UnknownTopic for a topic nobody handles, and
    TransactionManagementError outside a transaction, where the row and its cause could part.
    """
    facts = row(topic, key=key, aggregate=aggregate)
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError(
            f"outbox.write({topic!r}) outside the transaction of its cause."
        )
    words = json.dumps(payload, cls=DjangoJSONEncoder)
    with prepared() as cursor:
        cursor.execute(WRITE, [*facts, words])
        written = cursor.fetchone()
    return written[0] if written else None


def row(topic, *, key, aggregate=""):
    """The columns of INSERT but the payload, as text; UnknownTopic for a topic nobody handles."""
    registry.handlers_of(topic)
    return topic, str(key), aggregate, traces.current()


def write_all(topic, rows):
    """The same for many `rows` of (key, payload, aggregate), in one statement; answer how many were new."""
    registry.handlers_of(topic)
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError(
            f"outbox.write_all({topic!r}) outside the transaction of its cause."
        )
    told = [
        (str(key), aggregate, json.dumps(payload, cls=DjangoJSONEncoder)) for key, payload, aggregate in rows
    ]
    if not told:
        return 0
    with connection.cursor() as cursor:
        cursor.execute(INSERT_ALL, [topic, traces.current(), *map(list, zip(*told, strict=True))])
        return cursor.fetchone()[0]
