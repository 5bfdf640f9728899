"""U2: a place goes from the release before to this one, as docs/upgrade.md says, while people report and look.

Nobody is told of an error, nothing that was acknowledged is lost, and what the old processes left the new ones finish.
"""

import threading
from contextlib import ExitStack

import pytest

from governance.demo.people import PASSWORD
from tests.faults import figures, releases
from tests.faults.processes import until
from tests.faults.releases import PROCESSES, Front, Release
from tests.faults.residents import TOKEN, Resident
from tests.faults.servers import BASE
from tests.governance.backup.drill import Place

pytestmark = [pytest.mark.long, pytest.mark.slow, pytest.mark.faults, pytest.mark.timeout(900)]

REPORTERS, EACH_PHASE = 3, 25
EVERY = 0.3  # seconds between two reports of one person: a trickle, not a load
DOORS = "select array_agg(token order by id) from grids_qrcode where revoked_at is null"
ROWS = (
    "select count(*), count(distinct description) from cases_case where starts_with(description, 'upgrade ')"
)
HELD = "select count(*) from cases_case where description = any(%s)"
OUTBOX = "select count(*) from messaging_outbox where done_at is null and parked_at is null"


class Trickle:
    """Somebody who does one thing again and again until it is enough; trouble of his is the test's."""

    def __init__(self, act):
        self.act, self.over, self.troubles = act, threading.Event(), []
        self.thread = threading.Thread(target=self.run)

    def run(self):
        try:
            while not self.over.wait(EVERY):
                self.act()
        except Exception as trouble:
            self.troubles.append(repr(trouble))

    def __enter__(self):
        self.thread.start()
        return self

    def __exit__(self, *_):
        self.over.set()
        self.thread.join()


class Reporter:
    """Reports at one door after another; one press each, so that every answer counts."""

    def __init__(self, number, port, doors):
        self.number, self.port, self.doors, self.acknowledged, self.answers = number, port, doors, {}, []

    def report(self):
        resident = Resident(self.port)
        words = f"upgrade {self.number} {len(self.answers):05}"
        door = self.doors[len(self.answers) % len(self.doors)]
        answer = resident.send(door, resident.form(door, words))
        self.answers += resident.answers
        if answer.secret:
            self.acknowledged[words] = answer.secret


@pytest.fixture
def place(tmp_path):
    """Servers, and the demo of the release before, at work behind its door."""
    made = Place("drill-upgrade", tmp_path)
    made.environ |= {"SECOND_FACTOR": "offered"}
    try:
        yield made
    finally:
        made.servers.drop()


@pytest.fixture
def old(place, tmp_path):
    release = Release.of(releases.previous(), place.environ, tmp_path / "old")
    release.manage("migrate", "--no-input", AS_OWNER="on")
    release.manage("load_locality", "xinan-road", "--demo")
    release.start(*reversed(PROCESSES[1:]))
    # Step 1 of the page: nobody upgrades a place that is behind.
    until(lambda: place.ask(OUTBOX) == (0,), seconds=300, what="what the demo left to be done is done")
    release.start("web")
    yield release
    release.end(*list(release.running))


@pytest.fixture
def new(place, tmp_path):
    release = Release(BASE, place.environ, tmp_path / "new")
    yield release
    release.end(*list(release.running))


@pytest.fixture
def front(old):
    door = Front(old.port)
    yield door
    door.end()


def test_a_place_is_upgraded_while_people_report_and_look(place, old, new, front, capfd):
    desk = signed_in(front.port)
    reporters = [Reporter(number, front.port, place.ask(DOORS)[0]) for number in range(REPORTERS)]

    with ExitStack() as at_work:
        people = [Trickle(one.report) for one in reporters] + [Trickle(lambda: desk.ask("GET", "/desk/"))]
        for one in people:
            at_work.enter_context(one)
        wait_for_more(reporters, people)
        new.manage("migrate", "--no-input", AS_OWNER="on")
        wait_for_more(reporters, people)
        ends = exchange(old, new, front)
        wait_for_more(reporters, people)

    until(lambda: place.ask(OUTBOX) == (0,), seconds=90, what="all that was left to be done is done")
    told = account(place, reporters, desk) | {"old processes ended by themselves": count(ends, 0)}
    figures.tell(
        capfd, "U2 upgrade", f"from {releases.previous()[:8]}, {REPORTERS} residents, a desk", told, long=True
    )
    assert told["lost"] == told["doubled"] == told["5xx"] == told["connections lost"] == 0
    assert ends == dict.fromkeys(PROCESSES, 0)
    assert {answer.status for answer in desk.answers} == {200}
    assert still_opens(reporters, front.port) == {200}
    new.manage("verify_events")


def exchange(old, new, front):
    """Steps 5 and 6: web beside web, then the door, then TERM; worker, beat and relay one after the other."""
    new.start("web")
    front.point_at(new.port)
    ends = old.end("web")
    for name in PROCESSES[1:]:
        ends |= old.end(name)
        new.start(name)
    return ends


def signed_in(port):
    browser = Resident(port)
    token = TOKEN.search(browser.ask("GET", "/sign-in/").body)[1]
    form = f"csrfmiddlewaretoken={token}&username=desk&password={PASSWORD}"
    assert browser.ask("POST", "/sign-in/", form).status == 302
    browser.answers.clear()
    return browser


def wait_for_more(reporters, people):
    """Until this phase has had its reports."""
    enough = done(reporters) + EACH_PHASE

    def there():
        troubles = [trouble for one in people for trouble in one.troubles]
        assert not troubles, troubles[:3]
        return done(reporters) >= enough

    until(there, seconds=120, what=f"{EACH_PHASE} more reports")


def done(reporters):
    return sum(len(one.acknowledged) for one in reporters)


def account(place, reporters, desk):
    words = [word for one in reporters for word in one.acknowledged]
    rows, distinct = place.ask(ROWS)
    answers = [answer for one in reporters for answer in one.answers] + desk.answers
    return {
        "acknowledged": len(words),
        "lost": len(words) - place.ask(HELD, words)[0],
        "doubled": rows - distinct,
        "desk pages": len(desk.answers),
        "5xx": sum(answer.status >= 500 for answer in answers),
        "connections lost": sum(answer.status == 0 for answer in answers),
        "s at most for an answer": round(max(answer.seconds for answer in answers), 1),
    }


def count(ends, code):
    return sum(end == code for end in ends.values())


def still_opens(reporters, port):
    """What the new release answers to the links that both gave out."""
    secrets = [secret for one in reporters for secret in one.acknowledged.values()]
    return {Resident(port).ask("GET", f"/t/{secret}/").status for secret in secrets}
