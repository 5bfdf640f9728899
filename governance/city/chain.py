"""The chain of a case's events, reckoned here as case_event_hash does in the database (migration cases 0002; pure)."""

import hashlib


def link(previous, event, words_hash):
    """The hash of an event after `previous`, both in hex.

    `event`: uuid, case, seq, action, from, to, actor kind, officer, post, role, epoch seconds, "t" or "f", and its data
    as jsonb writes it.
    """
    *facts, second, public, data = event
    parts = (previous, *facts, f"{second}.000000", public, data, words_hash)
    return hashlib.sha256("|".join(map(str, parts)).encode()).hexdigest()


def words_hash(words, salt):
    """The hash of an event's words, as cases.actions.record.hash_of makes it; nothing is said aside here."""
    return hashlib.sha256(salt + hashlib.sha256(words.encode()).digest() + NOTHING).digest()


NOTHING = hashlib.sha256(b"").digest()
