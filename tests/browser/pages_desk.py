"""The desk beyond its list, as whoever dispatches sees it."""

from tests.browser.page import Page

SEND = "main form button.btn-primary"
KEEP = "section[aria-labelledby=views] form button.btn-primary"
ALL = "number.kind.address.grid.source.term.state.who.reported.urgency.community.group.returned"

DESK = (
    Page(
        "desk narrowed", "cases:desk", (), "?kind=05&source=qr&cols=number.kind.address.state.who", who="desk"
    ),
    Page("desk with every column", "cases:desk", (), f"?tab=in-hand&cols={ALL}", who="desk"),
    Page("desk too wide", "cases:desk", (), "?kind=05", who="district"),
    Page("how the list looks", "cases:desk_look", (), "?tab=overdue&kind=05", who="desk"),
    Page("view without a name", "cases:desk_look", who="desk", press=KEEP),
    Page("take a list out", "cases:desk_export", (), "?tab=in-hand", who="desk"),
    Page("taking out refused", "cases:desk_export", who="desk", fills=(("#id_reason", ""),), press=SEND),
    Page("overdue board", "cases:overdue_board", who="desk"),
    Page("nobody answered", "cases:unanswered", who="desk"),
    Page("hand-over slip", "cases:handover_slip", ("number.handling",), who="desk"),
)
