import pytest
from django.core.management import call_command
from django.db import ProgrammingError
from django.utils.timezone import now

from messaging import outbox
from messaging.actions.replay import replay
from messaging.consume import consume
from messaging.models import Outbox, Replay
from messaging.parking import parked_rows, replays


def failing(payload, *, key):
    raise ValueError("13812345678 could not be told")


@pytest.fixture
def parked(topics, db):
    """Two rows that failed twelve times."""
    topics.register("bad", failing)
    rows = [outbox.write("bad", key=key, payload={}) for key in "12"]
    for _ in range(12):
        for row in rows:
            consume(row)
    return rows


def test_a_replayed_row_begins_with_fresh_counters(parked, reader):
    row, other = parked

    assert replay([row], by=reader, at=now()) == 1

    assert list(parked_rows().values_list("pk", flat=True)) == [other]
    again = Outbox.objects.get(pk=row)
    assert (again.attempts, again.failures, again.nudges) == (0, 0, 0)


def test_it_is_recorded_who_replayed_what_and_why_it_was_parked(parked, reader):
    at = now()

    replay([parked[0]], by=reader, at=at)

    record = replays().get()
    assert (record.outbox_id, record.topic, record.replayed_by, record.replayed_at) == (
        parked[0],
        "bad",
        reader,
        at,
    )
    assert record.reason.startswith("ValueError at test_replay.py")


def test_a_row_that_is_not_parked_is_left_alone(telling, reader):
    row = outbox.write(telling, key="1", payload={"title": "1"})

    assert replay([row], by=reader, at=now()) == 0
    assert not Replay.objects.exists()


def test_the_command_uses_the_same_action(parked, capsys):
    call_command("parked", "--replay-all")

    assert capsys.readouterr().out == "2 rows put back to work\n"
    assert list(Replay.objects.values_list("replayed_by", flat=True)) == [None, None]


@pytest.mark.parametrize("change", [lambda rows: rows.update(topic="other"), lambda rows: rows.delete()])
def test_the_record_is_only_added_to(parked, reader, change):
    replay([parked[0]], by=reader, at=now())

    with pytest.raises(ProgrammingError, match="permission denied"):
        change(Replay.objects.all())
