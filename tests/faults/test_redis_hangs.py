"""F7: both Redis hang: they take connections and never answer. Reporting goes on, and what waits is told afterwards."""

import time

import pytest

from common.counters import RESTS
from messaging.models import Message
from tests.faults import figures
from tests.faults.ledger import account, drained, until_drained
from tests.faults.residents import Crowd, Resident

pytestmark = [pytest.mark.faults, pytest.mark.slow]

WEB_WORKERS = 2
COUNTERS = 2  # the scans of a door, the budgets of a report: each process asks for both
LONGEST = 20.0  # seconds, on a busy machine; what matters is counted: how often somebody waited for Redis
RESTED, WENT_ON = "Redis is silent", "Reports are not counted"


def test_reports_come_in_while_redis_hangs(bench, capfd):
    hang_both(bench, capfd, reports=60)


@pytest.mark.long
@pytest.mark.timeout(900)
def test_five_hundred_reports_while_redis_hangs(bench, capfd):
    hang_both(bench, capfd, reports=500, long=True)


def hang_both(bench, capfd, *, reports, long=False):
    bench.build(doors=reports // 15)
    bench.start("relay", "worker")
    bench.start("web", WEB_WORKERS=str(WEB_WORKERS))
    before = Resident(bench.port).report(bench.doors[0], "before")  # the connections to Redis stand
    until_drained()
    for name in ("broker", "cache"):
        bench.servers.hang(name)
    began = time.monotonic()
    crowd = Crowd(bench, clients=4, reports=reports).start().join()
    hung_for, waits = time.monotonic() - began, not drained()
    for name in ("broker", "cache"):
        bench.servers.wake(name)
    until_drained(seconds=90)
    counted = account(crowd.acknowledged | {"before": before.secret}) | silence(bench)
    slowest = max(answer.seconds for answer in crowd.answers)
    done = f"4 clients, {WEB_WORKERS} web processes, broker and cache stopped for {hung_for:.0f} s"
    figures.tell(
        capfd, "F7 both Redis hang", done, counted | {"s the slowest answer": f"{slowest:.1f}"}, long=long
    )

    assert waits, "nothing waited: Redis did not hang"
    assert {answer.status for answer in crowd.answers} == {200, 302}
    assert counted["acknowledged"] == counted["cases"] == counted["outbox rows"] == reports + 1
    assert (counted["lost"], counted["doubled"], counted["damages"]) == (0, 0, 0)
    assert counted["reports went on uncounted"] == reports
    assert 0 < counted["times a process waited"] <= WEB_WORKERS * COUNTERS * (hung_for / RESTS + 1)
    assert slowest < LONGEST
    assert Message.objects.count() == reports + 1


def silence(bench):
    log = bench.log("web")
    return {"times a process waited": log.count(RESTED), "reports went on uncounted": log.count(WENT_ON)}
