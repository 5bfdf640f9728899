"""The pages of what people write down of their own work, and of cadres on site."""

from tests.browser.page import Page

SEND = "main form button.btn-primary"

PEOPLE = (
    Page("my log", "grids:post_log", who="worker"),
    Page("my log refused", "grids:post_log", who="worker", press=SEND),
    Page("line put right", "grids:post_entry", ("entry.here",), who="worker"),
    Page("post logs", "grids:post_logs", who="leader"),
    Page("post logs as paper", "grids:post_logs", (), "?print=1", who="leader"),
    Page("cadres on site", "grids:stays", who="leader"),
    Page("cadre to send", "grids:stay_new", ("grid.micro",), who="desk"),
    Page("sending refused", "grids:stay_new", ("grid.micro",), who="desk", press=SEND),
    Page("stay", "grids:stay", ("stay.here",), who="leader"),
    Page("my days on site", "grids:on_site", who="worker"),
)
