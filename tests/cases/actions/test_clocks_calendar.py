"""When a clock is due by the database's own calendar."""

import pytest

from cases.enums import Action
from common.errors import Refused
from tests.cases.actions.ticking import at, clock, running
from tests.cases.gallery import kept_town, street  # noqa: F401 - fixtures
from tests.cast import a_case, do

# the calendar of the database: Spring Festival 2026 (15–23 February off, Saturdays the 14th and 28th worked)


@pytest.mark.parametrize(("dispatched", "due"), [
    ("2026-02-11 09:00", "2026-02-13 09:00"),  # Wednesday to Friday
    ("2026-02-12 16:00", "2026-02-14 16:00"),  # Thursday to the Saturday that is worked
    ("2026-02-13 16:00", "2026-02-24 16:00"),  # Friday, Saturday worked, nine days off, Tuesday
    ("2026-02-14 09:00", "2026-02-25 09:00"),
    ("2026-02-18 09:00", "2026-02-26 08:00"),  # in the holidays: it begins with Tuesday's opening
    ("2026-02-13 12:30", "2026-02-24 14:00"),  # at lunch: from the afternoon's opening
    ("2026-02-13 18:30", "2026-02-25 08:00"),  # after closing: from Saturday's opening
    ("2026-02-27 09:00", "2026-03-02 09:00"),  # Friday, Saturday the 28th worked, Sunday off, Monday
])  # fmt: skip
def test_two_working_days_around_the_spring_festival(town, dispatched, due):
    case = a_case(town, at=at(dispatched))

    case = do(case, Action.DISPATCH, town.by_desk, town, at=at(dispatched))

    assert (clock(case, "handle").unit, clock(case, "handle").limit) == ("WD", 2)
    assert case.handle_due_at == at(due)


@pytest.mark.parametrize(("reported", "due"), [
    ("2026-01-04 09:00", "2026-01-04 09:30"),  # a Sunday that is worked for New Year
    ("2026-01-11 09:00", "2026-01-12 08:30"),  # a Sunday that is not
    ("2026-02-14 17:45", "2026-02-24 08:15"),  # over the whole Spring Festival
    ("2026-02-13 11:50", "2026-02-13 14:20"),  # over lunch
])  # fmt: skip
def test_half_a_working_hour_to_accept(town, reported, due):
    assert a_case(town, at=at(reported)).accept_due_at == at(due)


def test_a_pause_over_the_festival_gives_back_its_working_time_only(town):
    case = a_case(town, at=at("2026-02-13 09:00"))
    case = do(case, Action.DISPATCH, town.by_desk, town, at=at("2026-02-13 09:00"))
    case = do(case, Action.DECLINE, town.by_worker, town, at=at("2026-02-14 17:00"))

    case = do(case, Action.DISPATCH, town.by_desk, town, at=at("2026-02-24 09:00"))

    # 2 WD are 16 office hours; 7 went on Friday, 7 on the Saturday that was worked: two are left.
    assert case.handle_due_at == at("2026-02-24 11:00")


def test_natural_days_run_through_the_festival(town):
    case = a_case(town, at=at("2026-02-14 09:00"))

    assert case.dispatch_due_at == at("2026-02-15 09:00")


# a year without a calendar


def test_nobody_s_report_is_turned_away_for_a_year_without_a_calendar(town, caplog):
    case = a_case(town, at=at("2026-12-31 17:45"))

    assert "accept" not in running(case)
    assert "no calendar" in caplog.text


def test_a_verb_that_needs_the_missing_year_says_so(town):
    case = a_case(town, at=at("2026-12-30 09:00"))

    with pytest.raises(Refused) as refusal:
        do(case, Action.DISPATCH, town.by_desk, town, at=at("2026-12-31 09:00"))

    assert refusal.value.code == "calendar_missing"
