"""What a chain alone cannot show, the heads kept elsewhere do: a cut tail, a case that is gone, a new history."""

import gzip

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils.timezone import now
from django.utils.translation import override

from cases.heads import NotHeads, damages_against, read_heads, write_heads
from cases.verification import damages
from tests.cast import a_case, lead_to


@pytest.fixture(autouse=True)
def in_english():
    with override("en"):
        yield


@pytest.fixture
def kept(tmp_path):
    """Writes the heads as they are now; answers the file."""

    def write():
        path = tmp_path / "heads.gz"
        with path.open("wb") as target, connection.cursor() as cursor:
            write_heads(target, cursor, version="0", at=now())
        return path

    return write


def as_owner(owner, *statements):
    """Past all triggers and foreign keys, as somebody with all rights would."""
    with owner.connect() as line:
        for table in ("cases_case", "cases_caseevent", "cases_casetext"):
            line.execute(f"alter table {table} disable trigger user")
        for statement in statements:
            line.execute(statement)
        for table in ("cases_case", "cases_caseevent", "cases_casetext"):
            line.execute(f"alter table {table} enable trigger user")


def found(path):
    return [str(damage) for damage in damages_against(path)]


@pytest.mark.slow
def test_a_cut_tail_is_found(shared_town, kept, database_owner):
    case = lead_to(shared_town, "handling")
    path, last = kept(), case.version
    before = case.events.get(seq=last - 1)
    event = case.events.get(seq=last)
    as_owner(
        database_owner,
        f"delete from cases_casetext where event_id = {event.pk}",
        f"delete from cases_assignment where case_id = {case.pk}",
        f"delete from cases_caseevent where id = {event.pk}",
        f"update cases_case set version = {last - 1}, state = '{before.to_state}' where id = {case.pk}",
    )

    assert not [damage for damage in damages() if damage.seq], "the chain alone shows no event damaged"
    assert found(path) == [
        f"{case.number}/{last}: the events from here back to the last one there is were cut off"
    ]


@pytest.mark.slow
def test_a_case_that_is_gone_is_found(shared_town, kept, database_owner):
    case, other = a_case(shared_town), a_case(shared_town)
    path = kept()
    as_owner(
        database_owner,
        f"delete from cases_casetext where event_id in (select id from cases_caseevent where case_id = {case.pk})",
        *(
            f"delete from cases_{table} where case_id = {case.pk}"
            for table in ("clock", "reporter", "assignment", "caseevent")
        ),
        f"delete from cases_case where id = {case.pk}",
    )

    assert list(damages()) == []
    assert found(path) == [f"{case.number}: the case is gone"]
    assert other.number in gzip.decompress(path.read_bytes()).decode()


@pytest.mark.slow
def test_a_history_written_anew_is_found(shared_town, kept, database_owner):
    case = a_case(shared_town)
    path, last = kept(), f"case_id = {case.pk} and seq = {case.version}"
    as_owner(
        database_owner,
        f"update cases_caseevent set public = not public where {last}",
        f"update cases_caseevent e set hash = case_event_hash(prev_hash, e) where {last}",
    )

    assert list(damages()) == []
    assert found(path) == [
        f"{case.number}/{case.version}: this event is another than the one that was kept elsewhere"
    ]


def test_what_was_added_since_is_no_damage(town, kept):
    case = lead_to(town, "dispatched")
    path = kept()
    lead_to(town, "handled")
    a_case(town)

    assert found(path) == []
    assert (case.number, case.version) in {(number, count) for number, count, _head in read_heads(path)}


def text_of(path):
    return gzip.decompress(path.read_bytes()).decode()


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda text: text.replace(" 1 ", " 2 ", 1), "root is another"),
        (lambda text: text[: text.index("root ")], "it was cut"),
        (lambda text: text[: text.index("signed ")], "not signed"),
        (lambda text: "something\n" + text, "no file of heads"),
        (lambda text: text.replace("signed ", "signed 0"), "not signed"),
    ],
)
def test_a_file_that_was_changed_is_refused(town, kept, change, sentence):
    a_case(town)
    path = kept()
    path.write_bytes(gzip.compress(change(text_of(path)).encode()))

    with pytest.raises(NotHeads, match=sentence):
        found(path)


def test_a_file_signed_with_another_key_is_refused(town, kept, settings):
    a_case(town)
    path = kept()
    settings.SECRET_KEY = "another" * 10

    with pytest.raises(NotHeads, match="not signed with this place's key"):
        found(path)


def test_the_commands_write_and_compare(town, tmp_path, capsys):
    a_case(town)
    path = tmp_path / "heads.gz"

    call_command("anchor_heads", "--to", str(path))
    call_command("verify_events", "--against", str(path))

    assert "1 heads, root " in capsys.readouterr().out
    path.write_bytes(path.read_bytes()[:40])
    with pytest.raises(CommandError, match="cannot be read to its end"):
        call_command("verify_events", "--against", str(path))
