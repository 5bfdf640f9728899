"""Ten at once: one wins, the others are told so. Real threads, real connections."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from uuid import uuid4

import pytest
from django.db import connection

from cases.models import Assignment, Case
from tests.cases.api.callers import CASES, Caller
from tests.cast import a_case

TEN = 10
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


def at_once(asks):
    """The answers of all, started together, each on a connection of its own."""
    together = Barrier(len(asks))

    def one(ask):
        together.wait(timeout=30)
        try:
            return ask()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(asks)) as threads:
        return list(threads.map(one, asks))


def test_of_ten_dispatches_one_wins_and_nine_learn_the_state(shared_town):
    town, case = shared_town, a_case(shared_town)
    targets = [str(town.worker_post.uuid), str(town.lighting.uuid)]
    callers = [Caller(town.people.desk) for _number in range(TEN)]

    answers = at_once(
        [
            lambda caller=caller, to=targets[number % 2]: caller.act(
                case.number, "dispatch", {"to": to}, seen='"3"'
            )
            for number, caller in enumerate(callers)
        ]
    )

    statuses = sorted(answer.status_code for answer in answers)
    assert statuses[0] == 200
    assert set(statuses[1:]) <= {409, 412}
    refused = [answer.json() for answer in answers if answer.status_code != 200]
    assert {body["state"] for body in refused if body["code"] != "busy"} == {"dispatched"}
    assert Assignment.objects.count() == 1
    assert case.events.count() == 4


def test_of_ten_reports_with_one_key_one_is_a_case(shared_town):
    key, callers = uuid4(), [Caller(shared_town.people.desk) for _number in range(TEN)]

    answers = at_once([lambda caller=caller: caller.report(key) for caller in callers])

    number = Case.objects.get().number
    for answer in answers:
        assert answer.status_code in (201, 409)
        if answer.status_code == 409:
            assert (answer.json()["code"], answer["Retry-After"]) == ("idempotency_key_busy", "1")
        else:
            assert answer.json()["number"] == number
    assert callers[0].report(key).json()["number"] == number


def test_a_list_can_be_read_while_cases_come_in(shared_town):
    callers = [Caller(shared_town.people.desk) for _number in range(6)]

    answers = at_once(
        [
            (lambda caller=caller: caller.report())
            if number % 2
            else (lambda caller=caller: caller.get(CASES))
            for number, caller in enumerate(callers)
        ]
    )

    assert [answer.status_code for answer in answers] == [200, 201] * 3
    assert len(callers[0].get(CASES).json()["results"]) == 3
