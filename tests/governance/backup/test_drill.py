"""The drill: a demo place is saved, put back on empty servers, and the first loop is walked there once, by HTTP."""

import sys
from pathlib import Path

import pytest

from governance.backup import folder
from governance.demo.people import PASSWORD
from tests.faults.processes import until
from tests.governance.backup.drill import Officer, Place, a_report, rates, signs_in

pytestmark = [pytest.mark.long, pytest.mark.slow, pytest.mark.faults, pytest.mark.timeout(900)]

DOOR = """
select code.token from grids_qrcode code join grids_building building on building.id = code.building_id
where %s in (building.grid_id, building.general_id, building.total_id) and code.revoked_at is null
order by code.id limit 1
"""
WORKER = """
select post.uuid, post.grid_id from grids_post post join grids_officer officer on officer.id = post.officer_id
where officer.username = 'worker' order by post.id limit 1
"""


@pytest.fixture
def saved_place(tmp_path, keys):
    """The demo, saved: the keys an operator keeps, the folder of the backup; its servers are gone."""
    place = Place("drill-source", tmp_path)
    place.manage("migrate", "--no-input", AS_OWNER="on")
    place.manage("load_locality", "xinan-road", "--demo")
    made = place.manage("back_up", "--to", tmp_path / "backups", BACKUP_RECIPIENT=keys.recipient)
    kept = place.keys
    counted = place.ask("select count(*), sum(version) from cases_case")
    place.close()
    return kept, Path(made.strip()), counted


@pytest.fixture
def empty(tmp_path, saved_place):
    place = Place("drill-target", tmp_path, keys=saved_place[0])
    yield place
    place.close()


def test_a_place_is_put_back_on_empty_servers_and_works_again(saved_place, empty, keys, tmp_path, capfd):
    _kept, saved, counted = saved_place

    told = empty.manage("restore", saved, "--key", keys.file)

    assert "all as it was saved" in told
    assert empty.ask("select count(*), sum(version) from cases_case") == counted
    assert counted[0] > 250
    assert empty.ask("select has_database_privilege('governance_app', 'governance', 'TEMP')") == (False,)
    empty.start()
    right, wrong = signs_in(empty, "desk", PASSWORD)
    assert (right.status, wrong.status) == (302, 200)
    number = walk_the_loop(empty)
    until(lambda: nothing_waits(empty), seconds=60, what="the outbox is done")
    empty.manage("verify_events", "--against", saved / folder.HEADS)
    with capfd.disabled():
        sys.stdout.write(f"\n  drill: {told.splitlines()[0]}; case {number} walked to its end there\n")


def walk_the_loop(place):
    """Scan, report, dispatch, take, resolve, feed back, rate, close: the number of the case."""
    post, grid = place.ask(WORKER)
    number, secret = a_report(place, place.ask(DOOR, grid)[0])
    desk, worker, reviewer = (Officer(place, name) for name in ("desk", "worker", "reviewer"))
    desk.act(number, "dispatch", to=str(post))
    worker.act(number, "take")
    worker.act(number, "resolve", outcome="done", result="换了灯管", no_photo_reason="夜里看不清")
    worker.act(number, "feedback", feedback_channel="phone", answer="done", words="灯已修好")
    rates(place, secret)
    reviewer.act(number, "close")
    assert place.ask("select state from cases_case where number = %s", number) == ("closed",)
    return number


def nothing_waits(place):
    waiting = "select count(*) from messaging_outbox where done_at is null and parked_at is null"
    return place.ask(waiting) == (0,)
