"""F10: a worker, a beat and a relay whose clock is two hours ahead, or a day.

What is due is decided by PostgreSQL's clock: nothing is said early, nothing twice, and nothing goes unsaid either
because a worker takes what the beat sent it for something old.
"""

from collections import Counter
from datetime import timedelta

import pytest
from django.db.models.functions import Now
from django.utils.timezone import localdate

from cases.enums import Action
from cases.models import Case, CaseEvent, Clock
from grids.models import Post
from messaging import pulse
from messaging.models import Message
from tests.cast import a_case, do
from tests.faults import figures
from tests.faults.beats import ahead, was_away
from tests.faults.ledger import until_drained
from tests.faults.processes import PATIENCE, until
from tests.faults.residents import Crowd

pytestmark = [pytest.mark.faults, pytest.mark.slow]

HOURS = 2
DAY = 26  # into tomorrow, at which somebody's post ends
ALERTS = (Action.REMIND, Action.OVERDUE)
WRONG = ("said twice", "said early", "dated ahead", "recalled early")


@pytest.fixture
def standing(bench):
    """Ten cases with a rung due since an hour, ten with one due in an hour, one of these with a post until tomorrow."""
    bench.build(doors=10)
    late, early = (
        [a_case(bench.town, at=None, description=f"{word} {n}") for n in range(10)]
        for word in ("late", "early")
    )
    do(early[0], Action.DISPATCH, bench.town.by_desk, bench.town, at=early[0].changed_at)
    Post.objects.filter(pk=bench.town.worker_post.pk).update(ends_on=localdate() + timedelta(days=1))
    running = Clock.objects.filter(next_alert_at__isnull=False)
    running.filter(case__in=late).update(next_alert_at=Now() - timedelta(hours=1))
    running.filter(case__in=early).update(next_alert_at=Now() + timedelta(hours=1))
    return late, early


def test_a_worker_two_hours_ahead_neither_hurries_nor_hides_an_alert(bench, standing, capfd):
    wrong_clocks(bench, standing, capfd, beat=0, worker=HOURS)


@pytest.mark.long
@pytest.mark.timeout(900)
@pytest.mark.parametrize(("beat", "worker"), [(0, HOURS), (HOURS, 0), (HOURS, HOURS), (DAY, DAY)])
def test_no_clock_that_is_ahead_hurries_or_hides_an_alert(bench, standing, capfd, beat, worker):
    wrong_clocks(bench, standing, capfd, beat=beat, worker=worker, long=True)


def wrong_clocks(bench, standing, capfd, *, beat, worker, long=False):
    late, early = standing
    bench.start("worker", **ahead(worker))
    bench.start("relay", **ahead(HOURS))
    bench.start("web")
    bench.start("beat", BEAT_FILE=was_away(bench.folder / "beat"), **ahead(beat))
    until(lambda: len(said(late)) == len(late), seconds=PATIENCE, what="what is due is said")
    crowd = Crowd(bench, clients=2, reports=20).start().join()
    until_drained()
    until(lambda: "cases.sweep" in pulse.ages(), seconds=PATIENCE, what="the sweep has come to its end")
    counted = {
        "reports": len(crowd.acknowledged),
        "told": Message.objects.filter(title__startswith="New report").count(),
        "alerts due": len(said(late)),
        "said twice": sum(times - 1 for times in climbs().values()),
        "said early": len(said(early)),
        "dated ahead": dated_ahead(),
        "recalled early": CaseEvent.objects.filter(action=Action.RECALL).count(),
    }
    done = f"beat {beat} h, worker {worker} h, relay {HOURS} h"
    figures.tell(capfd, f"F10 clocks ahead: {done}", "20 reports meanwhile", counted, long=long)

    assert counted["told"] == Case.objects.count() == counted["reports"] + len(late) + len(early)
    assert set(said(late)) == {case.pk for case in late}
    assert {counted[name] for name in WRONG} == {0}


def said(cases):
    """The cases of which something was said by the clock."""
    events = CaseEvent.objects.filter(action__in=ALERTS, case__in=cases)
    return list(events.values_list("case", flat=True).distinct())


def climbs():
    """{(case, clock, rung): how often it is said}."""
    events = CaseEvent.objects.filter(action__in=ALERTS).values_list("case", "data")
    return Counter((case, data["clock"], data.get("tier", data["alert"])) for case, data in events)


def dated_ahead():
    """Rows that claim to be of a time that has not come."""
    return (
        CaseEvent.objects.filter(at__gt=Now()).count() + Message.objects.filter(created_at__gt=Now()).count()
    )
