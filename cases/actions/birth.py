"""A case comes into the record: its row, the events it is born with, their words, its clocks, its people, and the word
left for the others, all in one statement. Whatever the law refuses of it leaves nothing behind.

The chain asks of each event, as it is written, for the case and the event before it (migration 0002): the statement
draws the events from the case's row, so that the case is always there first.
"""

from cases.actions.record import MOVED, text_beside
from cases.enums import Action
from cases.models import Case, CaseEvent, CaseText, Clock, Reporter
from cases.parties import acting_post
from common.prepared import prepared
from common.rows import Rows, as_json
from messaging import outbox

TOLD_AT_ONCE = frozenset({Action.REPORT, Action.SELF_HANDLE})
CASE, TEXT = Rows(Case), Rows(CaseText, without={"event_id"})
EVENT, CLOCK, REPORTER = (Rows(model, without={"case_id"}) for model in (CaseEvent, Clock, Reporter))
BIRTH = f"""
with born as (
    insert into cases_case ({CASE.names()})
    select {CASE.names("row")} from json_populate_record(null::cases_case, %s) row
    returning id
), event as (
    insert into cases_caseevent (case_id, {EVENT.names()})
    select born.id, {EVENT.names("row")} from born, json_populate_recordset(null::cases_caseevent, %s) row
    order by row.seq
    returning id, seq
), text as (
    insert into cases_casetext (event_id, {TEXT.names()})
    select event.id, {TEXT.names("row")} from event, json_populate_recordset(null::cases_casetext, %s) row
    where row.event_id = event.seq
), clock as (
    insert into cases_clock (case_id, {CLOCK.names()})
    select born.id, {CLOCK.names("row")} from born, json_populate_recordset(null::cases_clock, %s) row
), person as (
    insert into cases_reporter (case_id, {REPORTER.names()})
    select born.id, {REPORTER.names("row")} from born, json_populate_recordset(null::cases_reporter, %s) row
), word as (
    {outbox.INSERT}
    select %s, %s, %s, %s, jsonb_build_object('case', born.id, 'event', event.id)
    from born, event where event.seq = %s
    {outbox.ONCE}
)
select born.id, array(select id from event order by seq), (select {outbox.CALL} from word) from born
"""  # noqa: S608 - names of columns; every value is bound


def write_birth(case, actions, clocks, *, by, words=(), people=()):
    """Write the case with its events (`case.birth`), its clocks and the people behind it; the desk is told.

    `words`: the free text of an action's event, besides the description, which is said with the finding.
    """
    case.birth = [birth_event(case, seq, action, by=by) for seq, action in enumerate(actions, 1)]
    last = case.birth[-1]
    last.to_state = case.state
    texts = birth_texts(case.birth, {Action.FIND: case.description} | dict(words))
    rows = [
        CASE.facts(case),
        [EVENT.facts(event) for event in case.birth],
        # Until the event has its key, the text knows it by its place in the case.
        [TEXT.facts(text) | {"event_id": text.event.seq} for text in texts],
        [CLOCK.facts(clock) for clock in clocks],
        [REPORTER.facts(person) for person in people],
    ]
    word = outbox.row(MOVED, key=last.uuid, aggregate=f"case:{case.number}")
    with prepared() as cursor:
        cursor.execute(BIRTH, [*map(as_json, rows), *word, last.seq])
        numbered(case, *cursor.fetchone()[:2])


def numbered(case, case_id, event_ids):
    """The objects with the keys that the database gave their rows."""
    for one, key in zip([case, *case.birth], [case_id, *event_ids], strict=True):
        one.pk, one._state.adding, one._state.db = key, False, "default"
    for event in case.birth:
        event.case = case


def birth_texts(events, said):
    """The words beside the events, with their hashes on the events."""
    texts = (text_beside(event, words=said.get(event.action, "")) for event in events)
    return [text for text in texts if text]


def birth_event(case, seq, action, *, by):
    held = acting_post(case, frozenset(), by.scope) if by.is_officer else None
    return CaseEvent(
        case=case,
        seq=seq,
        action=action,
        actor_kind=by.kind,
        officer_id=by.officer_id,
        post_id=held.id if held else None,
        role=held.role if held else "",
        at=case.reported_at,
        public=action in TOLD_AT_ONCE,
        data=birth_data(case, action),
    )


def birth_data(case, action):
    if action == Action.APPROACH:
        return {"source": str(case.source), "found_at": case.found_at.isoformat() if case.found_at else None}
    if action == Action.FIND:
        return {"category": case.category.code, "grid": case.owner_grid.code if case.owner_grid else None}
    return {"number": case.number} | ({"pending": True} if case.pending else {})
