"""The same request sent twice is one request."""

import hashlib
import json

from django.db import OperationalError, connection, transaction
from django.utils.translation import gettext_lazy as _

from common.errors import Refused
from messaging.models import IdempotencyKey

KEPT_DAYS = 8  # promised: 7
LOCK_SPACE = 0x1DE3


class KeyReused(Refused):
    """The key came before with another body (422)."""

    def __init__(self):
        super().__init__(_("This key was used for another request."), code="idempotency_key_reused")


class KeyBusy(Refused):
    """The first request with this key is still running (409)."""

    def __init__(self):
        super().__init__(
            _("This request is still being worked on. Try again in a moment."), code="idempotency_key_busy"
        )


def remember(scope, key, body_hash, run, *, wait=False):
    """Run `run()` once for (scope, key) and answer what it answered, the first time and every time after.

    In: `scope` says whose key it is ("report:<api key or device>"), `key` a UUID made by the client, `body_hash` the
    SHA-256 of the body, `run` a callable whose answer is plain JSON. It runs in one transaction with the remembered
    answer: when it refuses or its process dies nothing is remembered, and the next try runs it anew.
    `wait=True` (pages: a second tap) waits for a run still going on instead of raising.
    Raises KeyReused for another body, KeyBusy while the first is still running.
    """
    with transaction.atomic():
        _take_turn(f"{scope}\x1f{key}", wait=wait)
        known = IdempotencyKey.objects.filter(scope=scope, key=key).first()
        if known is None:
            answer = run()
            IdempotencyKey.objects.create(
                scope=scope, key=key, body_hash=body_hash, answer=json.dumps(answer)
            )
            return answer
    if bytes(known.body_hash) != body_hash:
        raise KeyReused
    return json.loads(known.answer)


def _take_turn(name, *, wait):
    """Hold the key until the transaction ends. A waiting row could not say "busy"; an advisory lock can."""
    lock = "pg_advisory_xact_lock" if wait else "pg_try_advisory_xact_lock"
    try:
        # A savepoint, so that a wait cut off by lock_timeout leaves an outer transaction usable.
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"SELECT {lock}(%s, hashtext(%s))", [LOCK_SPACE, name])
            taken = wait or cursor.fetchone()[0]
    except OperationalError as error:
        if getattr(error.__cause__, "sqlstate", None) != "55P03":
            raise
        taken = False
    if not taken:
        raise KeyBusy


def body_hash_of(*parts):
    """SHA-256 over the parts of a request (text or bytes), each with its length so that they cannot run together."""
    digest = hashlib.sha256()
    for part in parts:
        data = part if isinstance(part, bytes) else str(part).encode()
        digest.update(len(data).to_bytes(8, "big") + data)
    return digest.digest()
