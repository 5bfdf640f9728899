"""F3, F4: the line between web and PostgreSQL is cut at the worst moments.

The answer to what commits a report is lost, so that nobody on the web's side can know whether it was done; or the line
breaks in the middle of the transaction. Either way one press, or a second with the same key, is one whole case.

A report is one statement, known to a line by its name; what it carries are the resident's words, so the wire waits for
these. Without a photo that statement is the whole transaction.
"""

import uuid
from functools import partial

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from cases.actions.record import MOVED
from cases.models import Case, CaseEvent, CaseFile, CaseText, Clock, Reporter
from messaging.models import Outbox
from tests.faults import figures
from tests.faults.ledger import account, whole_cases_only
from tests.faults.residents import Resident
from tests.files.photos import photo

pytestmark = [pytest.mark.faults, pytest.mark.slow]

FOUND, UNAVAILABLE = 302, 503
REPORTS_OF_A_DOOR = 10
LEFT_BY_A_REPORT = (Case, CaseEvent, CaseText, Clock, Reporter)


@pytest.fixture
def wire(bench):
    """A Proxy between web and PostgreSQL."""
    bench.build(doors=25)
    return bench.through_a_wire()


def test_a_report_whose_commit_was_not_heard_of_is_one_case(bench, wire, capfd):
    commits_unheard(bench, wire, capfd, cuts=20, silent_every=7)


@pytest.mark.long
@pytest.mark.timeout(900)
def test_two_hundred_commits_not_heard_of(bench, wire, capfd):
    commits_unheard(bench, wire, capfd, cuts=200, silent_every=20, long=True)


def commits_unheard(bench, wire, capfd, *, cuts, silent_every, long=False):
    """Every `silent_every`th time the database stays away after the cut: the resident sees 503 and presses again."""
    bench.start("web", WEB_WORKERS="1")  # so that each cut meets its report
    acknowledged, mended_by_a_press = {}, 0
    for number in range(cuts):
        description, stays_away = f"report {number:03}", number % silent_every == silent_every - 1
        first, second = report_through_a_cut(bench, wire, number, description, stays_away=stays_away)
        assert first.status == (UNAVAILABLE if stays_away else FOUND), (number, first.status, first.trouble)
        assert not stays_away or first.headers["retry-after"]
        assert second.secret == (first.secret or second.secret) != ""
        acknowledged[description] = second.secret
        mended_by_a_press += stays_away
    counted = account(acknowledged)
    done = (
        f"answer to COMMIT cut {wire.cuts.total()} times, the database away after {mended_by_a_press} of them"
    )
    figures.tell(capfd, "F3 reply to COMMIT lost", done, counted, long=long)

    assert wire.cuts == dict.fromkeys(acknowledged, 1)
    assert counted["acknowledged"] == counted["cases"] == counted["outbox rows"] == cuts
    assert (counted["lost"], counted["doubled"], counted["damages"]) == (0, 0, 0)
    assert all(whole_cases_only().values()), whole_cases_only()


def report_through_a_cut(bench, wire, number, description, *, stays_away):
    """(the answer to the press that met the cut, the answer to the same press once more)."""
    resident = Resident(bench.port, address=f"127.0.2.{number % 200 + 1}")
    door = bench.doors[number // REPORTS_OF_A_DOOR % len(bench.doors)]
    form = resident.form(door, description, uuid.uuid4())
    wire.cut_request(description.encode(), and_close=stays_away)
    first = resident.send(door, form)
    wire.open()
    return first, resident.until_answered(lambda: resident.send(door, form))


def test_a_report_cut_in_the_middle_leaves_nothing_and_is_whole_afterwards(bench, wire, capfd):
    cut_in_the_middle(bench, wire, capfd, cuts=6)


@pytest.mark.long
@pytest.mark.timeout(900)
def test_reports_cut_in_the_middle_sixty_times(bench, wire, capfd):
    cut_in_the_middle(bench, wire, capfd, cuts=60, long=True)


def cut_in_the_middle(bench, wire, capfd, *, cuts, long=False):
    """The line breaks between the statement that writes a report and the photo's, and the database stays away until
    that is seen."""
    bench.start(
        "web", WEB_WORKERS="1", DATABASE_POOL="0"
    )  # without a pool 503 comes at once, not after five seconds
    acknowledged, left = {}, {}
    for number in range(cuts):
        resident, door = Resident(bench.port), bench.doors[number % len(bench.doors)]
        form = resident.form(door, description := f"report {number:03}")
        press, before = partial(with_photo, resident, door, form), rows()
        wire.cut_request(description.encode(), and_close=True)
        assert press().status == UNAVAILABLE
        left |= {description: rows()} if rows() != before else {}
        wire.open()
        acknowledged[description] = resident.until_answered(press).secret
    counted = account(acknowledged) | {"photos": CaseFile.objects.exclude(case=None).count()}
    figures.tell(capfd, "F4 line cut in mid-transaction", f"{wire.cuts.total()} cuts", counted, long=long)

    assert wire.cuts == dict.fromkeys(acknowledged, 1)
    assert left == {}
    assert counted["acknowledged"] == counted["cases"] == counted["outbox rows"] == counted["photos"] == cuts
    assert (counted["lost"], counted["doubled"], counted["damages"]) == (0, 0, 0)
    assert all(whole_cases_only().values()), whole_cases_only()


def with_photo(resident, door, form):
    return resident.send(door, form, [SimpleUploadedFile("door.jpg", photo())])


def rows():
    told = Outbox.objects.filter(topic=MOVED).count()
    return [told, *(model.objects.count() for model in LEFT_BY_A_REPORT)]
