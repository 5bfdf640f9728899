"""Whether this process can serve: each part asked for itself, each answer a word that gives nothing away."""

import re

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from files.actions.receive import FREE_SHARE
from governance import machine
from messaging import health

OK = "ok"
UNREACHABLE = "unreachable"
UNKNOWN = "unknown"
LATE_AFTER = 60  # seconds a row may wait for the relay; its sweep comes every twenty
PARTS = {
    "database": _("Database"),
    "migrations": _("Structure of the database"),
    "relay": _("Outbox"),
    "broker": _("Queue (Redis)"),
    "cache": _("Cache (Redis)"),
    "disk": _("Disk for photos"),
}
WORDS = {
    OK: _("in order"),
    UNREACHABLE: _("does not answer"),
    UNKNOWN: _("not known while the database is away"),
    "nearly full": _("nearly full"),
    "not writable": _("cannot be written to"),
    "# to run": _("%(count)s migrations still to run"),
    "# s behind": _("%(count)s seconds behind"),
}


def checks():
    """{part: "ok" or what is wrong} for every part this process needs."""
    database = database_check()
    known = database == OK
    return {
        "database": database,
        "migrations": migration_check() if known else UNKNOWN,
        "relay": relay_check() if known else UNKNOWN,
        "broker": redis_check(settings.BROKER_URL),
        "cache": redis_check(settings.CACHE_URL),
        "disk": disk_check(),
    }


def said(word):
    """The word of a check, for people."""
    number = re.match(r"\d+", word)
    words = WORDS[re.sub(r"^\d+", "#", word)]
    return gettext(words) % {"count": number.group()} if number else gettext(words)


def database_check():
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return UNREACHABLE
    return OK


def redis_check(address):
    return OK if machine.redis_answers(address) else UNREACHABLE


def migration_check():
    executor = MigrationExecutor(connection)
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return f"{len(waiting)} to run" if waiting else OK


def relay_check():
    waited = health.lag()
    return f"{waited:.0f} s behind" if waited > LATE_AFTER else OK


def disk_check():
    """Photos are refused below the same share (files/actions/receive.py)."""
    if not machine.media_is_writable():
        return "not writable"
    return OK if machine.free_share() >= FREE_SHARE else "nearly full"
