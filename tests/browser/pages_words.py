"""What a place says to those who live and work in it, how it looks, and its street's front page."""

from tests.browser.page import Page

SEND = "main form button.btn-primary"
PALE = (("#id_name", "贤治格"), ("#id_name_en", "Worthy grids"), ("#id_colour", "#ffc53d"))
TELL = "section[aria-labelledby=tell] button"

WORDS = (
    Page("offer looked up", "cases:applied_lookup"),
    Page("no offer found", "cases:applied_lookup", press=SEND),
    Page("notices at a door", "cases:notices", ("code",)),
    Page("notices for some", "cases:notices", ("code",), query="?for=elders.age-60"),
    Page("notice and its readings", "grids:notice", ("notice.here",), who="leader"),
    Page("at the doors of a district", "grids:district_doors", ("district",), who="district"),
    Page("telling nobody", "grids:at_doors", ("grid.general",), who="leader", press=TELL),
    Page("street at a glance", "governance:street", ("grid.street",), who="desk"),
    Page("what a figure counts", "governance:street_list", ("grid.street", "waiting"), who="desk"),
    Page("a figure that is none", "governance:street_list", ("grid.street", "own"), who="desk"),
    Page("help on a street", "governance:help_page", ("street",), who="desk"),
    Page("name and look", "grids:brand", ("district",), who="admin"),
    Page("a colour too light", "grids:brand", ("district",), who="admin", fills=PALE, press=SEND),
    Page("help on the look", "governance:help_page", ("brand",), who="admin"),
    Page("help on notices", "governance:help_page", ("notices",), who="leader"),
)
