"""What the database says of one case, read in one statement, and what differs from a Story."""

import json
from datetime import datetime

from django.db import connection

from tests.model.ticking import KINDS, RUNS, STANDS

LOOK = """
select to_jsonb(c) || jsonb_build_object(
    'category', (select code from cases_category where id = c.category_id),
    'events', (select jsonb_agg(jsonb_build_array(e.action, coalesce(o.username, e.actor_kind), e.from_state,
            e.to_state, e.uuid, e.data, encode(e.hash, 'hex')) order by e.seq)
        from cases_caseevent e left join grids_officer o on o.id = e.officer_id where e.case_id = c.id),
    'broken', (select count(*) from (select e, hash, prev_hash, seq,
            lag(hash, 1, ''::bytea) over w before, lag(seq, 1, 0) over w seq_before
            from cases_caseevent e where case_id = c.id window w as (order by seq)) chain
        where seq <> seq_before + 1 or prev_hash <> before or hash <> case_event_hash(before, e)),
    'clocks', (select jsonb_agg(to_jsonb(k) order by k.kind, k.round) from cases_clock k where k.case_id = c.id),
    'given', (select jsonb_agg(jsonb_build_array(post_id, department_id, ended_at is null) order by id)
        from cases_assignment where case_id = c.id),
    'ratings', (select jsonb_agg(to_jsonb(r) order by r.round) from cases_rating r where r.case_id = c.id),
    'people', (select count(*) from cases_reporter where case_id = c.id),
    'outbox', (select jsonb_agg(jsonb_build_array(topic, key, payload) order by id)
        from messaging_outbox where aggregate = 'case:' || c.number),
    'told', (select count(*) from messaging_message),
    'cases', (select count(*) from cases_case)
) from cases_case c where c.id = %s
"""
MESSAGES = """
select o.username from messaging_message m join grids_officer o on o.id = m.recipient_id where m.key = any(%s)
"""
NOT_TOLD_APART = {"approach", "find"}


def look(case_id):
    """Everything that is kept about a case, as plain data."""
    with connection.cursor() as cursor:
        cursor.execute(LOOK, [case_id])
        found = cursor.fetchone()[0]
    return json.loads(found) if isinstance(found, str) else found


def recipients(keys):
    """Who has messages of these events."""
    with connection.cursor() as cursor:
        cursor.execute(MESSAGES, [[str(key) for key in keys]])
        return sorted(row[0] for row in cursor.fetchall())


def differences(seen, story, unit_of):
    """Where the row, the events, the clocks and the outbox are not as the story has them: {name: (kept, told)}."""
    pairs = {**row(seen, story, unit_of), **events(seen, story), **clocks(seen, story), **outbox(seen)}
    return {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}


def row(seen, story, unit_of):
    names = (
        "state",
        "step",
        "category",
        "major",
        "urgency",
        "pending",
        "round",
        "satisfaction",
        "outcome",
        "answer",
    )
    pairs = {name: (seen[name], getattr(story, name)) for name in names}
    given = [unit_of[post, department] for post, department, _open in seen["given"] or []]
    in_hand = [unit_of[post, department] for post, department, still in seen["given"] or [] if still]
    return pairs | {
        "unit": (unit_of[seen["handler_post_id"], seen["handler_department_id"]], story.unit),
        "given": (given, story.handed),
        "in hand": (in_hand, [story.unit] if story.unit and story.state != "closed" else []),
        "accepted": (bool(seen["accepted_at"]), story.accepted),
        "joint": (seen["needs_joint_decision"], story.joint),
        "asking": (seen["asking"], story.asked is not None),
        "on hold": (seen["review_on"] is not None, story.state == "suspended"),
        "declined": (seen["declined_count"], story.counts["decline"]),
        "sent back": (seen["sent_back_count"], story.counts["send_back"]),
        "reworked": (seen["rework_count"], story.counts["rework"]),
        "rated": (rated(seen, story), story.rated[-1:]),
        "closed": (bool(seen["closed_at"] and seen["closed_by_id"]), story.state == "closed"),
    }


def rated(seen, story):
    return [rating["solved"] for rating in seen["ratings"] or [] if rating["round"] == story.round]


def events(seen, story):
    kept = [tuple(event[:4]) for event in seen["events"]]
    return {
        "events": (kept, story.events),
        "version": (seen["version"], len(story.events)),
        "state by events": (kept[-1][3], seen["state"]),
        "broken links": (seen["broken"], 0),
    }


def clocks(seen, story):
    kept = seen["clocks"] or []
    open_ones = {clock["kind"]: clock for clock in kept if clock["stopped_at"] is None}
    runs = {kind for kind, clock in open_ones.items() if clock["paused_at"] is None}
    shown = {kind: seen[f"{kind}_due_at"] for kind in KINDS}
    told = {kind: open_ones[kind]["due_at"] if kind in runs else None for kind in KINDS}
    first = min((open_ones[kind]["due_at"] for kind in runs - {"total"}), default=None)
    rank = ["none", "reminded", "yellow", "red"].index
    alert = max((open_ones[kind]["alert"] for kind in runs), key=rank, default="none")
    return {
        "clocks that run": (runs, {kind for kind, how in story.clocks.now.items() if how == RUNS}),
        "clocks that stand": (
            set(open_ones) - runs,
            {k for k, how in story.clocks.now.items() if how == STANDS},
        ),
        "rounds of clocks": (
            {kind: sum(c["kind"] == kind for c in kept) for kind in KINDS},
            story.clocks.rounds,
        ),
        "due columns": (shown, told),
        "due": (seen["due_at"], first),
        "alert": (seen["alert"], alert),
        "what would ring though it stands": (
            [c["kind"] for c in kept if c["next_alert_at"] and c["kind"] not in runs],
            [],
        ),
    }


def outbox(seen):
    """Each event but the first steps of a birth is one row of `case.moved`, and nothing else is."""
    last_of_birth = next(i for i, event in enumerate(seen["events"]) if event[3])
    expected = [["case.moved", event[4]] for event in seen["events"][last_of_birth:]]
    return {"outbox": ([line[:2] for line in seen["outbox"] or []], expected)}


def rungs(seen, at):
    """The (clock, alert) pairs whose moment has come, by the ladders that were on record before."""
    return [
        (clock["kind"], alert)
        for clock in seen["clocks"] or []
        if clock["stopped_at"] is None and clock["paused_at"] is None
        for moment, alert in clock["ladder"]
        if datetime.fromisoformat(moment) <= at
    ]
