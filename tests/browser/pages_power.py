"""Pages of rights, logs and duties, of which one line each stands in catalogue.py."""

from tests.browser.page import Page

SEND = "main form button[type=submit]"
POWER = (
    Page("who answers for what", "cases:duty_lists"),
    Page("a list of powers", "cases:duty_list", ("uuid.duty_list",)),
    Page("who may do what with a case", "cases:who", ("number.photos",), who="leader"),
    Page("who may do what in a grid", "grids:who", ("grid.general",), who="district"),
    Page("somebody leaves", "grids:leave", ("uuid.worker",), who="security"),
    Page("leaving without a reason", "grids:leave", ("uuid.worker",), who="security", press=SEND),
    Page("requests to answer", "cases:requests", who="leader"),
    Page("exceptions", "cases:exceptions", who="leader"),
    Page("exceptions of nobody", "cases:exceptions", who="security"),
    Page("what somebody may do where", "cases:person_rights", ("uuid.worker",), who="leader"),
    Page("data opened", "grids:audit", who="audit"),
    Page("rights given", "grids:audit", query="?book=rights", who="audit"),
    Page("accounts on record", "grids:audit", query="?book=accounts&since=2020-01-01", who="audit"),
)
