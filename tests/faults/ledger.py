"""The account after a fault: what was acknowledged against what the database holds."""

from collections import Counter

from django.db import connection

from cases.actions.record import MOVED
from cases.models import Case, CaseEvent, CaseText, Clock, Reporter
from cases.tracking import hash_of
from cases.verification import damages
from messaging.models import Outbox
from tests.faults.processes import PATIENCE, until

WENT_ON = "Reports are not counted"  # what web logs for each report while Redis is silent
BORN_WITH = 3  # the events a report begins with: approach, find, report


def drained():
    return not Outbox.objects.open().exists()


def until_drained():
    connection.close()  # the server may have been restarted meanwhile
    until(drained, seconds=2 * PATIENCE, what="everything that was to be told is told")


def account(acknowledged):
    """The figures of a run: {description: secret} against rows. A second row of one report would be a double."""
    rows = Counter(Case.objects.values_list("description", flat=True))
    hashes = {bytes(known) for known in Case.objects.values_list("tracking_hash", flat=True)}
    return {
        "acknowledged": len(acknowledged),
        "cases": sum(rows.values()),
        "outbox rows": Outbox.objects.filter(topic=MOVED).count(),
        "lost": sum(hash_of(secret) not in hashes for secret in acknowledged.values()),
        "doubled": sum(times - 1 for times in rows.values()),
        "damages": len(list(damages())),
    }


def whole_cases_only():
    """Every case has its three events, reporter, words, clocks and outbox row, and none lies about without one."""
    cases = Case.objects.count()
    events = CaseEvent.objects.count()
    return {
        "events": events == BORN_WITH * cases,
        "reporters": Reporter.objects.count() == cases,
        "clocks": Clock.objects.values("case").distinct().count() == cases,
        "texts": CaseText.objects.count() == cases,
        "outbox": Outbox.objects.filter(topic=MOVED).count() == cases,
    }
