"""What somebody with all rights did to the history is found: the triggers switched off, the rows changed."""

import pytest

from cases.enums import Action
from cases.verification import damages, sample_of
from tests.cast import a_case, do, lead_to

pytestmark = pytest.mark.slow


@pytest.fixture
def tamper(shared_town, database_owner):
    """Statements by the owner past all triggers of the tables."""

    def run(*statements):
        with database_owner.connect() as owner:
            switch(owner, "disable")
            try:
                for statement in statements:
                    assert owner.execute(statement).rowcount == 1, statement
            finally:
                switch(owner, "enable")

    return run


def switch(owner, how):
    for table in ("cases_case", "cases_caseevent", "cases_casetext"):
        owner.execute(f"alter table {table} {how} trigger user")


def found():
    return [str(damage) for damage in damages()]


def places():
    return {damage.seq for damage in damages()}


def test_every_kind_of_tampering_is_found_and_what_was_put_back_is_whole(shared_town, tamper):
    """One case, one flush: each tampering is looked at and taken back."""
    case = lead_to(shared_town, "closed")
    do(case, Action.COMMENT, shared_town.by_desk, shared_town)
    lead_to(shared_town, "handled")
    a_case(shared_town)
    assert found() == []
    where = f"seq = 7 and case_id = {case.pk}"
    resolve = case.events.get(seq=7)
    tampered = [
        # (what is done, what takes it back, where it is found)
        ("at = at + interval '1 second'", "at = at - interval '1 second'", {7}),
        ("officer_id = null", f"officer_id = {resolve.officer_id}", {7}),
        ("post_id = null", f"post_id = {resolve.post_id}", {7}),
        ("role = 'leader'", "role = 'worker'", {7}),
        ('data = \'{"outcome": "cannot"}\'', 'data = \'{"outcome": "done"}\'', {7}),
        ("public = false", "public = true", {7}),
        ("actor_kind = 'clock'", "actor_kind = 'officer'", {7}),
        ("words_hash = ''", rf"words_hash = '\x{bytes(resolve.words_hash).hex()}'", {7}),
        ("to_state = 'closed'", "to_state = 'handled'", {7, 8}),
    ]
    for done, back, seqs in tampered:
        tamper(f"update cases_caseevent set {done} where {where}")
        assert places() == seqs, done
        assert {damage.number for damage in damages()} == {case.number}
        tamper(f"update cases_caseevent set {back} where {where}")
        assert found() == [], back


def test_a_lost_event_a_cut_tail_and_a_moved_case_are_found(shared_town, tamper):
    case = lead_to(shared_town, "closed")

    row = f"where id = {case.pk}"
    nobody = "closed_at = null, closed_by_id = null, handler_post_id = null"
    tamper(f"update cases_case set state = 'reported', {nobody} {row}")
    assert [damage.seq for damage in damages()] == [None]
    tamper(
        f"update cases_case set state = 'closed', closed_at = now(), closed_by_id = {case.closed_by_id} {row}"
    )
    assert found() == []

    tamper(f"update cases_case set step = 3, version = 11 where id = {case.pk}")
    assert len(found()) == 2
    tamper(f"update cases_case set step = 7, version = 10 where id = {case.pk}")
    assert found() == []

    tamper(f"delete from cases_caseevent where case_id = {case.pk} and seq = 10")
    assert places() == {None}  # state and version
    assert len(found()) == 2

    text = case.events.get(seq=7).pk
    tamper(
        f"delete from cases_casetext where event_id = {text}",
        f"delete from cases_caseevent where id = {text}",
    )
    assert {8, None} <= places()


def test_changed_and_lost_words_are_found_but_erased_ones_are_the_law(shared_town, tamper):
    case = lead_to(shared_town, "closed")
    event = case.events.get(seq=7)

    tamper(f"update cases_casetext set words = '都好了' where event_id = {event.pk}")
    assert places() == {7}

    aside = f"update cases_casetext set words = '修好了', aside = %s where event_id = {event.pk}"
    tamper(aside % "'没去'")
    assert places() == {7}
    tamper(aside % "'夜里'")
    assert found() == []

    fitting = "sha256(t.salt || sha256(convert_to(t.words, 'UTF8')) || sha256(convert_to(t.aside, 'UTF8')))"
    tamper(
        f"update cases_casetext set words = '都好了' where event_id = {event.pk}",
        f"update cases_caseevent e set words_hash = {fitting} from cases_casetext t"
        f" where t.event_id = e.id and e.id = {event.pk}",
    )
    assert places() == {7}  # other words under a hash that fits them: the chain still has the first one
    first = bytes(event.words_hash).hex()
    tamper(f"update cases_caseevent set words_hash = '\\x{first}' where id = {event.pk}")

    erased = "words = '', aside = '', salt = '', erased_at = now()"
    tamper(f"update cases_casetext set {erased} where event_id = {event.pk}")
    assert found() == []

    tamper(f"delete from cases_casetext where event_id = {event.pk}")
    assert places() == {7}


def test_an_event_put_in_with_a_right_hash_is_no_arrow_of_the_table(shared_town, tamper):
    """Whoever can compute the hash still has to walk along the arrows."""
    case = a_case(shared_town)
    columns = "uuid, case_id, seq, action, from_state, to_state, actor_kind, role, at, public, data, words_hash, txid"
    tamper(
        f"insert into cases_caseevent ({columns}, prev_hash, hash) select gen_random_uuid(), {case.pk}, 4, 'close',"
        " 'reported', 'closed', 'clock', '', now(), false, '{}', '', 1, hash, ''"
        f" from cases_caseevent where case_id = {case.pk} and seq = 3",
        "update cases_caseevent e set hash = case_event_hash(e.prev_hash, e) where seq = 4",
        f"update cases_case set state = 'closed', version = 4, step = 7, closed_at = now(), closed_by_id = "
        f"{shared_town.people.reviewer.pk} where id = {case.pk}",
    )

    (damage,) = damages()

    assert (damage.number, damage.seq) == (case.number, 4)
    assert "close" in damage.what


def test_the_walk_has_a_fixed_price(town, django_assert_num_queries):
    for rows in (1, 2):
        for _ in range(rows):
            a_case(town)
        with django_assert_num_queries(4):  # the chain, the words, the cases, their events
            assert not list(damages())


def test_a_sample_looks_at_no_other_case(shared_town, tamper):
    mine, other = a_case(shared_town), a_case(shared_town)

    tamper(f"update cases_caseevent set role = 'leader' where case_id = {other.pk} and seq = 3")

    assert list(damages([mine.pk])) == []
    assert [damage.number for damage in damages([other.pk])] == [other.number]
    assert set(sample_of(1_000)) == {mine.pk, other.pk}
