from datetime import timedelta

import pytest
from django.db.models.functions import Now

from messaging import health, outbox, pulse
from messaging.models import Outbox, Pulse


@pytest.mark.django_db
def test_a_beat_is_one_row_however_often_it_comes(django_assert_num_queries):
    pulse.beat("relay")
    Pulse.objects.update(at=Now() - timedelta(hours=1))

    with django_assert_num_queries(1):
        pulse.beat("relay")

    assert Pulse.objects.count() == 1
    assert 0 <= pulse.ages()["relay"] < 60


@pytest.mark.django_db
def test_a_part_that_never_gave_a_sign_has_no_age():
    assert pulse.ages() == {}


@pytest.mark.django_db
def test_a_loop_that_turns_often_beats_rarely(django_assert_num_queries):
    alive = pulse.Beating("relay")

    with django_assert_num_queries(1):
        alive()
        alive()


def test_what_waits_is_counted_by_topic_with_its_oldest(telling, topics, django_assert_num_queries):
    topics.register("other", print)
    for key in "123":
        outbox.write(telling, key=key, payload={})
    outbox.write("other", key="1", payload={})
    Outbox.objects.filter(topic="other").update(created_at=Now() - timedelta(minutes=5))

    with django_assert_num_queries(1):
        (first, second) = health.waiting()

    assert first[:2] == (telling, 3)
    assert second[:2] == ("other", 1)
    assert 290 < second[2] < 400
