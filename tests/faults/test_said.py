"""F3, F4 for what a resident says by the secret link: solved, not solved, withdrawn, it came back, an objection.

The answer to the COMMIT is lost, with and without the database staying away afterwards, or the line breaks in the
middle. The same press, once more by the page itself or by the resident, is one deed and gets that deed's answer.
"""

import re
from datetime import timedelta
from functools import partial
from http import HTTPStatus
from urllib.parse import urlencode

import pytest
from django.utils.timezone import now

from cases.models import CaseEvent, Rating
from cases.tracking import secret_of
from cases.verification import damages
from tests.cast import lead_to
from tests.faults import figures
from tests.faults.residents import Resident
from tests.said import SAID

pytestmark = [pytest.mark.faults, pytest.mark.slow]

# What befalls the press: how the wire is told, and what the first answer is then.
BLOWS = {
    "reply to COMMIT lost": (lambda wire: wire.cut_reply(), HTTPStatus.FOUND),
    "and the database away": (lambda wire: wire.cut_reply(and_close=True), HTTPStatus.SERVICE_UNAVAILABLE),
    "cut in the middle": (lambda wire: wire.cut_request(EVENT), HTTPStatus.FOUND),
}
EVENT = b'"actor_kind": "'  # of the event, as the one statement of a verb carries it
NOTICE = re.compile(r'class="gw-notice" role="status"')


def test_what_is_said_through_a_broken_line_is_said_once(bench, capfd):
    said_through_cuts(bench, capfd, rounds=1)


@pytest.mark.long
@pytest.mark.timeout(900)
def test_what_is_said_through_a_broken_line_is_said_once_ten_times(bench, capfd):
    said_through_cuts(bench, capfd, rounds=10, long=True)


def said_through_cuts(bench, capfd, *, rounds, long=False):
    bench.build()
    wire = bench.through_a_wire()
    bench.start("web", WEB_WORKERS="1", DATABASE_POOL="0")  # each cut meets its press, and 503 comes at once
    faults, presses = [], [(verb, blow) for verb in SAID for blow in BLOWS] * rounds
    for verb, blow in presses:
        faults += said_once(bench, wire, verb, blow)
    counted = {
        "said": len(presses),
        "not as it should be": len(faults),
        "ratings spent": Rating.objects.exclude(corrected_at=None).count(),
        "damages": len(list(damages())),
    }
    figures.tell(
        capfd, "F3 F4 a resident's word", f"{wire.cuts.total()} cuts, {', '.join(BLOWS)}", counted, long=long
    )

    assert faults == []
    assert wire.cuts.total() == len(presses)
    assert (counted["ratings spent"], counted["damages"]) == (0, 0)


def said_once(bench, wire, verb, blow):
    """Say it through the blow and press once more, as a double tap does; a line for each thing that is not right."""
    state, action, said = SAID[verb]
    case, (strike, first_status) = lead_to(bench.town, state, at=now() - timedelta(hours=6)), BLOWS[blow]
    resident, path = Resident(bench.port), f"/t/{secret_of(case)}/"
    press = partial(
        resident.ask, "POST", f"{path}{verb}/", urlencode(said | {"key": key_on(resident, path, verb)})
    )
    before = times(case, action)
    strike(wire)
    first = press()
    wire.open()
    again = resident.until_answered(press)
    page = resident.ask("GET", again.headers.get("location", path))
    wanted = {"first": first_status, "again": HTTPStatus.FOUND, "events": before + 1, "thanks": True}
    found = {
        "first": first.status,
        "again": again.status,
        "events": times(case, action),
        "thanks": page.status == HTTPStatus.OK and bool(NOTICE.search(page.body)),
    }
    return [] if found == wanted else [(verb, blow, found)]


def key_on(resident, path, verb):
    """The key that the page has put into the form of this verb."""
    page = resident.until_answered(lambda: resident.ask("GET", path)).body
    return re.search(rf'action="{path}{verb}/".*?name="key" value="([^"]+)"', page, re.DOTALL)[1]


def times(case, action):
    return CaseEvent.objects.filter(case=case, action=action).count()
