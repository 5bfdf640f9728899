"""Write an event, its words beside it, and the outbox row by which the others are told."""

import hashlib
import secrets

from cases.actions.photos import attach
from cases.models import CaseEvent, CaseText
from cases.parties import acting_post
from messaging import outbox

MOVED = "case.moved"
SALT_BYTES = 16


def record(turn):
    """Append the event of a turn whose case already has the new version; answer it."""
    event = event_of(turn)
    salt = salted()
    event.words_hash = hash_of(turn.words, salt)
    event.save(force_insert=True)
    if turn.words:
        CaseText.objects.create(event=event, words=turn.words, salt=salt)
    if turn.photos:
        attach(turn.case, event, *turn.photos)
    announce(turn.case, event)
    return event


def event_of(turn):
    held = acting_post(turn.case, turn.who, turn.by.scope) if turn.by.is_officer else None
    return CaseEvent(
        case=turn.case,
        seq=turn.case.version,
        action=turn.row.action,
        from_state=turn.from_state,
        to_state=turn.case.state,
        actor_kind=turn.by.kind,
        officer_id=turn.by.officer_id,
        post_id=held.id if held else None,
        role=held.role if held else "",
        at=turn.at,
        public=turn.public,
        data=turn.data,
    )


def announce(case, event):
    """Leave word for those concerned; one row per event, in the order of the case."""
    payload = {"case": case.pk, "event": event.pk}
    outbox.write(MOVED, key=event.uuid, payload=payload, aggregate=f"case:{case.number}")


def salted():
    return secrets.token_bytes(SALT_BYTES)


def hash_of(words, salt):
    """SHA-256 over salt and words; empty for no words. The salt goes when the words are erased."""
    return hashlib.sha256(salt + words.encode()).digest() if words else b""
