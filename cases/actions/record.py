"""Write an event, its words beside it, and the outbox row by which the others are told."""

import hashlib
import secrets

from cases.actions.photos import attach
from cases.models import CaseEvent, CaseText
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
    held = turn.held
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
    key, payload, aggregate = word_of(case.pk, case.number, event.pk, event.uuid)
    outbox.write(MOVED, key=key, payload=payload, aggregate=aggregate)


def announce_all(events):
    """The same for many events at once: rows of (case id, number, event id, event uuid)."""
    outbox.write_all(MOVED, [word_of(*event) for event in events])


def word_of(case_id, number, event_id, event_uuid):
    return event_uuid, {"case": case_id, "event": event_id}, f"case:{number}"


def salted():
    return secrets.token_bytes(SALT_BYTES)


def hash_of(words, salt):
    """SHA-256 over salt and words; empty for no words. The salt goes when the words are erased."""
    return hashlib.sha256(salt + words.encode()).digest() if words else b""
