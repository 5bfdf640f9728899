"""The sections of the worker's list."""

from datetime import datetime
from types import SimpleNamespace
from zoneinfo import ZoneInfo

from cases.pages.work import sections_of

ZONE = ZoneInfo("Asia/Shanghai")
NOON = datetime(2025, 6, 9, 12, tzinfo=ZONE)


def case(state, due):
    return SimpleNamespace(state=state, due_at=due and datetime(2025, 6, *due, tzinfo=ZONE))


def shown(mine, around=()):
    return {section["key"]: section["rows"] for section in sections_of(mine, list(around), at=NOON)}


def test_what_is_due_by_tonight_stands_first_and_only_there():
    late, tonight, tomorrow = (
        case("handling", (8, 9)),
        case("dispatched", (9, 23, 59)),
        case("handling", (10, 0)),
    )

    found = shown([late, tonight, tomorrow])

    assert next(iter(found)) == "today"
    assert (found["today"], found["handle"], found["take"]) == ([late, tonight], [tomorrow], [])


def test_a_case_without_a_clock_is_never_due_today():
    waiting = case("handled", None)

    assert shown([waiting])["feedback"] == [waiting]


def test_what_somebody_else_has_to_strike_off_is_not_due_today():
    told = case("fed_back", (8, 9))

    found = shown([told])

    assert "today" not in found
    assert found["check"] == [told]


def test_a_list_that_is_empty_says_so_and_one_nobody_waits_for_is_left_out():
    assert list(shown([])) == ["take", "handle", "feedback", "grid"]
