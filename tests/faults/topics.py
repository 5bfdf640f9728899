"""What the processes of the fault test are given to do. Every run of a handler leaves a message of its own, so a second
effect of one row would be a second message: the key that makes `tell` idempotent is new each time."""

import os
import signal
import uuid

from django.db import connection
from django.utils.timezone import now

from grids.models import Officer
from messaging import registry
from messaging.inbox import tell
from messaging.models import Outbox

READER = "reader of the fault test"
WORK_SECONDS = 0.1


def leave_message(payload, *, key):
    """Work for a while and leave one message titled with the row's key."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_sleep(%s)", [WORK_SECONDS])
    tell(
        Officer.objects.filter(username=READER).values_list("pk", flat=True),
        title=key,
        key=uuid.uuid4(),
        at=now(),
    )


def fail_once(payload, *, key):
    """Leave the message, then fail the first time: the message must go with the failure."""
    leave_message(payload, key=key)
    if not Outbox.objects.get(topic="faults.fails_once", key=key).failures:
        raise RuntimeError("the first try fails")


def die(payload, *, key):
    """Leave the message and take the process along before it is committed."""
    leave_message(payload, key=key)
    os.kill(os.getpid(), signal.SIGKILL)


def register_all():
    registry.register("faults.plain", leave_message)
    registry.register("faults.fails_once", fail_once)
    registry.register("faults.poison", die)
