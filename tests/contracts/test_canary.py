"""What must be seen by nobody is sent through the main flows, and then looked for wherever words gather.

The log of PostgreSQL, our own log at every level, both Redis servers and what the workers are sent, a dump as a thief
would have it, the pages of an error, letters to an operator: none of them holds a canary.
"""

import logging
import os
import subprocess
import sys
from contextlib import contextmanager
from types import SimpleNamespace
from uuid import uuid4

import pytest
import redis
from django.conf import settings
from django.core import mail
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.utils.timezone import now

from cases.budgets import store
from cases.models import Case, Reporter
from cases.querysets.case import CaseQuerySet
from grids.actions.second_step import begin_step
from messaging import relay
from tests.cases.api.callers import CASES, Caller
from tests.cases.api.conftest import a_calendar_that_reaches  # noqa: F401 - fixture
from tests.cast import PASSWORD
from tests.contracts.walk import Lines
from tests.messaging.drain import drain

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600), pytest.mark.django_db(transaction=True)]
PHONE, CALLER_PHONE = "13877660417", "13877660418"
NAME, CALLER_NAME = "欧阳金丝雀", "司马金丝雀"
PEOPLE = (PHONE, CALLER_PHONE, NAME, CALLER_NAME)
WORDS, SOUGHT = "金丝雀七号门口的井盖没有了", "金丝雀八号"  # kept in the case's own tables, and nowhere else
WRONG = "canary-password-7Q"
OURS = (
    "",
    "django",
    "cases",
    "common",
    "files",
    "governance",
    "grids",
    "messaging",
    "celery",
    "kombu",
    "axes",
)
ASKED = "import sys; sys.path.insert(0, 'scripts'); import place, postgres; log = postgres.folder() / 'server.log'; "
HOLD_WORDS = {"cases_case", "cases_casetext"}


@pytest.fixture
def lines():
    """Our own log at every level, as its formatter writes it."""
    handler, loggers = Lines(), [logging.getLogger(name) for name in OURS]
    levels = [logger.level for logger in loggers]
    for logger in loggers:
        logger.addHandler(handler)
        logger.setLevel(logging.DEBUG)
    yield handler
    for logger, level in zip(loggers, levels, strict=True):
        logger.removeHandler(handler)
        logger.setLevel(level)


@contextmanager
def a_fault_of_ours(monkeypatch):
    def fail(rows, scope):
        name, phone = NAME, PHONE  # what a page of errors would show of this frame
        raise RuntimeError(f"{len(name) + len(phone)} signs")

    with monkeypatch.context() as patch:
        patch.setattr(CaseQuerySet, "visible_to", fail)
        yield


def walked_through(town, monkeypatch):
    """The main flows with a canary in every place; answers the canaries that were made on the way, and the pages."""
    found = SimpleNamespace(secrets=[WRONG], pages=[])
    report_as_a_resident(town, found)
    api = report_as_a_program(town, found)
    desk = sign_in(town, found)
    number = Case.objects.latest("pk").number
    with a_fault_of_ours(monkeypatch):
        ask = {"q": SOUGHT}
        found.pages += [
            desk.get(f"/cases/{number}/", ask),
            desk.post(f"/cases/{number}/reporter/", {"reason": NAME}),
        ]
        found.pages.append(api.get(f"{CASES}?q={SOUGHT}"))
    work_as_staff(desk, number)
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "insert into cases_reporter (name, phone) values (%s, %s)", [NAME.encode(), PHONE.encode()]
        )
    return found


def report_as_a_resident(town, found):
    anybody, door = Client(), f"/q/{town.qr.token}/report/"
    sent = anybody.post(door, {"key": uuid4(), "description": WORDS, "phone": PHONE})
    assert sent.status_code == 302
    secret = sent["Location"].rstrip("/").rpartition("/")[2]
    found.secrets.append(secret)
    for address in (sent["Location"], f"/t/{secret}/", f"/t/{secret}/photos/{uuid4()}/full.jpg"):
        anybody.get(address)
    number = Case.objects.latest("pk").number
    anybody.post("/t/", {"number": number, "phone_tail": PHONE[-4:]})
    anybody.post(door, {"key": "no key", "description": WORDS, "phone": PHONE})


def report_as_a_program(town, found):
    api = Caller(town.people.desk, raise_request_exception=False)
    found.secrets.append(api.defaults["HTTP_AUTHORIZATION"].split()[1])
    people = {
        "reporter": {"name": CALLER_NAME, "phone": CALLER_PHONE},
        "on_behalf_of": {"name": NAME, "phone": PHONE},
    }
    told = api.report(description=WORDS, **people)
    assert told.status_code == 201
    found.secrets.append(told.json()["tracking_url"].rstrip("/").rpartition("/")[2])
    api.post(CASES, {"source": "no such source", "description": WORDS} | people)
    return api


def sign_in(town, found):
    desk = Client(raise_request_exception=False)
    desk.post("/sign-in/", {"username": "desk", "password": WRONG})
    desk.post("/sign-in/", {"username": "desk", "password": PASSWORD})
    found.secrets += [PASSWORD, begin_step(town.people.worker, at=now()).secret]
    desk.force_login(town.people.desk)
    return desk


def work_as_staff(desk, number):
    assert PHONE in desk.post(f"/cases/{number}/reporter/", {"reason": "回访核实"}).content.decode()
    assert desk.post(f"/cases/{number}/actions/comment/", {"words": WORDS}).status_code == 302
    desk.get("/desk/", {"q": SOUGHT})
    desk.get("/desk/", {"q": PHONE})


# ── Where words gather ───────────────────────────────────────────────────────────────────────────────────────────────
def server_log(after=None):
    """What PostgreSQL wrote into its log: its length now, or what came after that length."""
    asked = "print(place.run('stat', '-c', '%s', log).stdout)"
    if after is not None:
        asked = f"print(place.run('tail', '-c', '+{after + 1}', log).stdout)"
    told = subprocess.run(
        [sys.executable, "-c", ASKED + asked],
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
        check=True,
    )
    return told.stdout if after is not None else int(told.stdout)


def redis_holds(address):
    """Everything in one database of a Redis, keys and values, as bytes."""
    client = redis.Redis.from_url(address)
    read = {
        b"string": client.get,
        b"hash": client.hgetall,
        b"list": lambda key: client.lrange(key, 0, -1),
        b"set": client.smembers,
        b"zset": lambda key: client.zrange(key, 0, -1, withscores=True),
    }
    return b"\n".join(key + repr(read[client.type(key)](key)).encode() for key in client.scan_iter())


def dumped(owner, *tables_left_out):
    """The database as `pg_dump` writes it for a backup, in plain."""
    target = owner.settings
    left_out = [f"--exclude-table-data={table}" for table in (*tables_left_out, "spatial_ref_sys")]
    made = subprocess.run(
        ["pg_dump", "--data-only", "-h", target["HOST"], "-U", target["USER"], "-d", owner.name, *left_out],
        env={**os.environ, "PGPASSWORD": target["PASSWORD"]},
        capture_output=True,
        text=True,
        check=True,
    )
    return made.stdout


def held(text, words):
    """Those of the words that a text holds, plain or as the hexadecimal digits of a column of bytes."""
    text = text.decode("utf-8", "replace") if isinstance(text, bytes) else text
    escaped = [ascii(word)[1:-1] for word in words]
    return [
        word
        for word, other in zip(words, escaped, strict=True)
        if word in text or other in text or word.encode().hex() in text or repr(word.encode())[2:-1] in text
    ]


def test_no_canary_is_seen_outside_its_cage(
    shared_town,
    settings,
    monkeypatch,
    lines,
    database_owner,
    a_calendar_that_reaches,  # noqa: F811
):
    settings.ADMINS, settings.DEBUG = [("operator", "operator@example.org")], False
    store.flushdb()
    broker, begun = relay.open_broker(), server_log()
    broker.flushdb()

    found = walked_through(shared_town, monkeypatch)
    relay.carry(broker)
    sent = redis_holds(settings.BROKER_URL)
    drain()

    everything = (*PEOPLE, WORDS, SOUGHT, *found.secrets)
    assert [page.status_code for page in found.pages] == [500] * len(found.pages)
    assert [held(page.content, everything) for page in found.pages] == [[]] * len(found.pages)
    assert held(server_log(begun), everything) == []
    assert held("\n".join(lines.text), everything) == []
    assert (b"outbox_id" in sent, held(sent, everything)) == (True, [])
    assert held(redis_holds(settings.CACHE_URL), everything) == []
    assert held(dumped(database_owner), (*PEOPLE, SOUGHT, *found.secrets)) == []
    assert held(dumped(database_owner, *HOLD_WORDS), [WORDS]) == []
    assert mail.outbox == []
    assert Reporter.objects.get(phone_index__gt=b"", case=Case.objects.earliest("pk")).phone == PHONE


def test_the_search_sees_a_canary_wherever_there_is_one(shared_town, lines, database_owner):
    begun = server_log()
    logging.getLogger("cases").debug("somebody called %s", NAME)
    store.set("canary", NAME)
    with connection.cursor() as cursor:
        cursor.execute(f"do $$ begin raise warning '{NAME}'; end $$")
    shared_town.people.nobody.name = NAME
    shared_town.people.nobody.save()

    assert held("\n".join(lines.text), [NAME]) == [NAME]
    assert held(redis_holds(settings.CACHE_URL), [NAME]) == [NAME]
    assert held(dumped(database_owner), [NAME]) == [NAME]
    assert held(NAME.encode().hex(), [NAME]) == [NAME]
    store.flushdb()
    assert held(server_log(begun), [NAME]) == [NAME]
