"""Many at once: one wins, the others are told so. Real threads, real connections."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from uuid import uuid4

import pytest
from django.db import connection

from cases.models import Assignment, Case
from tests.cases.api.callers import CASES, Caller
from tests.cast import a_case

TEN, FIFTY = 10, 50
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


def at_once(asks):
    """The answers of all, started together, each on a connection of its own."""
    together = Barrier(len(asks))

    def one(ask):
        together.wait(timeout=120)
        try:
            return ask()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(asks)) as threads:
        return list(threads.map(one, asks))


def learned(caller, case, answer):
    """The state an answer tells. Who gave up waiting for the row saw it as it was, is told so, and asks again."""
    told = answer.json()
    if told.get("code") != "busy":
        return told["state"]
    assert (answer.status_code, answer["Retry-After"]) == (409, "1")
    again = caller.act(case.number, "dispatch", {"to": str(uuid4())}, seen='"3"')
    assert again.status_code in (409, 412)
    return again.json()["state"]


def test_of_fifty_dispatches_one_wins_and_the_others_learn_its_state(shared_town):
    fifty_dispatches(shared_town, rounds=4)


@pytest.mark.long
def test_of_fifty_dispatches_one_wins_and_the_others_learn_its_state_twenty_times_over(shared_town):
    fifty_dispatches(shared_town, rounds=20)


def fifty_dispatches(town, *, rounds):
    targets = [str(town.worker_post.uuid), str(town.lighting.uuid)]
    callers = [Caller(town.people.desk) for _number in range(FIFTY)]
    statuses, states = Counter(), Counter()

    for _round in range(rounds):
        case = a_case(town)
        answers = at_once(
            [
                lambda caller=caller, to=targets[number % 2], case=case: caller.act(
                    case.number, "dispatch", {"to": to}, seen='"3"'
                )
                for number, caller in enumerate(callers)
            ]
        )
        statuses.update(answer.status_code for answer in answers)
        states.update(learned(caller, case, answer) for caller, answer in zip(callers, answers, strict=True))
        assert case.events.count() == 4

    assert statuses[200] == Assignment.objects.count() == rounds
    assert statuses[409] + statuses[412] == rounds * (FIFTY - 1)
    assert states == {"dispatched": rounds * FIFTY}


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
