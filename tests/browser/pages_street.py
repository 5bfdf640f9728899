"""The pages of what a street tries, took over and says of departments."""

from tests.browser.page import Page

SEND = "main form button.btn-primary"

STREET = (
    Page("front page of a street", "grids:ones", ("grid.street",), who="admin"),
    Page("pilot to start", "grids:pilot_start", ("grid.micro",), who="worker"),
    Page("pilot refused", "grids:pilot_start", ("grid.micro",), who="worker", press=SEND),
    Page("pilot", "grids:pilot", ("pilot.here",), who="worker"),
    Page("pilot not ended", "grids:pilot", ("pilot.here",), who="worker", press=SEND),
    Page("former networks", "grids:networks", ("grid.micro",), who="admin"),
    Page("former network refused", "grids:networks", ("grid.micro",), who="admin", press=SEND),
    Page("departments evaluated", "grids:evaluations", ("grid.street",), who="district"),
    Page("evaluation refused", "grids:evaluations", ("grid.street",), who="district", press=SEND),
)
