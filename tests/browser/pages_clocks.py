"""The working calendars, as whoever configures a place sees them."""

from tests.browser.page import Page

MARKED = (("#days_first", "2026-06-01"), ("#days_reason", "全市停电"))
LOOK = "details[open] button[value=preview]"

CLOCKS = (
    Page("working calendars", "cases:calendars", who="admin"),
    Page("a working calendar", "cases:calendar", ("CN",), who="admin"),
    Page("a year of a calendar", "cases:calendar", ("CN",), "?year=2025&version=1", who="admin"),
    Page("a change of a calendar", "cases:calendar", ("CN",), who="admin", fills=MARKED, press=LOOK),
    Page("a change refused", "cases:calendar", ("CN",), who="admin", press=LOOK),
    Page("help on calendars", "governance:help_page", ("calendars",), who="admin"),
)
