"""A case that goes on at the very minute of a handover holds up none of the others."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest
from django.db import connection, connections, transaction
from django.utils.timezone import localdate

from cases.enums import Action
from grids.actions.relieve import relieve
from tests.cast import MONDAY, do, lead_to

pytestmark = pytest.mark.slow
WAITING = """
select exists(select from pg_locks waits join pg_locks held using (pid)
    where not waits.granted and held.database = (select oid from pg_database where datname = current_database()))
"""


def test_a_case_resolved_meanwhile_holds_up_no_handover(shared_town):
    town, held = shared_town, Event()
    moved, other = lead_to(town, "handling"), lead_to(town, "handling")

    def let_go():
        held.wait(30)
        try:
            return relieve(
                town.worker_post, on=localdate(MONDAY), reason="换届", by=town.by_security, at=MONDAY
            )
        finally:
            connections["default"].close()

    with ThreadPoolExecutor(1) as threads:
        handover = threads.submit(let_go)
        with transaction.atomic():
            do(moved, Action.RESOLVE, town.by_worker, town)
            held.set()
            while not somebody_waits() and not handover.done():
                pass

    assert handover.result().effects == {"case": 1}
    moved.refresh_from_db(), other.refresh_from_db()
    assert (moved.state, other.state) == ("handled", "dispatched")


def somebody_waits():
    with connection.cursor() as cursor:
        cursor.execute(WAITING)
        return cursor.fetchone()[0]
