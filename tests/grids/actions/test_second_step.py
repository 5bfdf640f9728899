"""The digits of the second step, by a clock that the test holds."""

from datetime import UTC, datetime, timedelta

import pytest

from grids.actions.second_step import begin_step, confirm_step, verify_step
from grids.actor import Actor
from grids.models import SecondStep
from tests.grids.accounts import digits
from tests.grids.world import officer

pytestmark = pytest.mark.django_db
AT = datetime(2025, 6, 9, 8, tzinfo=UTC)
SECOND = timedelta(seconds=1)


@pytest.fixture
def wang():
    return officer("wang")


@pytest.fixture
def step(wang):
    fresh = begin_step(wang, at=AT)
    confirm_step(wang, fresh, token=digits(fresh, at=AT), by=Actor.of(wang), at=AT)
    return SecondStep.objects.get(user=wang)


def tried(wang, token, at):
    return verify_step(wang, token, by=Actor.of(wang), at=at)


def test_after_very_many_wrong_ones_the_right_digits_open_a_quarter_of_an_hour_later(wang, step):
    at = AT + timedelta(hours=1)
    for _turn in range(30):
        assert not tried(wang, "000000", at)
        at += timedelta(minutes=15)

    last = at - timedelta(minutes=15)
    early = last + timedelta(minutes=15) - SECOND
    assert not tried(wang, digits(step, at=early), early)
    assert tried(wang, digits(step, at=at), at)
    assert SecondStep.objects.get().throttling_failure_count == 0


def test_what_comes_during_the_wait_makes_it_no_longer(wang, step):
    at = AT + timedelta(hours=1)
    tried(wang, "000000", at)
    tried(wang, "000000", at + SECOND)
    for _turn in range(5):
        tried(wang, "000000", at + 2 * SECOND)

    later = at + 3 * SECOND
    assert tried(wang, digits(step, at=later), later)
