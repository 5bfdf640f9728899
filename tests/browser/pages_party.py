"""The pages of party work: organisations, the grids they cover, what lists ask for."""

from tests.browser.page import Page

SEND = "main form button.btn-primary"
COVER = "section[aria-labelledby=cover] button.btn-primary"

PARTY = (
    Page("party organisations", "party:organisations", who="admin"),
    Page("party organisation", "party:organisation", ("party.here",), who="worker"),
    Page("cover refused", "party:organisation", ("party.here",), who="worker", press=COVER),
    Page("party organisation to enter", "party:enter", ("grid.general",), who="worker"),
    Page("party organisation refused", "party:enter", ("grid.general",), who="worker", press=SEND),
    Page("party organisation to change", "party:change", ("party.here",), who="worker"),
    Page("covered grids", "party:coverage", ("grid.street",), who="admin"),
    Page("ten ones of a street", "party:checklist", ("grid.street", "ten_ones"), who="admin"),
    Page("ten ones of a grid", "party:checklist", ("grid.general", "ten_ones"), who="worker"),
    Page("four haves of a centre", "party:place_checklist", ("centre.here", "four_haves"), who="worker"),
)
