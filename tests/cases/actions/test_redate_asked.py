"""Re-dating as work the worker does, in batches, beside other workers and verbs."""

from datetime import date, timedelta

import pytest

from cases.actions import redate
from cases.actions.calendar import change_calendar
from cases.actions.redate import ask_redating, redate_asked, redate_some
from cases.models import Clock, Redating
from cases.moves import moves_of_calendar
from cases.tasks import redate as redate_task
from common.errors import Refused
from grids.calendar_draft import with_days
from grids.models import Calendar
from tests.cases.actions.at_once import at_once
from tests.cases.gallery import kept_town, street  # noqa: F401 - fixtures
from tests.cast import MONDAY, a_case, lead_to

LATER = MONDAY + timedelta(minutes=2)
TUESDAY = date(2025, 6, 10)


def changed(town, *, works=False, name="停电", reason="全市停电", expected=1):
    calendar = Calendar.objects.get()
    draft = with_days(calendar.work_calendar(), TUESDAY, TUESDAY, works=works, name=name)
    facts = {"by": town.by_desk, "at": MONDAY, "reason": reason, "expected": expected}
    return change_calendar(calendar, draft, **facts)


def test_a_change_leaves_the_open_clocks_to_the_worker(town):
    case, closed = lead_to(town, "dispatched"), lead_to(town, "closed")
    stopped = list(Clock.objects.filter(case=closed).values_list("pk", "due_at", "calendar_version"))

    changed(town)
    case.refresh_from_db()
    assert case.handle_due_at.date() == date(2025, 6, 11)

    redate_asked(at=LATER)

    case.refresh_from_db()
    assert case.handle_due_at.date() == date(2025, 6, 12)
    assert case.clocks.get(kind="handle").calendar_version == 2
    assert list(Clock.objects.filter(case=closed).values_list("pk", "due_at", "calendar_version")) == stopped
    job = Redating.objects.get(reason="全市停电")
    assert (job.by_id, job.changed, job.seen, job.left) == (town.by_desk.officer_id, 1, 4, 0)
    assert job.finished_at == LATER


def test_it_goes_on_where_it_was_and_does_a_batch_at_a_time(town, monkeypatch):
    monkeypatch.setattr(redate, "BATCH", 2)
    monkeypatch.setattr(redate, "BATCHES", 1)
    cases = [a_case(town) for _ in range(5)]
    ask_redating(by=None, reason="", at=MONDAY)

    for last in (cases[1], cases[3], cases[4]):
        assert redate_asked(at=LATER) == 1
        assert Redating.objects.get().last_case == last.pk


def test_what_was_born_meanwhile_is_gone_through_once_more(town):
    a_case(town)
    job = ask_redating(by=None, reason="", at=MONDAY)
    redate_asked(at=MONDAY)
    job.refresh_from_db()
    assert (job.finished_at, job.again_from is None) == (None, False)
    born = a_case(town)  # as if its report had been committed only now, with the terms from before
    Clock.objects.filter(case=born, kind="dispatch").update(due_at=MONDAY)

    redate_asked(at=LATER)

    job.refresh_from_db()
    assert job.finished_at == LATER
    assert born.clocks.get(kind="dispatch").due_at == MONDAY + timedelta(days=1)


def test_nothing_asked_is_nothing_done(town):
    assert redate_asked(at=MONDAY) == 0
    redate_task()


def test_the_preview_is_what_the_worker_then_does(town):
    for state in ("reported", "dispatched", "handling", "closed"):
        lead_to(town, state)
    calendar = Calendar.objects.get()
    draft = with_days(calendar.work_calendar(), TUESDAY, TUESDAY, works=False)
    moves = moves_of_calendar(calendar, draft)
    before = dict(Clock.objects.values_list("pk", "due_at"))

    changed(town, name="")
    redate_asked(at=LATER)

    moved = [pk for pk, due_at in Clock.objects.values_list("pk", "due_at") if before[pk] != due_at]
    assert (moves.moved, moves.left, moves.is_all) == (len(moved), 0, True)
    assert moves.moved == 2


def test_the_preview_takes_one_statement(town, django_assert_num_queries):
    calendar = Calendar.objects.get()
    draft = with_days(calendar.work_calendar(), TUESDAY, TUESDAY, works=False)
    for cases in (1, 2):
        for _ in range(cases):
            a_case(town)
        with django_assert_num_queries(1):
            moves_of_calendar(calendar, draft)


@pytest.mark.parametrize("wrong", [{"reason": "  "}, {"expected": 0}])
def test_without_a_reason_or_after_somebody_else_nothing_is_changed(town, wrong):
    with pytest.raises(Refused):
        changed(town, **wrong)

    assert Calendar.objects.get().version == 1
    assert not Redating.objects.exists()


def test_what_changes_nothing_is_no_version(town):
    changed(town, works=None, name="")

    assert Calendar.objects.get().version == 1
    assert not Redating.objects.exists()


@pytest.mark.slow
def test_two_workers_at_once_do_it_once(shared_town):
    case = lead_to(shared_town, "dispatched")
    changed(shared_town)

    assert not [one for one in at_once(redate_some, redate_some) if isinstance(one, Exception)]
    while redate_some(at=LATER):
        pass

    case.refresh_from_db()
    assert case.handle_due_at.date() == date(2025, 6, 12)
    assert Redating.objects.get().finished_at == LATER
