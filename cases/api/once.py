"""A create that is sent again is the same create."""

import json
from uuid import UUID

from django.utils.translation import gettext as _

from common.api.problem import Problem
from messaging.idempotency import KeyBusy, KeyReused, body_hash_of, remember


def once(request, what, body, run):
    """run()'s answer (plain JSON), or the first one again where the request names an Idempotency-Key.

    In: `what` the create, `body` what must be the same (JSON or bytes), `run` a callable. A refusal is not remembered.
    """
    if (given := request.headers.get("Idempotency-Key")) is None:
        return run()
    scope = f"api:{what}:{request.user.pk}"
    text = body if isinstance(body, bytes) else json.dumps(body, sort_keys=True)
    try:
        return remember(scope, key_of(given), body_hash_of(text), run)
    except KeyReused as reused:
        raise Problem(422, reused, code=reused.code) from reused
    except KeyBusy as busy:
        raise Problem(409, busy, code=busy.code, headers={"Retry-After": "1"}) from busy


def key_of(given):
    try:
        return UUID(given)
    except ValueError as error:
        raise Problem(400, _("The Idempotency-Key is a UUID."), code="idempotency_key_invalid") from error
