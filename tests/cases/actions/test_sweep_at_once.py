"""The minute sweep beside other sweeps and verbs, each on its own connection."""

from datetime import timedelta
from threading import Barrier

import pytest
from django.db import connections

from cases.actions import sweep as sweeping
from cases.actions.sweep import sweep
from cases.enums import Action, Alert
from messaging.models import Outbox
from tests.cases.actions.alerts import rung
from tests.cases.actions.at_once import at_once
from tests.cast import MONDAY, a_case, do

HOUR = timedelta(hours=1)


@pytest.mark.slow
def test_two_sweeps_at_once_and_verbs_between_them_lose_and_repeat_nothing(shared_town, monkeypatch):
    monkeypatch.setattr(sweeping, "BATCH", 5)
    cases = [a_case(shared_town) for _ in range(12)]
    late = MONDAY + timedelta(days=40)

    def speak():
        for case in cases:
            do(case, Action.COMMENT, shared_town.by_desk, shared_town)

    answers = at_once(lambda: sweep(at=late), lambda: sweep(at=late), speak)
    assert [answer for answer in answers if isinstance(answer, Exception)] == []
    sweep(at=late)  # what a verb held for a moment is the next minute's

    for case in cases:
        assert len(rung(case)) == len(set(rung(case))) == 21
        case.refresh_from_db()
        assert (case.version, case.alert) == (25, Alert.RED)
    assert Outbox.objects.filter(topic="case.moved").count() == 12 * 23


@pytest.mark.slow
def test_a_case_somebody_works_on_is_left_for_the_next_minute(shared_town):
    held, free = a_case(shared_town), a_case(shared_town)
    ready, done = Barrier(2), Barrier(2)

    def hold():
        with connections["default"].cursor() as cursor:
            cursor.execute("begin; select from cases_case where id = %s for update", [held.pk])
            ready.wait()
            done.wait()
            cursor.execute("rollback")

    def run():
        ready.wait()
        assert sweep(at=MONDAY + HOUR).alerts == 1
        done.wait()

    assert at_once(hold, run) == [None, None]

    assert (rung(held), rung(free)) == ([], [("accept", "red")])
    assert sweep(at=MONDAY + HOUR).alerts == 1
