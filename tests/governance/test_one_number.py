"""A request has one number: on its answer, in its body, in each of its lines, and with the work it leaves behind."""

import io
import json
import logging

import pytest
from django.db import transaction

from common.traces import caused_by
from governance.celery import app
from governance.logs import JsonFormatter
from messaging import outbox, registry
from messaging.consume import consume
from messaging.models import Outbox
from tests.cases.api.callers import CASES, Caller
from tests.cast import a_case

NUMBER = "0f8fad5bd9cb469fa16570867728950e"
OURS = {"X-Request-ID": NUMBER}

pytestmark = pytest.mark.django_db


@pytest.fixture
def lines(caplog):
    """What the log says, line by line, as it is written."""
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(JsonFormatter())
    loggers = [logging.getLogger(name) for name in ("", "django")]
    caplog.set_level("INFO")
    caplog.set_level("INFO", "governance.access")
    for logger in loggers:
        logger.addHandler(handler)
    yield lambda: [json.loads(line) for line in written.getvalue().splitlines()]
    for logger in loggers:
        logger.removeHandler(handler)


@pytest.mark.parametrize("address", ["/sign-in/", "/no/such/page/", "/api/v1/cases/", "/healthz"])
def test_each_answer_says_the_number_in_both_headers(client, address):
    answer = client.get(address, headers=OURS)

    assert (answer["X-Request-ID"], answer["X-Trace-Id"]) == (NUMBER, NUMBER)


def test_without_one_of_its_own_a_request_gets_a_new_one(client):
    first, second = (client.get("/sign-in/", headers={"X-Request-ID": "forged"}) for _time in range(2))

    assert len(first["X-Request-ID"]) == 32
    assert first["X-Request-ID"] != second["X-Request-ID"]
    assert first["X-Trace-Id"] == first["X-Request-ID"]


def test_a_problem_of_the_api_and_its_lines_say_it(town, lines):
    answer = Caller(town.people.desk).get(f"{CASES}?colour=red", headers=OURS)

    assert answer.json()["trace_id"] == NUMBER == answer["X-Trace-Id"]
    said = {line["logger"]: line["request"] for line in lines()}
    assert said == dict.fromkeys(("common.api.problems", "governance.access", "django.request"), NUMBER)


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/no/such/page/", 404),
        ("/breaks/ours", 500),
        ("/breaks/away", 503),
        ("/breaks/unread", 400),
        ("/sign-in/?x=%00", 400),
    ],
)
@pytest.mark.urls("tests.governance.breaking_urls")
def test_an_error_page_says_it_to_whoever_asks(client, address, status):
    client.raise_request_exception = False

    answer = client.get(address, headers=OURS)

    assert (answer.status_code, answer.content.decode().count(NUMBER)) == (status, 1)


@pytest.mark.parametrize(("error", "status"), [("ours", 500), ("away", 503), ("unread", 400)])
@pytest.mark.urls("tests.governance.breaking_urls")
def test_a_program_is_told_by_a_problem_wherever_it_broke(client, error, status):
    client.raise_request_exception = False

    answer = client.get(f"/api/breaks/{error}", headers=OURS)

    assert answer["Content-Type"] == "application/problem+json"
    assert (answer.status_code, answer.json()["trace_id"]) == (status, NUMBER)
    assert ("Retry-After" in answer) == (status == 503)


def test_the_work_a_request_leaves_behind_says_it_too(town, lines, monkeypatch):
    def fails(payload, *, key):
        logging.getLogger("cases").info("at work")
        raise ValueError("for the test")

    desk = Caller(town.people.desk)
    case = a_case(town)
    Outbox.objects.all().delete()
    desk.act(case.number, "accept", headers=OURS)
    row = Outbox.objects.order_by("pk").first()
    monkeypatch.setattr(registry, "handlers_of", lambda topic: [fails])

    consume(row.pk)

    assert row.trace == NUMBER
    said = [line for line in lines() if line["message"] == "at work" or "failed 1 times" in line["message"]]
    assert [line["request"] for line in said] == [NUMBER, NUMBER]


def test_many_rows_at_once_say_it_each():
    with caused_by(NUMBER), transaction.atomic():
        outbox.write_all("case.moved", [("1", {}, ""), ("2", {}, "")])

    assert list(Outbox.objects.values_list("trace", flat=True)) == [NUMBER, NUMBER]


def test_a_line_of_a_task_says_which(lines):
    @app.task(name="tests.sweep")
    def sweep():
        logging.getLogger("cases").info("swept")

    sweep.apply(task_id="7")

    line = next(line for line in lines() if line["message"] == "swept")
    assert (line["task"], line["run"]) == ("tests.sweep", "7")
