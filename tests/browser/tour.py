"""Goes to the pages of the catalogue, in the world of the security tests, as each of those who see them."""

from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils.timezone import now

from cases.budgets import store
from cases.tracking import secret_of
from grids.enums import Role
from tests.browser.catalogue import ELDER, PAGES, STATES
from tests.browser.hands import use
from tests.browser.pages_doors import facts_of_doors
from tests.browser.settled import settled
from tests.browser.weight import too_heavy
from tests.cast import hire
from tests.contracts.asking_lists import shown_lists
from tests.contracts.asking_party import facts_of_party
from tests.contracts.scene import PHONE, build
from tests.contracts.walk import sign_in
from tests.grids.accounts import start_code

NOTE_VIOLATIONS = """
    window.violations = [];
    document.addEventListener("securitypolicyviolation", (event) =>
        window.violations.push(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}`));
"""


def prepared():
    """The scene of the security tests, really there, and nothing counted against anybody yet."""
    store.flushdb()
    with transaction.atomic():
        return build()


def facts_of(scene):
    """What the catalogue's addresses are made of, in this scene."""
    cases = {state: scene.cases["here", state] for state in STATES if state != "photos"}
    cases["photos"] = scene.main["here"]
    numbers = {f"number.{state}": case.number for state, case in cases.items()}
    secrets = {f"secret.{state}": secret_of(case) for state, case in cases.items()}
    people = {f"uuid.{name}": str(officer.uuid) for name, officer in vars(scene.people).items()}
    grids = {f"grid.{tier}": getattr(scene.here, tier).code for tier in ("micro", "general", "street")}
    work = {
        "pilot.here": str(scene.pilots["here"].uuid),
        "rule.here": str(scene.rules["here"].uuid),
        "wording.here": str(scene.wordings["here"].uuid),
    } | facts_of_party(scene)
    work |= {f"{name}.here": str(uuid) for name, uuid in staff_of(scene).items()}
    known = {"code": scene.qr.token, "tail": PHONE[-4:]} | work | numbers | secrets | people | grids
    known |= rows_of(scene.inside["here"]) | {"district": scene.here.street.district.code}
    known |= shown_lists(scene)
    known |= facts_of_doors(scene)
    known["file.here"] = str(scene.boundary_imports["here"].uuid)
    known["uuid.duty_list"] = str(scene.duty_list.uuid)
    known["channel"] = str(scene.channel.uuid)
    return known | first_day(scene)


def staff_of(scene):
    """Somebody on the way to a post, what was said against another, and the worker's post."""
    found = {"candidate": scene.candidates["here"], "objection": scene.objections["here"]}
    found |= {"entry": scene.entries["here"], "stay": scene.stays["here"]}
    found |= {"station": scene.stations["here"], "lent": scene.lent["here"]}
    found |= {"booking": scene.bookings["here"], "talent": scene.talents["here"]}
    return {name: one.uuid for name, one in (found | {"post": scene.worker_post}).items()}


def rows_of(own):
    """One of each register."""
    rows = {f"row.{kind}": str(getattr(own, kind).uuid) for kind in ("compound", "place")}
    rows |= {"row.building": str(own.room.building.uuid), "row.unit": str(own.room.unit.uuid)}
    return rows | {"row.room": own.room.code}


def first_day(scene):
    """Somebody below the leader who has never signed in, and the code on his slip."""
    officer = hire("newcomer", (scene.here.general, Role.WORKER), password=None)
    return {
        "uuid.start": str(officer.uuid),
        "start.name": officer.username,
        "start.code": start_code(officer, now()),
    }


def path(page, facts):
    """Where a page is. `facts`: see the catalogue."""
    return reverse(page.address, args=[facts.get(name, name) for name in page.args]) + page.query


class Tour:
    """A browser that goes from page to page; what it complained of on the way to the last one is in `complaints`."""

    def __init__(self, browser, arguments, live_server, scene, *, elder=False):
        self.browser, self.home, self.scene, self.elder = browser, live_server.url, scene, elder
        self.arguments = arguments | {"base_url": live_server.url, "reduced_motion": "reduce"}
        self.facts, self.complaints = facts_of(scene), []

    def pages(self, pages=PAGES):
        """(browser page, page of the catalogue) for each, signed in, opened, what is to be pressed pressed."""
        for who in dict.fromkeys(page.who for page in pages):
            with self.browser.new_context(**self.arguments) as context:
                tab = self.tab_of(context, who)
                for page in (page for page in pages if page.who == who):
                    self.complaints.clear()
                    self.open(tab, page)
                    yield tab, page

    def tab_of(self, context, who):
        """A tab of one of the cast ("" for a resident)."""
        if self.elder:
            context.add_cookies([ELDER | {"url": self.home}])
        if who and who != "start":
            for _device in ("the one at home", "this one"):
                context.add_cookies(session_of(getattr(self.scene.people, who), self.home))
        context.on("request", self.note)
        context.add_init_script(NOTE_VIOLATIONS)
        tab = context.new_page()
        tab.on("console", self.hear)
        tab.on("pageerror", lambda fault: self.complaints.append(str(fault)))
        return tab

    def hear(self, line):
        """An error of the console, but for the icon that a browser asks for where a page of others names none."""
        if line.type == "error" and not line.location["url"].endswith("/favicon.ico"):
            self.complaints.append(line.text)

    def note(self, request):
        """Who is asked. It is told, not stopped: a stop in the way of each file costs a third of a page's time."""
        address = urlsplit(request.url)
        if address.netloc != urlsplit(self.home).netloc and address.scheme not in ("data", "blob"):
            self.complaints.append(f"asks {request.url}")

    def open(self, tab, page):
        if page.leaves:
            self.sign_out(tab)
        answer = tab.goto(path(page, self.facts))
        self.complaints += too_heavy(answer.body(), page.who)
        if answer.status != page.status:
            self.complaints.append(f"answers {answer.status}")
        use(tab, page, self.facts)
        settled(tab)

    def sign_out(self, tab):
        """As whoever comes back on another day."""
        tab.context.clear_cookies(name=settings.SESSION_COOKIE_NAME)

    def told(self, tab, page):
        """What was complained of on the way to this page, but for the status that it is meant to have."""
        meant = [f"status of {status} " for status in ((409, 422) if page.press else (page.status,))]
        said = [line for line in self.complaints if not any(words in line for words in meant)]
        return said + tab.evaluate("window.violations")


def session_of(officer, home):
    """The cookies of one of the cast, signed in."""
    client = Client()
    sign_in(client, officer)
    return [{"name": name, "value": morsel.value, "url": home} for name, morsel in client.cookies.items()]
