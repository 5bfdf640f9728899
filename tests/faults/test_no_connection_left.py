"""F14: PostgreSQL has no connection left, because two hundred others sleep on theirs.

Whoever holds a line keeps it, residents and staff alike: a web process opens two with its first request and keeps them.
A process without one answers 503 with when to come again, and is well by itself as soon as there is room.
"""

from contextlib import contextmanager

import psycopg
import pytest
from django.db import connection

from tests.faults import figures
from tests.faults.ledger import account
from tests.faults.residents import Crowd, Resident
from tests.faults.staff import Desk

pytestmark = [pytest.mark.faults, pytest.mark.slow]

UNAVAILABLE = 503
WARM, REPORTS = 20, 40


def test_with_no_connection_left_those_who_have_one_go_on_and_others_are_told_when(bench, capfd):
    none_left(bench, capfd)


@pytest.mark.long
@pytest.mark.timeout(900)
def test_no_connection_left(bench, capfd):
    none_left(bench, capfd, long=True)


def none_left(bench, capfd, *, long=False):
    bench.build(doors=10)
    bench.start("web", WEB_WORKERS="2")
    warm = Crowd(bench, clients=4, reports=WARM, name="before").start().join()
    with sleepers() as asleep:
        with Desk(bench) as desk:
            held = Crowd(bench, clients=4, reports=REPORTS, name="meanwhile").start().join()
        take_the_lines_of_web(asleep)
        turned_away = [Resident(bench.port).ask("GET", f"/q/{bench.doors[0]}") for _ in range(2)]
    after = Resident(bench.port).report(bench.doors[0], "after")
    counted = account(warm.acknowledged | held.acknowledged | {"after": after.secret}) | {
        "reports while none was left": len(held.acknowledged),
        "pages refused without a line": sum(answer.status == UNAVAILABLE for answer in turned_away),
        "desk pages meanwhile": len(desk.answers),
    }
    figures.tell(
        capfd, "F14 no connection left", f"{len(asleep)} sleepers, 2 web processes", counted, long=long
    )

    assert {answer.status for answer in held.answers} == {200, 302}
    assert counted["acknowledged"] == counted["cases"] == WARM + REPORTS + 1
    assert (counted["lost"], counted["doubled"]) == (0, 0)
    assert [answer.status for answer in turned_away] == [UNAVAILABLE] * 2
    assert all(answer.headers["retry-after"] for answer in turned_away)
    assert {answer.status for answer in desk.answers} == {200}


@contextmanager
def sleepers():
    """Lines of the application's own role until the server gives none any more."""
    lines = []
    try:
        fall_asleep(lines)
        yield lines
    finally:
        for line in lines:
            line.close()


def fall_asleep(lines):
    asleep = connection.get_connection_params() | {"application_name": "sleeper"}
    while True:
        try:
            lines.append(psycopg.connect(**asleep))
        except psycopg.OperationalError:
            return


def take_the_lines_of_web(lines):
    """End the idle lines of web, and be quicker than its next request."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid, 60000) FROM pg_stat_activity"
            " WHERE usename = current_user AND application_name = 'governance' AND pid <> pg_backend_pid()"
        )
        assert cursor.fetchall(), "web had no line"
    fall_asleep(lines)
