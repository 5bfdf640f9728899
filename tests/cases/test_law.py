"""What the database itself refuses, tried by raw SQL: first as the application's role, then as the owner."""

import json
from itertools import product
from uuid import uuid4

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction

from cases import workflow
from cases.enums import State
from tests.cases.gallery import all_states, kept_gallery, street  # noqa: F401 - fixtures

ARROWS = {(before, after) for _, before, after in workflow.edges() if before}
NO_ARROWS = [
    pytest.param(before, after, id=f"{before}-{after}")
    for before, after in product(map(str, State), repeat=2)
    if before != after and (before, after) not in ARROWS
]
BIRTHS = {after for _, before, after in workflow.edges() if not before and after}
EVENT = """
insert into cases_caseevent (uuid, case_id, seq, action, from_state, to_state, actor_kind, role, at, public, data,
    words_hash, prev_hash, hash, txid)
values (%s, %s, %s, %s, %s, %s, 'clock', '', now(), false, '{}', '', '', '', %s) returning id
"""


def run(statement, *values):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall() if cursor.description else cursor.rowcount


def commit():
    """What COMMIT would check, now."""
    run("set constraints all immediate")
    run("set constraints all deferred")


def refused(words, error=IntegrityError):
    """A part of a transaction that the database must refuse with these words."""
    return pytest.raises(error, match=words)


def write_event(case, action, before, after, *, ahead=1, txid=0):
    return run(EVENT, uuid4(), case.pk, case.version + ahead, action, before, after, txid)


def set_state(case, state, *, ahead=1):
    """As the application's role, past the engine; what the other checks ask for is put right."""
    values = [state, case.version + ahead]
    facts = {
        "state": "handler_post_id = null" if state == "reported" else "handler_post_id = %s",
        "closed": "closed_at = now(), closed_by_id = accepted_by_id" if state == "closed" else "",
    }
    if state != "reported":
        values.append(run("select id from grids_post limit 1")[0][0])
    if state != "closed":
        facts["closed"] = "closed_at = null, closed_by_id = null"
    columns = f"state = %s, version = %s, {facts['state']}, {facts['closed']}"
    return run(f"update cases_case set {columns} where id = %s", *values, case.pk)


@pytest.mark.parametrize(("before", "after"), NO_ARROWS)
def test_no_state_follows_but_along_an_arrow(undone, before, after):
    case = undone.cases[State(before)]

    with refused("case_state_is_an_edge"), transaction.atomic():
        set_state(case, after)


def test_there_are_pairs_that_follow_and_pairs_that_do_not():
    assert len(ARROWS - {(s, s) for s in map(str, State)}) == 16
    assert len(NO_ARROWS) == 8 * 7 - 16


def born(case, state):
    """A copy of a case's row under another name, as it were born in `state`."""
    facts = {"id": 10**9, "uuid": str(uuid4()), "number": "x" * 19, "report_key": None, "point": None}
    facts |= {"tracking_hash": "\\x00", "state": state, "version": 1}
    copy = "insert into cases_case select (jsonb_populate_record(c, %s::jsonb)).* from cases_case c where id = %s"
    return run(copy, json.dumps(facts), case.pk)


@pytest.mark.parametrize("state", sorted(set(map(str, State)) - BIRTHS))
def test_no_case_is_born_in_any_other_state(undone, state):
    with refused("case_state_is_an_edge"), transaction.atomic():
        born(undone.cases[State(state)], state)


@pytest.mark.parametrize("state", sorted(BIRTHS))
def test_no_case_is_born_without_its_event(undone, state):
    with refused("case_change_has_its_event"), transaction.atomic():
        born(undone.cases[State(state)], state)
        commit()


@pytest.mark.parametrize(
    "statement",
    [
        "update cases_caseevent set at = now()",
        "delete from cases_caseevent",
        "truncate cases_caseevent cascade",
        "delete from cases_case",
        "truncate cases_case cascade",
        "insert into cases_edge (version, action, from_state, to_state) values (1, 'close', 'reported', 'closed')",
        "update cases_edge set to_state = 'closed'",
        "delete from cases_edge",
        "truncate cases_edge",
        "alter table cases_case disable trigger all",
        "drop trigger case_moves_along_an_edge on cases_case",
        "create or replace function case_state_is_an_edge() returns trigger language plpgsql as 'begin end'",
        "set session_replication_role = replica",
    ],
)
def test_history_and_law_are_out_of_the_application_s_reach(undone, statement):
    with refused("permission denied|must be owner", ProgrammingError), transaction.atomic():
        run(statement)


def test_the_word_that_lets_the_owner_erase_helps_nobody_else(undone):
    with refused("permission denied", ProgrammingError), transaction.atomic():
        run("set local governance.erase = 'on'")
        run("delete from cases_caseevent")


def test_a_change_without_its_event_fails_at_commit(undone):
    with refused("case_change_has_its_event"), transaction.atomic():
        set_state(undone.cases[State.REPORTED], "dispatched")
        commit()


def test_a_version_moved_without_an_event_fails_at_commit(undone):
    with refused("case_change_has_its_event"), transaction.atomic():
        run("update cases_case set version = version + 1 where id = %s", undone.cases[State.REPORTED].pk)
        commit()


def test_an_event_without_its_change_fails_at_commit(undone):
    case = undone.cases[State.REPORTED]

    with refused("case_event_changes_its_case"), transaction.atomic():
        write_event(case, "dispatch", "reported", "dispatched")
        commit()
    with refused("case_event_changes_its_case"), transaction.atomic():
        write_event(case, "comment", "reported", "reported")
        commit()


def test_a_change_with_its_event_is_let_through(undone):
    case = undone.cases[State.REPORTED]

    write_event(case, "dispatch", "reported", "dispatched")
    set_state(case, "dispatched")
    commit()


def test_an_event_that_says_something_else_does_not_carry_a_change(undone):
    case = undone.cases[State.REPORTED]

    with refused("case_change_has_its_event"), transaction.atomic():
        write_event(case, "dispatch", "reported", "dispatched")
        write_event(case, "comment", "dispatched", "dispatched", ahead=2)
        set_state(case, "dispatched", ahead=2)
        commit()


def test_two_changes_do_not_share_one_event(undone):
    """There and back and there again: the third change has the first one's event, and the state agrees."""
    case = undone.cases[State.REPORTED]

    with refused("case_change_has_its_event"), transaction.atomic():
        write_event(case, "dispatch", "reported", "dispatched")
        set_state(case, "dispatched")
        set_state(case, "reported", ahead=1)
    with refused("case_change_has_its_event|case_event_changes"), transaction.atomic():
        write_event(case, "dispatch", "reported", "dispatched")
        set_state(case, "dispatched")
        write_event(case, "recall", "dispatched", "reported", ahead=2)
        set_state(case, "reported", ahead=2)
        set_state(case, "dispatched", ahead=3)
        commit()


@pytest.mark.parametrize(
    "forged",
    [
        "create temporary table cases_edge as select 1 as version, 'close'::text as action,"
        " 'reported'::text as from_state, 'closed'::text as to_state",
        "create temporary table cases_caseevent as select %s::bigint as case_id, 4 as seq, 'closed'::text as to_state,"
        " 'reported'::text as from_state, pg_current_xact_id()::text::bigint as txid",
    ],
)
def test_a_table_of_one_s_own_making_is_no_law(undone, forged):
    """Temporary tables are found before all others, unless the functions say where to look."""
    case = undone.cases[State.REPORTED]

    with refused("case_state_is_an_edge"), transaction.atomic():
        run(forged, *[case.pk] * forged.count("%s"))
        set_state(case, "closed")
    with refused("case_change_has_its_event"), transaction.atomic():
        run(forged.replace("'closed'", "'dispatched'"), *[case.pk] * forged.count("%s"))
        set_state(case, "dispatched")
        commit()


def test_the_version_never_falls(undone):
    with refused("the version of a case counts its events"), transaction.atomic():
        run("update cases_case set version = version - 1 where id = %s", undone.cases[State.CLOSED].pk)


@pytest.mark.parametrize("ahead", [0, 2, -1])
def test_no_event_leaves_a_gap_or_comes_twice(undone, ahead):
    with refused("case_event_is_chained"), transaction.atomic():
        write_event(undone.cases[State.CLOSED], "comment", "closed", "closed", ahead=ahead)


def test_no_event_starts_from_a_state_the_case_was_not_in(undone):
    with refused("case_event_is_chained"), transaction.atomic():
        write_event(undone.cases[State.REPORTED], "take", "dispatched", "handling")


def test_no_event_goes_where_its_action_does_not_lead(undone):
    with refused("case_event_is_an_edge"), transaction.atomic():
        write_event(undone.cases[State.REPORTED], "comment", "reported", "closed")
    with refused("case_event_is_an_edge"), transaction.atomic():
        write_event(undone.cases[State.FED_BACK], "take", "fed_back", "closed")


@pytest.mark.parametrize(
    "change", ["workflow_version = 1", "number = 'another'", "uuid = gen_random_uuid()", "id = -id"]
)
def test_a_case_keeps_its_name_and_its_table(undone, change):
    with refused("case_keeps_its_name"), transaction.atomic():
        run(f"update cases_case set {change} where id = %s", undone.cases[State.REPORTED].pk)


def test_the_chain_and_the_transaction_are_not_the_writer_s_to_say(undone):
    case = undone.cases[State.REPORTED]

    ((event,),) = write_event(case, "comment", "reported", "reported", txid=1)

    facts = "select e.txid = pg_current_xact_id()::text::bigint, e.prev_hash = b.hash, e.hash <> '' "
    before = (
        "from cases_caseevent e join cases_caseevent b using (case_id) where e.id = %s and b.seq = e.seq - 1"
    )
    assert run(facts + before, event) == [(True, True, True)]
