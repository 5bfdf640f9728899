"""The pages behind a door's code, and those of the codes themselves."""

from tests.browser.page import Page

SEND = "main form button.btn-primary"

DOORS = (
    Page("grid information", "cases:grid_info", ("code",)),
    Page("services nearby", "cases:services", ("code",)),
    Page("policies at a door", "cases:policies", ("code",)),
    Page("notice at a door", "cases:notice", ("code", "notice.here")),
    Page("open at a door", "cases:open_here", ("code",)),
    Page("help in the grid", "cases:help_out", ("code",)),
    Page("help refused", "cases:help_out", ("code",), press=SEND),
    Page("offer to help", "cases:applied", ("offer.here",)),
    Page("find my grid worker", "cases:find_worker"),
    Page("no grid worker found", "cases:find_worker", press=SEND),
    Page("grid worker found", "cases:find_worker", fills=(("#id_address", "中心路"),), press=SEND),
    Page("another app at no door", "cases:enter", query="?building=1", status=404),
    Page("codes of a grid", "grids:codes", ("grid.general",), who="admin"),
    Page("codes that one only sees", "grids:codes", ("grid.micro",), who="worker"),
    Page("sheets of codes", "grids:batch", ("batch.here",), who="admin"),
    Page("at the doors of a grid", "grids:at_doors", ("grid.general",), who="leader"),
    Page("notice refused", "grids:at_doors", ("grid.general",), who="leader", press=SEND),
    Page("what residents see of me", "grids:door_card", who="worker"),
    Page("help on codes", "governance:help_page", ("codes",), who="worker"),
)


def facts_of_doors(scene):
    """What their addresses are made of."""
    named = {"notice": scene.notices, "offer": scene.offers, "batch": scene.batches}
    return {f"{name}.here": str(rows["here"].uuid) for name, rows in named.items()}
