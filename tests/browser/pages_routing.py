"""What the engine goes by, as whoever configures a place sees it."""

from tests.browser.page import Page

SEND = "main form button.btn-primary"
MATTER = (("#id_kind", "05007"), ("#id_where", "grid.street"))

ROUTING = (
    Page("routing rules", "cases:routing", query="?ended=on", who="admin"),
    Page("no routing rule", "cases:routing", query="?kind=05007", who="admin"),
    Page("new routing rule", "cases:routing_new", who="admin"),
    Page("routing rule refused", "cases:routing_new", who="admin", press=SEND),
    Page("routing rule", "cases:routing_rule", ("rule.here",), who="admin"),
    Page("case to try", "cases:routing_try", who="admin"),
    Page("case tried", "cases:routing_try", who="admin", fills=MATTER, press=SEND),
    Page("case not tried", "cases:routing_try", who="admin", press=SEND),
    Page("help on routing", "governance:help_page", ("routing",), who="admin"),
)
