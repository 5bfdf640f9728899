from datetime import date

import pytest

from grids import scans
from grids.actions.qr_codes import issue_code
from grids.actions.scans import flush_scans
from grids.models import ScanDay
from grids.tasks import flush_scans as task
from tests.grids.world import AT, CLOCK

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def empty():
    scans.store.delete(scans.KEY, scans.TAKEN)


def test_scans_are_added_to_their_codes(ground):
    one, two = issue_code(ground.here.micro, by=CLOCK, at=AT), issue_code(ground.here.micro2, by=CLOCK, at=AT)
    for token in (one.token, one.token, two.token, "GONE"):
        scans.count(token)

    assert flush_scans() == 3

    for code, count in ((one, 2), (two, 1)):
        code.refresh_from_db()
        assert code.scan_count == count


def test_a_second_flush_finds_nothing(ground):
    code = issue_code(ground.here.micro, by=CLOCK, at=AT)
    scans.count(code.token)
    task(unknown="argument of newer code")
    task()

    code.refresh_from_db()
    assert code.scan_count == 1


def test_what_a_broken_run_left_is_added_by_the_next(ground):
    code = issue_code(ground.here.micro, by=CLOCK, at=AT)
    scans.count(code.token)
    scans.take()
    scans.count(code.token)

    flush_scans()
    flush_scans()

    code.refresh_from_db()
    assert code.scan_count == 2


def test_counting_writes_nothing_to_the_database_and_survives_a_lost_redis(
    django_assert_num_queries, monkeypatch
):
    monkeypatch.setattr(scans, "store", scans.connected("redis://127.0.0.1:1/0"))

    with django_assert_num_queries(0):
        scans.count("H7K2M9PQ4T0")


def test_each_day_keeps_its_own_sum_and_nothing_of_who_scanned(ground):
    code = issue_code(ground.here.micro, by=CLOCK, at=AT)
    for day, times in ((date(2025, 6, 2), 2), (date(2025, 6, 2), 1), (date(2025, 6, 3), 4)):
        for _time in range(times):
            scans.count(code.token)
        flush_scans(on=day)

    assert list(code.days.order_by("day").values_list("day", "scans")) == [
        (date(2025, 6, 2), 3),
        (date(2025, 6, 3), 4),
    ]
    assert {field.name for field in ScanDay._meta.fields} == {"id", "code", "day", "scans"}
