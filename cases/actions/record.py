"""Write what a verb did: an event, its words beside it, the clocks, the case, and the word left for the others."""

import hashlib
import secrets

from cases.actions.photos import attach
from cases.models import Case, CaseEvent, CaseText, Clock
from cases.models.case import MUTABLE
from cases.models.clock import WRITTEN
from common.prepared import prepared
from common.rows import Rows, as_json
from messaging import outbox

MOVED = "case.moved"
SALT_BYTES = 16
EVENT, CLOCK, STOOD = Rows(CaseEvent), Rows(Clock), Rows(Clock, only=WRITTEN)
TEXT, CASE = Rows(CaseText, without={"event_id"}), Rows(Case, only=MUTABLE)
TURN = f"""
with event as (
    insert into cases_caseevent ({EVENT.names()})
    select {EVENT.names("row")} from json_populate_record(null::cases_caseevent, %s) row
    returning id
), text as (
    insert into cases_casetext (event_id, {TEXT.names()})
    select event.id, {TEXT.names("row")} from event, json_populate_recordset(null::cases_casetext, %s) row
), clock as (
    insert into cases_clock ({CLOCK.names()})
    select {CLOCK.names("row")} from json_populate_recordset(null::cases_clock, %s) row
    on conflict (case_id, kind, round) do update
    set ({STOOD.names()}) = ({STOOD.names("excluded")})
), moved as (
    update cases_case set ({CASE.names()}) = (
        select {CASE.names("row")} from json_populate_record(null::cases_case, %s) row
    ) where id = %s
), word as (
    {outbox.INSERT}
    select %s, %s, %s, %s, jsonb_build_object('case', %s::bigint, 'event', event.id) from event
    {outbox.ONCE}
)
select event.id, (select {outbox.CALL} from word) from event
"""  # noqa: S608 - names of columns; every value is bound


def record(turn, clocks=()):
    """Write a turn whose case already has the new version: event, words, clocks, case; answer the event.

    One statement, and the others are told by it. A clock that is there already comes before a new one of its kind: that
    only one of them runs is the database's law.
    """
    event, case = event_of(turn), turn.case
    text = text_beside(event, words=turn.words, aside=turn.aside)
    rows = [
        EVENT.facts(event),
        [TEXT.facts(text)] if text else [],
        [CLOCK.facts(clock) for clock in sorted(clocks, key=lambda clock: clock.pk is None)],
        CASE.facts(case),
    ]
    word = outbox.row(MOVED, key=event.uuid, aggregate=f"case:{case.number}")
    with prepared() as cursor:
        cursor.execute(TURN, [*map(as_json, rows), case.pk, *word, case.pk])
        event.pk, _called = cursor.fetchone()
    event._state.adding, event._state.db = False, "default"
    if turn.photos:
        attach(case, event, *turn.photos)
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


def announce_all(events):
    """Leave word of many events for those concerned: rows of (case id, number, event id, event uuid)."""
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
