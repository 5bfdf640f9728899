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
    text = text_beside(event, words=turn.words, aside=turn.aside)
    event.save(force_insert=True)
    if text:
        text.save(force_insert=True)
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


def text_beside(event, *, words="", aside=""):
    """The CaseText of an event that is still to be saved, with its hash put on the event; None for no words at all."""
    if not (words or aside):
        return None
    salt = secrets.token_bytes(SALT_BYTES)
    event.words_hash = hash_of(words, aside, salt)
    return CaseText(event=event, words=words, aside=aside, salt=salt)


def hash_of(words, aside, salt):
    """SHA-256 over the salt and the hashes of both texts. The salt goes when they are erased."""
    parts = (hashlib.sha256(text.encode()).digest() for text in (words, aside))
    return hashlib.sha256(salt + b"".join(parts)).digest()


def said_by(by, reason):
    """Why somebody does it: the reporter's own words are shown back to him, an officer's are for colleagues."""
    return {"words" if by.is_reporter else "aside": reason}
