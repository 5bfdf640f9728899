"""The walk: every row of the matrix by every role, each request in a savepoint that is rolled back.

One walk serves all the tests about access, headers, writes and personal data: `walk()` notes for each answer its
status and what is wrong with it, in plain data.
"""

import logging
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from time import perf_counter

from django.db import connection, transaction
from django.test import Client
from django.test.client import ClientHandler
from django.urls import reverse
from django.utils.timezone import now

from cases.budgets import store
from governance.logs import JsonFormatter
from grids.middleware import SEEN_AT, SIGNED_IN_AT
from tests.contracts import scan
from tests.contracts.asking import ask
from tests.contracts.matrix import EVERYBODY
from tests.contracts.policy import KEYS
from tests.contracts.policy_power import UNASKED

# What pg_stat_xact_user_tables counts, without what makes it slow.
WRITES = """
    SELECT relname, n FROM (
        SELECT relname, pg_stat_get_xact_tuples_inserted(oid) + pg_stat_get_xact_tuples_updated(oid)
            + pg_stat_get_xact_tuples_deleted(oid) AS n
        FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
    ) counted WHERE n > 0
"""


@dataclass(frozen=True)
class Answer:
    """What one role got from one row."""

    address: str
    method: str
    role: str
    place: str
    verb: str
    expected: str
    got: str

    @property
    def is_as_expected(self):
        return self.got == self.expected

    def __str__(self):
        what = f"{self.method} {self.address} {self.verb} {self.place}".replace("  ", " ")
        return f"{what} as {self.role}: {self.got} instead of {self.expected}"


@dataclass
class Walked:
    """All answers, what was found wrong on the way by kind, and how long it took."""

    answers: list = field(default_factory=list)
    found: dict = field(default_factory=lambda: defaultdict(list))
    passing: dict = field(
        default_factory=lambda: defaultdict(list)
    )  # visible_to call → (row, role) that pass it
    counted: Counter = field(default_factory=Counter)
    seconds: float = 0.0

    def wrong(self):
        return [str(answer) for answer in self.answers if not answer.is_as_expected]


class Caller(Client):
    """Django's test client without the copies it makes of every template's context: half the time of a walk."""

    def request(self, **request):
        response = self.handler(self._base_environ(**request))
        self.cookies.update(response.cookies)
        return response


class Callers:
    """A signed-in client for each role."""

    def __init__(self, scene, *, enforce_csrf=False):
        self.scene, self.clients = scene, {}
        handler = ClientHandler(enforce_csrf_checks=enforce_csrf)
        for role in EVERYBODY:
            client = Caller()
            client.handler = handler  # one for all: each loads the middleware anew
            if role in KEYS:
                client.defaults["HTTP_AUTHORIZATION"] = f"Api-Key {scene.keys[role]}"
            elif role != "anonymous":
                sign_in(client, getattr(scene.people, role))
            self.clients[role] = (client, client.cookies.output(header="", sep=";"))

    def send(self, role, row, asked=None):
        """The response, with its body read. The caller rolls back; the next request starts with the same cookies."""
        client, cookies = self.clients[role]
        client.cookies = SimpleCookie(cookies)
        asked = asked or ask(self.scene, row)
        facts = {"headers": asked.headers, "query_params": asked.query or None}
        if row.method not in ("GET", "HEAD", "OPTIONS"):
            facts["data"] = asked.data
            if asked.is_json:
                facts["content_type"] = "application/json"
            elif row.method != "POST":
                facts["content_type"], facts["data"] = "application/octet-stream", b""
        response = getattr(client, row.method.lower())(asked.path, **facts)
        response.body = b"".join(response.streaming_content) if response.streaming else response.content
        return response


def sign_in(client, officer):
    """A session as the sign-in page leaves it, so that no request has to write anything into it."""
    client.force_login(officer)
    session, moment = client.session, int(now().timestamp())
    session[SIGNED_IN_AT] = session[SEEN_AT] = moment
    session.save()


def sign_in_paths():
    return reverse("grids:sign_in"), reverse("admin:login")


def word_for(response):
    """The status as the tables write it."""
    if response.status_code == 302 and response["Location"].partition("?")[0] in sign_in_paths():
        return "in"
    return str(response.status_code)


class Lines(logging.Handler):
    """What the product would have written to its log, as its own formatter writes it."""

    def __init__(self):
        super().__init__()
        self.setFormatter(JsonFormatter())
        self.text = []

    def emit(self, record):
        self.text.append(self.format(record))


def walk(scene, rows, *, roles=EVERYBODY, looks=(), watch=None):
    """Ask every row as every role. `looks`: functions (scene, row, role, response, writes) → {kind: what is wrong}.

    `watch`: of tests/contracts/sites.py, which notes the calls of visible_to.
    """
    walked, callers, lines = Walked(), Callers(scene), Lines()
    loggers = [logging.getLogger(name) for name in ("", "django")]
    for logger in loggers:
        logger.addHandler(lines)
    begun, walked.counted = perf_counter(), writes()
    try:
        for row in rows:
            for role in (role for role in roles if row.cell(role) != UNASKED):
                step(walked, callers, scene, row, role, looks)
                for call in watch.taken() if watch else ():
                    walked.passing[call].append((row, role))
    finally:
        for logger in loggers:
            logger.removeHandler(lines)
    walked.seconds = perf_counter() - begun
    walked.found["logs"] = scan.secrets_in(scene, "\n".join(lines.text))
    return walked


def step(walked, callers, scene, row, role, looks):
    """One request: asked, judged, taken back. The counters of writes go on; so each step begins where one ended."""
    store.flushdb()
    with transaction.atomic():
        response = callers.send(role, row)
        got = Answer(row.address, row.method, role, row.place, row.verb, row.cell(role), word_for(response))
        walked.answers.append(got)
        if looks:
            counted = writes()
            changed, walked.counted = dict(counted - walked.counted), counted
        for look in looks:
            for kind, faults in look(scene, row, role, response, changed).items():
                walked.found[kind] += [
                    f"{row.method} {row.address} {row.place} as {role}: {one}" for one in faults
                ]
        transaction.set_rollback(True)


def writes():
    """How many rows each table has had inserted, changed or deleted in this transaction so far, taken back or not."""
    with connection.cursor() as cursor:
        cursor.execute(WRITES)
        return Counter(dict(cursor.fetchall()))
