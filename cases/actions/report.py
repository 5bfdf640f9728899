"""A case begins: steps 1–3 (approach, discover, report) on record at once, a number, its clocks, the desk told."""

import uuid as uuids
from contextlib import nullcontext
from dataclasses import dataclass

from django.db import IntegrityError, connection, transaction
from django.utils.translation import gettext as _

from cases import tracking, workflow
from cases.actions.birth import write_birth
from cases.actions.clocks import birth_clocks
from cases.actions.photos import attach
from cases.actions.recuse import look_whom
from cases.enums import ABOUT_STAFF, Action, ReporterKind, Source, State, Urgency
from cases.models import Case, Category, Reporter
from cases.models.category import UNCLASSIFIED
from cases.models.file import FileKind
from cases.models.number import next_number
from common.crypto import blind_index
from common.errors import Refused

ANONYMOUS_SOURCES = frozenset({Source.QR})
EVENTS = (Action.APPROACH, Action.FIND, Action.REPORT)


@dataclass(frozen=True)
class Person:
    """Somebody behind a report: all optional, encrypted when kept."""

    name: str = ""
    phone: str = ""
    anonymous: bool = False


def report(
    *,
    place,
    source,
    description="",
    category=None,
    urgency="",
    photos=(),
    reporter=None,
    caller=None,
    found_at=None,
    key=None,
    key_is_new=False,
    terms=None,
    pending=False,
    by,
    at=None,
):
    """Report a case; answer it (the first one again, when `key` was used before).

    In: `place` a CasePlace, `source` a Source, `description` ≤ 500 characters, `category` a Category or None,
    `photos` Files uploaded before, `reporter` the Person concerned, `caller` the Person who reports for them (S2-23),
    `found_at` when it was met, `key` a UUID made before the first try, `key_is_new` when the door has just asked for
    it (a second tap in between meets the database's law), `terms` the stamp of the limits where the door has read it,
    `pending` for what came in over a budget: it is kept like any other, and a dispatcher checks and accepts it before
    anybody is sent (reliability.md 2.2).
    Raises Refused when nothing at all is said.
    """
    if known := None if key_is_new else known_report(key):
        return known
    if not (description.strip() or photos or (category and category.code != UNCLASSIFIED)):
        raise Refused(_("Add a photo, a few words, or choose what it is about: one of them is enough."))
    said = {"description": description.strip(), "source": source, "urgency": urgency, "found_at": found_at}
    case = new_case(place, category or unclassified(), key=key, at=at, **said)
    case.state, case.step, case.version, case.pending = State.REPORTED, 3, 3, pending
    reachable = any(person and person.phone for person in (reporter, caller))
    clocks = birth_clocks(case, Action.REPORT, reachable=reachable, at=case.reported_at, stamp=terms)
    # The birth is one statement, a transaction of its own. Photos need one around it; within a caller's, what the law
    # refuses must leave that one usable.
    try:
        is_about_staff = case.category.code in ABOUT_STAFF
        whole = photos or is_about_staff or connection.in_atomic_block
        with transaction.atomic() if whole else nullcontext():
            write_birth(case, EVENTS, clocks, by=by, people=people_of(case, reporter, caller))
            attach(case, case.birth[1], photos, FileKind.REPORT)
            if is_about_staff:
                look_whom(case, at=case.reported_at)
    except IntegrityError:
        if known := known_report(key):
            return known  # the same tap twice, at once: one case
        raise
    return case


def known_report(key):
    """The case that was reported with this key already. Nearly always there is none, so that is asked first."""
    used = Case.objects.filter(report_key=key)
    return used.select_related("category").get() if key and used.exists() else None


def unclassified():
    return Category.objects.get(code=UNCLASSIFIED)


def new_case(place, category, *, description, source, urgency, found_at, key, at):
    number, at = next_number(place.county, at=at)
    case = Case(
        uuid=uuids.uuid4(),
        number=number,
        report_key=key,
        workflow_version=workflow.VERSION,
        category=category,
        description=description,
        source=source,
        urgency=urgency or urgency_of(category),
        major=category.major,
        unplaced=place.grid is None or place.is_fallback,
        reported_at=at,
        found_at=found_at,
        changed_at=at,
    )
    case.tracking_hash = tracking.hash_of(tracking.secret_of(case))
    place.put_on(case)
    return case


def urgency_of(category):
    """1 特急 2 紧急 3 一般 4 咨询建议."""
    return {1: Urgency.EMERGENCY, 2: Urgency.URGENT}.get(category.priority, Urgency.NORMAL)


def people_of(case, reporter, caller):
    """The person concerned and the caller, apart from the case. A scan leaves a row even without name or phone."""
    if case.source in ANONYMOUS_SOURCES:
        reporter = reporter or Person(anonymous=True)
    behind = {ReporterKind.REPORTER: reporter, ReporterKind.CALLER: caller}
    return [kept(kind, person) for kind, person in behind.items() if person]


def kept(kind, person):
    row = Reporter(kind=kind, name=person.name, phone=person.phone, anonymous=person.anonymous)
    if person.phone:
        row.phone_index, row.tail_index = blind_index(person.phone), blind_index(person.phone[-4:])
    return row
