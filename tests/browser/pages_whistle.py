"""The board of whistles, and the form by which a unit is called."""

from tests.browser.page import Page

WHISTLES = (
    Page("whistles", "cases:whistles", who="district"),
    Page("calls at us", "cases:whistles", query="?show=mine", who="handler"),
    Page("whistling", "cases:case", ("number.handling",), query="?do=whistle", who="district"),
)
