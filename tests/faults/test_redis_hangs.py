"""F7: both Redis hang: they take connections and never answer. Reporting goes on, and what waits is told afterwards."""

import time
from contextlib import contextmanager
from types import SimpleNamespace

import pytest

from common.counters import RESTS
from messaging.models import Message
from tests.faults import figures
from tests.faults.ledger import WENT_ON, account, drained, until_drained
from tests.faults.residents import Crowd, Resident

pytestmark = [pytest.mark.faults, pytest.mark.slow]

WEB_WORKERS = 2
BOTH = ("broker", "cache")
COUNTERS = 2  # the scans of a door, the budgets of a report: each process asks for both
RESTED = "Redis is silent"


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
    with both_hung(bench) as hung:
        crowd = Crowd(bench, clients=4, reports=reports).start().join()
        waits = not drained()
    until_drained()
    counted = account(crowd.acknowledged | {"before": before.secret}) | silence(bench)
    slowest = max(answer.seconds for answer in crowd.answers)
    done = f"4 clients, {WEB_WORKERS} web processes, broker and cache stopped for {hung.seconds:.0f} s"
    counted["s the slowest answer"] = f"{slowest:.1f}"
    figures.tell(capfd, "F7 both Redis hang", done, counted, long=long)

    assert waits, "nothing waited: Redis did not hang"
    assert {answer.status for answer in crowd.answers} == {200, 302}
    assert counted["acknowledged"] == counted["cases"] == counted["outbox rows"] == reports + 1
    assert (counted["lost"], counted["doubled"], counted["damages"]) == (0, 0, 0)
    assert counted["reports went on uncounted"] == reports
    assert 0 < counted["times a process waited"] <= WEB_WORKERS * COUNTERS * (hung.seconds / RESTS + 1)
    assert Message.objects.count() == reports + 1


@contextmanager
def both_hung(bench):
    """Broker and cache stopped; afterwards the answer says for how many `seconds` they were."""
    began, hung = time.monotonic(), SimpleNamespace()
    for name in BOTH:
        bench.servers.hang(name)
    yield hung
    for name in BOTH:
        bench.servers.wake(name)
    hung.seconds = time.monotonic() - began


def silence(bench):
    log = bench.log("web")
    return {"times a process waited": log.count(RESTED), "reports went on uncounted": log.count(WENT_ON)}
