"""Every page of the platform, once: tests look at all of them, and `make shots` takes their pictures.

An address that answers HTML and is not here fails tests/browser/test_catalogue.py. A page that looks different in
another state (a case just reported, a form that was refused) has a line for each.

The arguments are names of facts: `code` of a building's door, `number.STATE` and `secret.STATE` of a case in that
state (`photos`: in hand, with a photo), `uuid.ROLE` of one of the cast. A fact that is nobody's stands for itself.
"""

from dataclasses import dataclass

ELDER = {"name": "elder", "value": "1"}
STATES = ("reported", "dispatched", "handling", "handled", "fed_back", "rated", "closed", "void", "photos")
HELP = ("desk", "case", "work", "report", "call", "deadlines", "messages", "account", "operation")


@dataclass(frozen=True)
class Page:
    """One page: where it is, whose eyes see it ("" for a resident), what is pressed once it is there."""

    name: str
    address: str
    args: tuple = ()
    query: str = ""
    who: str = ""
    status: int = 200
    press: str = ""
    of_others: bool = False  # drawn by Django or Swagger, not by us

    @property
    def file(self):
        """The name of its picture."""
        return self.name.replace(" ", "-")


SEND = "main form button[type=submit]"
RESIDENT = (
    Page("home", "governance:home"),
    Page("self-check", "governance:diag"),
    Page("sign in", "grids:sign_in"),
    Page("sign in refused", "grids:sign_in", press=SEND),
    Page("ask for help", "grids:forgotten"),
    Page("asking refused", "grids:forgotten", press=SEND),
    Page("door", "cases:door", ("code",)),
    Page("unknown code", "cases:door", ("AAAAAAAAAAA",), status=404),
    Page("report", "cases:public_report", ("code",)),
    Page("report by words", "cases:public_report", ("code",), "?with=words"),
    Page("report refused", "cases:public_report", ("code",), press=SEND),
    Page("received", "cases:done", ("code", "secret.reported")),
    Page("look up", "cases:track_lookup"),
    Page("look up refused", "cases:track_lookup", press=SEND),
    Page("progress reported", "cases:track", ("secret.reported",)),
    Page("progress handling", "cases:track", ("secret.photos",)),
    Page("progress to be rated", "cases:track", ("secret.fed_back",)),
    Page("progress rated", "cases:track", ("secret.rated",)),
    Page("progress closed", "cases:track", ("secret.closed",)),
    Page("progress void", "cases:track", ("secret.void",)),
    Page("receipt on paper", "cases:track_receipt", ("secret.reported",)),
    Page("answer on paper", "cases:track_answer", ("secret.fed_back",)),
    Page("programs", "api:docs", of_others=True),
)
STAFF = (
    Page("desk", "cases:desk", who="desk"),
    Page("desk nothing found", "cases:desk", query="?q=zzzz", who="desk"),
    Page("desk of the leader", "cases:desk", who="leader"),
    Page("desk of the reviewer", "cases:desk", who="reviewer"),
    Page("desk forbidden", "cases:desk", who="admin", status=403),
    Page("call taken down", "cases:proxy_report", who="desk"),
    Page("case reported", "cases:case", ("number.reported",), who="desk"),
    Page("case dispatching", "cases:case", ("number.reported",), "?do=dispatch", who="desk"),
    Page("case void", "cases:case", ("number.void",), who="desk"),
    Page("deadlines", "cases:deadlines", ("number.reported",), who="desk"),
    Page("deadlines closed", "cases:deadlines", ("number.closed",), who="desk"),
    Page("case to strike off", "cases:case", ("number.rated",), who="reviewer"),
    Page("case closed", "cases:case", ("number.closed",), who="reviewer"),
    Page("work", "cases:work", who="worker"),
    Page("work without any", "cases:work", who="colleague"),
    Page("work of the department", "cases:work", who="handler"),
    Page("quick report", "cases:quick_report", who="worker"),
    Page("quick report refused", "cases:quick_report", who="worker", press=SEND),
    Page("case dispatched", "cases:case", ("number.dispatched",), who="worker"),
    Page("case in hand", "cases:case", ("number.photos",), who="worker"),
    Page("case resolving", "cases:case", ("number.handling",), "?do=resolve", who="worker"),
    Page("case handled", "cases:case", ("number.handled",), who="worker"),
    Page("case fed back", "cases:case", ("number.fed_back",), who="worker"),
    Page("answer printed by staff", "cases:case_answer", ("number.fed_back",), who="worker"),
    Page("slip for a case", "cases:case_slip", ("number.handling",), who="worker"),
    Page("slip for a door", "cases:door_slip", ("code",), who="worker"),
    Page("no such case", "cases:case", ("2026010100000000000",), who="worker", status=404),
    Page("messages", "messaging:messages", who="worker"),
    Page("my account", "grids:account", who="worker"),
    Page("password", "grids:password", who="worker"),
    Page("password refused", "grids:password", who="worker", press=SEND),
    Page("second step", "grids:step_begin", who="worker"),
    Page("my people", "grids:people", who="leader"),
    Page("nobody found below", "grids:people", query="?words=zzzz", who="leader"),
    Page("one of my people", "grids:person", ("uuid.worker",), who="leader"),
    Page("no reason given", "grids:person", ("uuid.worker",), who="leader", press=SEND),
    Page("help", "governance:help", who="worker"),
    *(Page(f"help on {page}", "governance:help_page", (page,), who="worker") for page in HELP),
    Page("operation", "governance:operation", who="admin"),
    Page("configuration", "admin:index", who="admin", of_others=True),
)
PAGES = RESIDENT + STAFF
