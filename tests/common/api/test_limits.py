import pytest
import redis
from rest_framework.settings import api_settings

from common.api import limits
from tests.cases.api.callers import CASES, Caller

pytestmark = pytest.mark.django_db


@pytest.fixture
def rates(settings):
    """Few requests a minute, counted from zero."""

    def few(**said):
        settings.REST_FRAMEWORK = settings.REST_FRAMEWORK | {"DEFAULT_THROTTLE_RATES": said}

    store = limits.store
    store.flushdb()
    yield few
    store.flushdb()


def test_a_key_has_so_many_requests_a_minute(town, rates):
    rates(key="2/min")
    desk, other = Caller(town.people.desk), Caller(town.people.desk)

    answers = [desk.get(CASES) for _time in range(3)]

    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert 1 <= int(answers[2]["Retry-After"]) <= 60
    assert answers[2].json()["code"] == "throttled"
    assert other.get(CASES).status_code == 200


def test_an_address_has_so_many_requests_a_minute_whoever_asks(town, rates):
    rates(address="2/min")
    desk, stranger = Caller(town.people.desk), Caller(town.people.stranger)

    answers = [desk.get(CASES), stranger.get(CASES), desk.get(CASES)]

    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert desk.get(CASES, REMOTE_ADDR="192.0.2.1").status_code == 200


def test_guessing_keys_is_counted_too(town, rates):
    rates(address="2/min")
    guesser = Caller(town.people.desk)
    guesser.credentials(HTTP_AUTHORIZATION="Api-Key gk_12345678_0")

    assert [guesser.get(CASES).status_code for _time in range(3)] == [401, 401, 429]


def test_while_redis_is_silent_everybody_is_served(town, rates, monkeypatch):
    rates(key="1/min", address="1/min")
    monkeypatch.setattr(limits, "store", redis.Redis(port=1))
    desk = Caller(town.people.desk)

    assert [desk.get(CASES).status_code for _time in range(2)] == [200, 200]


def test_limits_are_on_unless_somebody_says_otherwise():
    assert set(api_settings.DEFAULT_THROTTLE_RATES) == {"key", "address"}
