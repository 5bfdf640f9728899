"""The working calendars, as whoever configures a place sees them."""

from tests.browser.page import Page

CLOCKS = (
    Page("working calendars", "cases:calendars", who="admin"),
    Page("a working calendar", "cases:calendar", ("CN",), who="admin"),
    Page("a year of a calendar", "cases:calendar", ("CN",), "?year=2025&version=1", who="admin"),
    Page("help on calendars", "governance:help_page", ("calendars",), who="admin"),
)
