"""F9: two relays, workers and beats at once. No report is told twice, no rung of a ladder is climbed twice."""

from collections import Counter

import pytest

from cases.enums import Action
from cases.models import CaseEvent, Clock
from messaging.models import Message
from tests.cast import a_case
from tests.faults import figures
from tests.faults.beats import Sweeps, was_away
from tests.faults.ledger import until_drained
from tests.faults.processes import PATIENCE, until

pytestmark = [pytest.mark.faults, pytest.mark.slow]

ALERTS = (Action.REMIND, Action.OVERDUE)


def test_two_of_everything_do_everything_once(bench, capfd):
    two_of_everything(bench, capfd, rounds=2, cases=15)


@pytest.mark.long
@pytest.mark.timeout(900)
def test_two_of_everything_ten_times(bench, capfd):
    two_of_everything(bench, capfd, rounds=10, cases=40, long=True)


def two_of_everything(bench, capfd, *, rounds, cases, long=False):
    """Each round: cases whose every deadline has passed, and both beats come back at once after two days."""
    bench.build()
    bench.start("relay", "relay", "worker", "worker")
    expected, sent = 0, []
    for number in range(rounds):
        told = [a_case(bench.town, description=f"case {number} {place}") for place in range(cases)]
        expected += rungs(told)
        sent.append(both_beats(bench, number, expected))
    until_drained()
    climbed = climbs()
    counted = {
        "cases": rounds * cases,
        "alerts": sum(climbed.values()),
        "alerts expected": expected,
        "climbed twice": sum(times - 1 for times in climbed.values()),
        "reports told": Message.objects.filter(title__startswith="New report").count(),
        "sweeps sent by each beat": [sum(counts) for counts in zip(*sent, strict=True)],
    }
    figures.tell(capfd, "F9 two beats, relays and workers", f"{rounds} rounds", counted, long=long)

    assert min(counted["sweeps sent by each beat"]) >= rounds
    assert counted["alerts"] == len(climbed) == expected > 0
    assert counted["reports told"] == rounds * cases
    assert set(bench.end().values()) == {0}


def rungs(cases):
    return sum(len(clock.ladder) for clock in Clock.objects.filter(case__in=cases))


def both_beats(bench, number, expected):
    """Start both, wait until each has sent its sweep and all is said, end both; how many sweeps each has sent."""
    files = [was_away(bench.folder / f"beat-{number}-{which}") for which in range(2)]
    with Sweeps(bench.environ["BROKER_URL"]) as sweeps:
        beats = [bench.start("beat", BEAT_FILE=file) for file in files]
        until(lambda: all(sweeps.of(beats)), seconds=PATIENCE, what="each beat has sent its sweep")
        until(lambda: sum(climbs().values()) >= expected, seconds=PATIENCE, what="every alert is said")
        assert [beat.end() for beat in beats] == [0, 0]
        return sweeps.of(beats)


def climbs():
    """{(case, clock, rung, tier above the desk): how often it is said}."""
    events = CaseEvent.objects.filter(action__in=ALERTS).values_list("case", "data")
    return Counter((case, data["clock"], data.get("tier", data["alert"])) for case, data in events)
