"""What the engine goes by, as whoever configures a place sees it."""

from tests.browser.page import Page

SEND = "main form button.btn-primary"
WHERE = (("#id_where", "grid.street"),)
LIMIT = "?kind=dispatch"
LOOK, WHY = "button[value=preview]", (("#id_reason", "试行三个月"),)

ROUTING = (
    Page("routing rules", "cases:routing", query="?ended=on", who="admin"),
    Page("no routing rule", "cases:routing", query="?kind=05007", who="admin"),
    Page("new routing rule", "cases:routing_new", who="admin"),
    Page("routing rule refused", "cases:routing_new", who="admin", press=SEND),
    Page("routing rule", "cases:routing_rule", ("rule.here",), who="admin"),
    Page("case to try", "cases:routing_try", who="admin"),
    Page("case tried", "cases:routing_try", query="?kind=05007", who="admin", fills=WHERE, press=SEND),
    Page("case not tried", "cases:routing_try", who="admin", press=SEND),
    Page("others beside a case", "cases:others", ("number.photos",), who="desk"),
    Page("ready words", "cases:wordings", who="admin"),
    Page("no ready words", "cases:wordings", query="?action=void", who="admin"),
    Page("new ready words", "cases:wording_new", who="admin"),
    Page("ready words refused", "cases:wording_new", who="admin", press=SEND),
    Page("ready words to change", "cases:wording", ("wording.here",), who="admin"),
    Page("ready words of a case", "cases:words_for", ("number.handled", "feedback"), who="worker"),
    Page("no ready words of a case", "cases:words_for", ("number.handled", "comment"), who="worker"),
    Page("help on words", "governance:help_page", ("words",), who="admin"),
    Page("time limits", "cases:limits", who="admin"),
    Page("no time limit so far", "cases:limits", query="?past=1&kind=take", who="admin"),
    Page("time limit", "cases:limit", query=LIMIT, who="admin"),
    Page("time limit looked at", "cases:limit", query=LIMIT, who="admin", fills=WHY, press=LOOK),
    Page("time limit refused", "cases:limit", query=LIMIT, who="admin", press=LOOK),
    Page("help on limits", "governance:help_page", ("limits",), who="admin"),
    Page("help on routing", "governance:help_page", ("routing",), who="admin"),
)
