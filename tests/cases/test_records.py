"""How often somebody was in time."""

from datetime import timedelta

from cases.models import Clock
from cases.records import Record, records_of
from tests.cast import MONDAY, do, lead_to, moment

WEEKS = timedelta(weeks=6)


def of_worker(town):
    found = records_of([town.worker_post.pk], [town.lighting.pk])
    return found.get(("post", town.worker_post.pk), Record())


def test_who_has_settled_nothing_has_no_share(town):
    lead_to(town, "handling")

    assert of_worker(town) == Record()
    assert of_worker(town).share is None


def test_what_was_settled_before_and_after_it_was_due_is_told_apart(town):
    lead_to(town, "handled")
    late = lead_to(town, "handling")
    do(late, "resolve", town.by_worker, town, at=MONDAY + WEEKS)

    assert of_worker(town) == Record(settled=2, in_time=1)
    assert of_worker(town).share == 50


def test_what_was_taken_back_or_is_kept_from_the_asker_says_nothing(town):
    back = lead_to(town, "handling")
    do(back, "recall", town.by_desk, town)
    done = lead_to(town, "handled")

    assert of_worker(town) == Record(settled=1, in_time=1)
    assert records_of([town.worker_post.pk], [], without=[done.pk]) == {}


def test_a_case_still_running_is_not_counted_though_it_is_late(town):
    lead_to(town, "handling")
    Clock.objects.filter(kind="handle").update(due_at=moment(9))

    assert of_worker(town) == Record()
