"""The limits in force are read again after every change, and only then."""

import pytest

from cases.models import ClockPolicy
from cases.policies import policies_now
from grids.models import CalendarDay

pytestmark = pytest.mark.django_db


def limits(kind):
    return {policy.limit for policy in policies_now() if policy.kind == kind}


def test_a_limit_changed_twice_in_one_transaction_is_seen_twice():
    for days in (5, 6, 7):
        ClockPolicy.objects.filter(kind="total", valid_to=None).update(limit=days)

        assert limits("total") == {days}


def test_a_day_changed_twice_in_one_transaction_is_another_calendar_each_time():
    stamps = [policies_now()[0].stamp]
    for is_working in (True, False):
        CalendarDay.objects.update(is_working=is_working)
        stamps.append(policies_now()[0].stamp)

    assert len(set(stamps)) == 3


def test_unchanged_they_cost_the_stamp_alone(django_assert_num_queries):
    policies_now()

    with django_assert_num_queries(1):
        policies_now()
