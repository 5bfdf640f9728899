"""Every answer that is an error tells the browser what every other one does, and nothing of what went wrong inside."""

import pytest
from django.core import mail
from django.test import Client

from cases.budgets import store
from cases.querysets.case import CaseQuerySet
from common.api import limits
from grids.models import QrCode
from tests.cases.api.callers import CASES, Caller
from tests.cast import PASSWORD, a_case
from tests.contracts import headers
from tests.contracts.matrix import Row

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
INSIDE = ("CANARY-7Q", "Traceback", "CaseQuerySet", "tests/contracts", "postgres", "DJANGO_SETTINGS")


class Asker:
    """Asks for one error each; `desk` is signed in, `api` has a key, the others are strangers."""

    def __init__(self, town):
        self.town = town
        self.anybody = Client(raise_request_exception=False)
        self.desk = Client(raise_request_exception=False)
        self.desk.force_login(town.people.desk)
        self.strict = Client(raise_request_exception=False, enforce_csrf_checks=True)
        self.api = Caller(town.people.desk)
        self.api.raise_request_exception = False
        self.case = a_case(town)

    def flood(self, ask, most):
        """The first answer that is no longer taken."""
        store.flushdb()
        limits.store.flushdb()
        for _time in range(most):
            answer = ask()
        store.flushdb()
        return answer

    def look_up(self):
        return self.anybody.post("/t/", {"number": self.case.number, "phone_tail": "0000"})

    def guess(self):
        return self.anybody.post("/sign-in/", {"username": "desk", "password": "not the one"})


ERRORS = {
    "400 host": lambda asker: asker.anybody.get("/sign-in/", headers={"Host": "evil.example"}),
    "400 form": lambda asker: asker.anybody.post(
        f"/q/{asker.town.qr.token}/report/", b"\xff\xfe", content_type="multipart/form-data; boundary=\x00"
    ),
    "400 fields": lambda asker: asker.anybody.post("/sign-in/", {f"x{n}": "" for n in range(2000)}),
    "400 api": lambda asker: asker.api.get(f"{CASES}?colour=red"),
    "401 api": lambda asker: asker.api.get(CASES, HTTP_AUTHORIZATION="Api-Key none"),
    "403 token": lambda asker: asker.strict.post("/sign-in/", {"username": "desk", "password": PASSWORD}),
    "404": lambda asker: asker.anybody.get("/no/such/page/"),
    "404 signed in": lambda asker: asker.desk.get("/cases/2025060941010699999/"),
    "404 long": lambda asker: asker.anybody.get("/" + "a" * 8000),
    "404 link": lambda asker: asker.anybody.get(f"/t/{'a' * 24}/"),
    "404 api": lambda asker: asker.api.get("/api/v1/nothing/"),
    "405": lambda asker: asker.anybody.delete("/sign-in/"),
    "405 api": lambda asker: asker.api.delete(CASES),
    "406 api": lambda asker: asker.api.get(CASES, headers={"Accept": "text/csv"}),
    "409 api": lambda asker: asker.api.act(asker.case.number, "close"),
    "412 api": lambda asker: asker.api.act(asker.case.number, "accept", seen='"1"'),
    "413 api": lambda asker: asker.api.generic(
        "POST", CASES, b'"%s"' % (b"a" * 2**20), content_type="application/json"
    ),
    "415 api": lambda asker: asker.api.generic("POST", CASES, b"<a/>", content_type="text/xml"),
    "422": lambda asker: asker.anybody.post(f"/q/{asker.town.qr.token}/report/", {}),
    "428 api": lambda asker: asker.api.post(f"{CASES}{asker.case.number}/actions/accept/"),
    "429 look-up": lambda asker: asker.flood(asker.look_up, 7),
    "429 guesses": lambda asker: asker.flood(asker.guess, 12),
    "500": lambda asker: asker.desk.get(f"/cases/{asker.case.number}/"),
    "500 public": lambda asker: asker.anybody.get(f"/q/{asker.town.qr.token}"),
    "500 api": lambda asker: asker.api.get(CASES),
}


@pytest.fixture
def asker(town, settings):
    settings.ADMINS = [("operator", "operator@example.org")]
    settings.DEBUG = False
    yield Asker(town)
    store.flushdb()
    limits.store.flushdb()


def broken(*anything, **more):
    words = "CANARY-7Q"
    raise RuntimeError(f"something with {len(words)} signs")


@pytest.mark.parametrize("error", ERRORS)
def test_an_error_has_the_headers_of_every_answer_and_tells_nothing(asker, monkeypatch, error):
    if error.startswith("500"):
        monkeypatch.setattr(CaseQuerySet, "visible_to", broken)
        monkeypatch.setattr(QrCode, "place", property(broken))

    answer = ERRORS[error](asker)

    assert answer.status_code == int(error[:3])
    told = headers.told(None, Row(error, "GET", "-", ()), "desk", answer, {})
    assert told["headers"] == []
    assert [word for word in INSIDE if word in answer.content.decode()] == []
    assert "Server" not in answer
    assert mail.outbox == [], "an error is for the log, not for a letter"


def test_a_lock_out_and_a_pause_say_how_long(asker):
    answer = ERRORS["429 look-up"](asker)

    assert int(answer["Retry-After"]) > 0
