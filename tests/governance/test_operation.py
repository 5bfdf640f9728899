"""The operator's page: what waits, what is parked and put back, what is late; for administrators alone."""

from datetime import timedelta

import pytest
from django.conf import settings as configured
from django.db import transaction
from django.db.models.functions import Now
from django.urls import reverse
from redis import Redis

from governance.operation import operation
from governance.schedule import scheduled
from governance.version import VERSION
from grids.models import Calendar
from messaging import outbox, pulse
from messaging.models import Outbox, Pulse, Replay
from tests.cast import MONDAY

PAGE = "/operation/"


@pytest.fixture
def operator(town, client):
    client.force_login(town.people.admin)
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "en"
    return client


def write(*keys, **changes):
    with transaction.atomic():
        rows = [outbox.write("case.moved", key=key, payload={"number": "secret"}) for key in keys]
    Outbox.objects.filter(pk__in=rows).update(**changes)
    return rows


def page(client):
    return client.get(PAGE).content.decode()


def everything_beats():
    for name in (pulse.RELAY, pulse.BACKUP, *scheduled()):
        pulse.beat(name)


def test_an_idle_machine_says_that_nothing_waits_and_nothing_is_parked(operator):
    shown = page(operator)

    for words in (
        "Nothing waits.",
        "Nothing is parked.",
        "Nobody has replayed anything yet.",
        f"Release {VERSION}",
    ):
        assert words in shown


def test_what_waits_is_shown_by_topic_without_what_it_is_about(operator):
    write("1", "2")

    shown = page(operator)

    assert '<code translate="no">case.moved</code>' in shown
    assert "secret" not in shown


def test_the_chosen_row_is_put_back_to_work_and_kept_with_who_did_it(operator, town):
    row, other = write("1", "2", parked_at=MONDAY, last_error="ValueError at consumers.py:7 in tell")
    assert "ValueError at consumers.py:7 in tell" in page(operator)

    answer = operator.post(reverse("governance:replay"), {"row": [row]}, follow=True)

    assert list(Outbox.objects.parked().values_list("pk", flat=True)) == [other]
    assert Replay.objects.get().replayed_by == town.people.admin
    assert "1 row put back to work." in answer.content.decode()


def test_all_of_them_are_put_back_and_the_second_press_finds_nothing(operator):
    write("1", "2", parked_at=MONDAY)

    operator.post(reverse("governance:replay"), {"all": "on"})
    operator.post(reverse("governance:replay"), {"all": "on"})

    assert not Outbox.objects.parked().exists()
    assert Replay.objects.count() == 2


@pytest.mark.parametrize("sent", [{}, {"row": ["x", "-1", "999999999999999999999999"]}])
def test_nothing_chosen_or_nonsense_puts_nothing_back(operator, sent):
    write("1", parked_at=MONDAY)

    assert operator.post(reverse("governance:replay"), sent).status_code == 302
    assert Outbox.objects.parked().count() == 1


def test_replay_is_not_a_get(operator):
    assert operator.get(reverse("governance:replay")).status_code == 405


def test_when_all_give_signs_nothing_is_late(operator):
    everything_beats()

    assert [(line.name, line.words) for line in operation(at=MONDAY).lines if not line.is_well] == []


@pytest.mark.parametrize(
    ("part", "silence"),
    [
        (pulse.RELAY, timedelta(minutes=2)),
        ("cases.sweep", timedelta(minutes=5)),
        ("files.sweep", timedelta(hours=3)),
        (pulse.BACKUP, timedelta(days=2)),
    ],
)
def test_a_part_that_fell_silent_is_said(town, part, silence):
    everything_beats()
    Pulse.objects.filter(name=part).update(at=Now() - silence)

    late = [line for line in operation(at=MONDAY).lines if not line.is_well]

    assert len(late) == (2 if part == "cases.sweep" else 1)  # worker and beat, too


def test_a_queue_that_grows_tells_the_missing_worker_from_the_missing_beat(town, operator):
    broker = Redis.from_url(configured.BROKER_URL)
    broker.delete("default")  # what tests before this one have sent and nobody took

    assert "beat sends nothing" in page(operator)

    broker.rpush("default", "x")

    assert "no worker takes from the queue" in page(operator)
    broker.delete("default")


def test_a_calendar_that_ends_before_next_year_is_said_from_october_on(town, operator):
    Calendar.objects.filter(code="CN").update(last="2025-12-31")

    def calendar(at):
        return next(line for line in operation(at=at).lines if "2025-12-31" in line.words)

    assert calendar(MONDAY).is_well
    assert not calendar(MONDAY.replace(month=10)).is_well


def test_without_redis_the_page_still_says_so(operator, settings):
    settings.BROKER_URL = settings.CACHE_URL = "redis://127.0.0.1:1/0"

    assert page(operator).count("does not answer") >= 2


@pytest.mark.parametrize("rows", [1, 3])
def test_query_budget(operator, town, rows, django_assert_num_queries):
    write(*map(str, range(rows)), parked_at=MONDAY)
    Replay.objects.bulk_create(
        Replay(outbox_id=n, topic="x", replayed_by=town.people.admin, replayed_at=MONDAY) for n in range(rows)
    )

    with django_assert_num_queries(17):
        page(operator)


@pytest.mark.parametrize("name", ["worker", "desk", "leader", "district", "nobody"])
def test_who_does_not_operate_sees_nothing_and_replays_nothing(town, client, name):
    write("1", parked_at=MONDAY)
    client.force_login(getattr(town.people, name))

    assert client.get(PAGE).status_code == 403
    assert client.post(reverse("governance:replay"), {"all": "on"}).status_code == 403
    assert Outbox.objects.parked().count() == 1
