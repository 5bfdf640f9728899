"""Every page of the platform, once: tests look at all of them, and `make shots` takes their pictures.

An address that answers HTML and is not here fails tests/browser/test_catalogue.py. A page that looks different in
another state (a case just reported, a form that was refused) has a line for each.

The arguments are names of facts: `code` of a building's door, `number.STATE` and `secret.STATE` of a case in that
state (`photos`: in hand, with a photo), `uuid.ROLE` of one of the cast, `start.name` and `start.code` of somebody whose
first day it is, `grid.TIER` the code of a grid. A fact that is nobody's stands for itself.
"""

from dataclasses import replace

from tests.browser.page import Page
from tests.browser.pages_channels import CHANNELS
from tests.browser.pages_clocks import CLOCKS
from tests.browser.pages_desk import DESK
from tests.browser.pages_doors import DOORS
from tests.browser.pages_inside import INSIDE
from tests.browser.pages_lists import LISTS
from tests.browser.pages_map import MAP
from tests.browser.pages_party import PARTY
from tests.browser.pages_power import POWER
from tests.browser.pages_routing import ROUTING
from tests.browser.pages_shapes import SHAPES
from tests.browser.pages_staff import PUBLICITY, WHO_ANSWERS
from tests.browser.pages_street import STREET
from tests.browser.pages_whistle import WHISTLES
from tests.browser.pages_words import WORDS

ELDER = {"name": "elder", "value": "1"}
STATES = ("reported", "dispatched", "handling", "handled", "fed_back", "rated", "closed", "void", "photos")
HELP = (
    "desk",
    "case",
    "work",
    "report",
    "call",
    "deadlines",
    "messages",
    "account",
    "ground",
    "party",
    "staff",
    "stations",
    "registers",
    "lists",
    "map",
    "operation",
    "audit",
    "who",
    "leave",
)

SEND = "main form button[type=submit]"
HELP_IN, END_ALL = (
    "section[aria-labelledby=help-in] button[type=submit]",
    "section[aria-labelledby=sessions] form > button, section[aria-labelledby=sessions] form p button",
)
OWN_PASSWORD = "seven quiet herons by the weir"
NAME, REASON = ("#id_username", "start.name"), "看到本人，工作证号对得上。"
RESIDENT = (
    Page("home", "governance:home"),
    Page("self-check", "governance:diag"),
    Page("sign in", "grids:sign_in"),
    Page("sign in refused", "grids:sign_in", press=SEND),
    Page("ask for help", "grids:forgotten"),
    Page("asking refused", "grids:forgotten", press=SEND),
    Page(
        "help is on its way", "grids:forgotten", fills=(("#id_username", "nobody-of-this-name"),), press=SEND
    ),
    Page("door", "cases:door", ("code",)),
    Page("unknown code", "cases:door", ("AAAAAAAAAAA",), status=404),
    Page("report", "cases:public_report", ("code",)),
    Page("report by words", "cases:public_report", ("code",), "?with=words"),
    Page("report refused", "cases:public_report", ("code",), press=SEND),
    Page("received", "cases:done", ("code", "secret.reported")),
    Page("look up", "cases:track_lookup"),
    Page("look up refused", "cases:track_lookup", press=SEND),
    Page(
        "looked up",
        "cases:track_lookup",
        fills=(("#id_number", "number.reported"), ("#id_phone_tail", "tail")),
        press=SEND,
    ),
    Page("progress reported", "cases:track", ("secret.reported",)),
    Page("progress handling", "cases:track", ("secret.photos",)),
    Page("progress to be rated", "cases:track", ("secret.fed_back",)),
    Page("progress rated", "cases:track", ("secret.rated",)),
    Page("progress closed", "cases:track", ("secret.closed",)),
    Page("progress void", "cases:track", ("secret.void",)),
    Page("receipt on paper", "cases:track_receipt", ("secret.reported",)),
    Page("answer on paper", "cases:track_answer", ("secret.fed_back",)),
    Page("programs", "api:docs", of_others=True),
    *PUBLICITY,
)
# Somebody's first day, in this order, in one browser: the way in of whoever is not signed in yet.
FIRST_DAY = (
    Page("first sign-in", "grids:sign_in", fills=(NAME, ("#id_password", "start.code")), press=SEND),
    Page("own password refused", "grids:own_password", press=SEND),
    Page(
        "signed in for the first time",
        "grids:own_password",
        fills=(("#id_new_password", OWN_PASSWORD), ("#id_again", OWN_PASSWORD)),
        press=SEND,
    ),
    Page("phone to set up", "grids:step_begin", fills=(("#id_password", OWN_PASSWORD),), press=SEND),
    Page("recovery codes", "grids:step_confirm", fills=(("#id_token", "digits"),), press=SEND),
    Page("my account with a phone", "grids:account"),
    Page("new recovery codes", "grids:recovery_codes"),
    Page(
        "second step asked",
        "grids:sign_in",
        fills=(NAME, ("#id_password", OWN_PASSWORD)),
        press=SEND,
        leaves=True,
    ),
    Page("second step refused", "grids:second_step", press=SEND),
)
FIRST_DAY = tuple(replace(page, who="start") for page in FIRST_DAY)
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
    Page("work without any", "cases:work", who="reviewer"),
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
    Page("signed out elsewhere", "grids:account", who="worker", press=END_ALL),
    Page("password", "grids:password", who="worker"),
    Page("password refused", "grids:password", who="worker", press=SEND),
    Page("second step", "grids:step_begin", who="worker"),
    Page("my people", "grids:people", who="leader"),
    Page("nobody found below", "grids:people", query="?words=zzzz", who="leader"),
    Page("one of my people", "grids:person", ("uuid.worker",), who="leader"),
    Page("no reason given", "grids:person", ("uuid.worker",), who="leader", press=SEND),
    Page(
        "one-time code",
        "grids:person",
        ("uuid.start",),
        who="leader",
        fills=(("#id_kind", "phone"), ("#id_reason", REASON)),
        press=HELP_IN,
    ),
    Page(
        "sessions ended",
        "grids:person",
        ("uuid.start",),
        who="leader",
        fills=(("#end_reason", REASON),),
        press=END_ALL,
    ),
    Page("grids", "grids:ground", who="admin"),
    Page("no grid found", "grids:ground", query="?q=zzzz", who="admin"),
    Page("grid", "grids:grid", ("grid.micro",), who="leader"),
    Page("grid of those who redraw", "grids:grid", ("grid.general",), who="admin"),
    Page("grid of a street", "grids:grid", ("grid.street",), who="admin"),
    Page("norm of the micro grids", "grids:norm", ("grid.street", "micro"), who="admin"),
    Page("grid split", "grids:redraw", ("grid.general", "split"), who="admin"),
    Page("split refused", "grids:redraw", ("grid.general", "split"), who="admin", press=SEND),
    Page("help", "governance:help", who="worker"),
    *(Page(f"help on {page}", "governance:help_page", (page,), who="worker") for page in HELP),
    Page("operation", "governance:operation", who="admin"),
    Page("configuration", "admin:index", who="admin", of_others=True),
)
PAGES = (
    RESIDENT
    + FIRST_DAY
    + STAFF
    + DOORS
    + INSIDE
    + LISTS
    + MAP
    + SHAPES
    + PARTY
    + POWER
    + STREET
    + WHO_ANSWERS
    + WORDS
    + WHISTLES
    + CLOCKS
    + CHANNELS
    + DESK
    + ROUTING
)
