"""A changed limit or calendar dates what is open again, and leaves what has stopped."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest

from cases.actions import redate
from cases.actions.policies import adopt_profile, end_policy, put_in_force
from cases.actions.redate import Redated, redate_clocks
from cases.enums import Action, Alert
from cases.models import Category, Clock, ClockPolicy
from common.errors import Refused
from common.locality import Limit, read
from common.worktime import Unit
from grids.models import Calendar, CalendarDay
from tests.cases.gallery import kept_town, street  # noqa: F401 - fixtures
from tests.cast import MONDAY, ZONE, a_case, do, lead_to


def a_policy(kind, limit, unit, **narrower):
    ladder = [[0.5, "reminded"], [1, "red"]]
    facts = {"kind": kind, "limit": Decimal(limit), "unit": unit, "ladder": ladder} | narrower
    return put_in_force(ClockPolicy(calendar=Calendar.objects.get(code="CN"), **facts), at=MONDAY)


def states():
    names = ("pk", "due_at", "limit", "unit", "ladder", "next_alert_at", "stopped_at", "policy_id")
    return list(Clock.objects.order_by("pk").values_list(*names))


def test_what_has_not_changed_is_left_as_it_is(town):
    lead_to(town, "handling")
    before = states()

    assert redate_clocks(at=MONDAY) == Redated(0, 0)
    assert states() == before


def test_a_new_limit_dates_open_clocks_again_and_leaves_stopped_ones(town):
    waiting, closed = a_case(town), lead_to(town, "closed")
    stopped = closed.clocks.get(kind="dispatch").due_at
    policy = a_policy("dispatch", 2, "ND")

    assert redate_clocks(at=MONDAY) == Redated(1, 0)

    clock = waiting.clocks.get(kind="dispatch")
    assert (clock.due_at, clock.limit, clock.policy) == (MONDAY + timedelta(days=2), 2, policy)
    assert [level for _, level in clock.ladder] == ["reminded", "red"]
    assert closed.clocks.get(kind="dispatch").due_at == stopped
    waiting.refresh_from_db()
    assert waiting.dispatch_due_at == clock.due_at
    assert waiting.version == 3  # nothing happened to the case


def test_done_twice_it_changes_nothing_more(town):
    a_case(town)
    a_policy("dispatch", 2, "ND")
    redate_clocks(at=MONDAY)

    assert redate_clocks(at=MONDAY) == Redated(0, 0)


def test_a_holiday_more_moves_what_is_counted_in_working_days(town):
    case = lead_to(town, "dispatched")  # 2 WD from Monday 09:05
    assert case.handle_due_at.date() == date(2025, 6, 11)
    CalendarDay.objects.create(
        calendar=Calendar.objects.get(code="CN"), day=date(2025, 6, 10), is_working=False
    )

    assert redate_clocks(at=MONDAY).changed == 1

    case.refresh_from_db()
    assert case.handle_due_at == datetime(2025, 6, 12, 9, 5, tzinfo=ZONE)
    assert case.due_at == min(case.take_due_at, case.first_contact_due_at, case.handle_due_at)


def test_what_is_not_red_any_more_is_not_shown_as_red(town):
    case = a_case(town)
    case.clocks.filter(kind="accept").update(alert="red", ladder=[], next_alert_at=None)
    a_policy("accept", 5, "ND")

    redate_clocks(at=MONDAY + timedelta(days=1))

    case.refresh_from_db()
    assert (case.alert, case.clocks.get(kind="accept").alert) == (Alert.NONE, "none")


def test_a_standing_clock_takes_the_new_limit_and_keeps_standing(town):
    case = do(lead_to(town, "dispatched"), Action.DECLINE, town.by_worker, town)
    Category.objects.filter(pk=case.category_id).update(handle_limit=5)

    assert redate_clocks(at=MONDAY).changed == 1

    clock = case.clocks.get(kind="handle")
    assert (clock.limit, clock.next_alert_at) == (5, None)
    assert clock.paused_at is not None
    case = do(case, Action.DISPATCH, town.by_desk, town)
    assert case.handle_due_at == datetime(
        2025, 6, 16, 9, 10, tzinfo=ZONE
    )  # 5 WD and the five minutes it stood


def test_a_year_that_nobody_filled_leaves_the_clock_and_says_so(town):
    case = lead_to(town, "dispatched")
    due_at = case.handle_due_at
    Calendar.objects.update(last=date(2025, 6, 10))
    a_policy("handle", 9, "WD", category=case.category)

    assert redate_clocks(at=MONDAY).left == 1

    case.refresh_from_db()
    assert case.handle_due_at == due_at
    assert case.clocks.get(kind="handle").limit == 2


def test_it_goes_in_batches(town, monkeypatch, django_assert_num_queries):
    monkeypatch.setattr(redate, "BATCH", 2)
    for _ in range(5):
        a_case(town)
    a_policy("dispatch", 2, "ND")

    assert redate_clocks(at=MONDAY) == Redated(5, 0)


# policies


def test_a_profile_is_adopted_once_and_dates_what_is_open(town):
    case, profile = a_case(town), read("xinan-road")
    assert adopt_profile(profile, at=MONDAY) == 0
    clocks = dict(profile.clocks)
    clocks["dispatch"] = replace(clocks["dispatch"], limit=Limit(Decimal(3), Unit.ND))

    assert adopt_profile(replace(profile, clocks=clocks), at=MONDAY) == 1

    case.refresh_from_db()
    assert case.dispatch_due_at == MONDAY + timedelta(days=3)
    old, new = ClockPolicy.objects.filter(kind="dispatch").order_by("pk")
    assert (old.limit, old.valid_to, new.limit, new.valid_to) == (1, MONDAY, 3, None)


def test_a_limit_made_by_hand_does_not_pass_for_the_general_one(town):
    """Met before the general one, and equal to it in all but the urgency."""
    general = ClockPolicy.objects.get(kind="dispatch", valid_to=None)
    steps = {"ladder": general.ladder, "climb": general.climb}
    a_policy("dispatch", 1, "ND", urgency="urgent", **steps)
    a_policy("dispatch", 1, "ND", **steps)

    assert adopt_profile(read("xinan-road"), at=MONDAY) == 0

    in_force = ClockPolicy.objects.filter(kind="dispatch", valid_to=None)
    assert [policy.urgency for policy in in_force] == [""]


def test_a_limit_in_force_ends_the_one_before_it(town):
    first, second = a_policy("take", 2, "WH"), a_policy("take", 3, "WH")

    first.refresh_from_db()
    assert (first.valid_to, second.valid_to) == (MONDAY, None)


def test_only_a_narrower_limit_is_ended_without_another(town):
    general, urgent = a_policy("take", 2, "WH"), a_policy("take", 1, "WH", urgency="urgent")

    with pytest.raises(Refused):
        end_policy(general, at=MONDAY)
    end_policy(urgent, at=MONDAY)

    assert list(ClockPolicy.objects.filter(kind="take", valid_to=None)) == [general]
