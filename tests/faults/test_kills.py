"""F1, F2: residents report while web processes are killed and PostgreSQL is restarted at once in between.

What somebody was shown a number for is there, once; a 5xx is only seen around a restart of PostgreSQL, says when to
come again, and the next press with the same key heals it.
"""

import pytest

from messaging.models import Message
from tests.faults import figures
from tests.faults.bench import Kept
from tests.faults.blows import Killer
from tests.faults.ledger import account, until_drained, whole_cases_only
from tests.faults.residents import Crowd

pytestmark = [pytest.mark.faults, pytest.mark.slow]

CLIENTS = 8
WEB_WORKERS = "4"
AFTER_A_KILL = 10.0  # seconds in which a connection may still be refused or reset: a process begins anew
AFTER_A_CRASH = 30.0  # seconds in which PostgreSQL recovers, and a request waits for it


def test_no_acknowledged_report_is_lost_or_doubled_while_web_and_postgresql_die(bench, capfd):
    under_fire(bench, capfd, reports=200, crash_at=[70])


@pytest.mark.long
@pytest.mark.timeout(900)
def test_two_thousand_reports_under_fire(bench, capfd):
    under_fire(bench, capfd, reports=2_000, crash_at=[400, 900, 1_500], long=True)


def under_fire(bench, capfd, *, reports, crash_at, long=False):
    bench.build(doors=reports // 15)
    bench.start("relay", "worker")
    web = bench.start("web", WEB_WORKERS=WEB_WORKERS)
    crowd, killer = Crowd(bench, clients=CLIENTS, reports=reports), Killer(bench, crash_at=crash_at)
    with Kept(web) as kept, killer.during(crowd):
        crowd.start().join()
    until_drained()
    counted = account(crowd.acknowledged)
    figures.tell(
        capfd,
        "F1 F2 web killed, PostgreSQL restarted at once",
        f"{CLIENTS} clients, {WEB_WORKERS} web processes, one killed every 0.4 s, at most for each second report",
        counted
        | troubles(crowd, killer)
        | {"kills": killer.count("kill"), "crashes": killer.count("crash"), "web restarts": kept.restarts},
        long=long,
    )

    assert killer.count("kill") > 0
    assert killer.count("crash") == len(crash_at)
    assert counted["acknowledged"] == counted["cases"] == counted["outbox rows"] == reports
    assert (counted["lost"], counted["doubled"], counted["damages"]) == (0, 0, 0)
    assert not [name for name, is_whole in whole_cases_only().items() if not is_whole]
    assert not unexplained(crowd, killer)
    assert Message.objects.count() == reports


def troubles(crowd, killer):
    """What the residents saw besides pages: resets and refusals, and answers of the server's own fault."""
    server = [answer for answer in crowd.answers if answer.status >= 500]
    return {
        "connections lost": sum(answer.status == 0 for answer in crowd.answers),
        "5xx": len(server),
        "5xx unexplained": len(unexplained(crowd, killer)),
    }


def unexplained(crowd, killer):
    """Answers no blow accounts for: a 5xx in peace or without a word when to come again; a line lost in peace."""
    return [
        (answer.status, answer.trouble, answer.body[:200])
        for answer in crowd.answers
        if answer.is_no_answer and not is_explained(answer, killer)
    ]


def is_explained(answer, killer):
    if answer.status == 0:
        return killer.explains(answer, what="kill", seconds=AFTER_A_KILL)
    in_time = killer.explains(answer, what="crash", seconds=AFTER_A_CRASH)
    return answer.status == 503 and "retry-after" in answer.headers and in_time
