"""A case begins: steps 1–3 (approach, discover, report) on record at once, a number, its clocks, the desk told."""

import uuid as uuids
from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from cases import tracking, workflow
from cases.actions.clocks import birth_clocks
from cases.actions.photos import attach
from cases.actions.record import announce, text_beside
from cases.enums import Action, ReporterKind, Source, State, Urgency
from cases.models import Case, CaseEvent, CaseText, Category, Clock, Reporter
from cases.models.category import UNCLASSIFIED
from cases.models.file import FileKind
from cases.models.number import next_number
from cases.parties import acting_post
from common.crypto import blind_index
from common.errors import Refused

ANONYMOUS_SOURCES = frozenset({Source.QR})
TOLD_AT_ONCE = frozenset({Action.REPORT, Action.SELF_HANDLE})


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
    pending=False,
    by,
    at=None,
):
    """Report a case; answer it (the first one again, when `key` was used before).

    In: `place` a CasePlace, `source` a Source, `description` ≤ 500 characters, `category` a Category or None,
    `photos` Files uploaded before, `reporter` the Person concerned, `caller` the Person who reports for them (S2-23),
    `found_at` when it was met, `key` a UUID made before the first try, `key_is_new` when the door has just asked for
    it (a second tap in between meets the database's law), `pending` for what came in over a budget: it is kept like
    any other, and a dispatcher checks and accepts it before anybody is sent (reliability.md 2.2).
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
    clocks = birth_clocks(case, Action.REPORT, reachable=reachable, at=case.reported_at)
    try:
        with transaction.atomic():
            write_birth(case, (Action.APPROACH, Action.FIND, Action.REPORT), clocks, by=by)
            attach(case, case.birth[1], photos, FileKind.REPORT)
            keep_people(case, reporter, caller)
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


def write_birth(case, actions, clocks, *, by, words=()):
    """The case, the events it is born with (`case.birth`) and its clocks; the desk is told."""
    case.save(force_insert=True)
    case.birth = [birth_event(case, seq, action, by=by) for seq, action in enumerate(actions, 1)]
    case.birth[-1].to_state = case.state
    texts = birth_texts(case.birth, {Action.FIND: case.description} | dict(words))
    CaseEvent.objects.bulk_create(case.birth)
    if texts:
        CaseText.objects.bulk_create(texts)
    Clock.objects.bulk_create(clocks)
    announce(case, case.birth[-1])


def birth_texts(events, said):
    """The words beside the events, with their hashes on the events."""
    texts = (text_beside(event, words=said.get(event.action, "")) for event in events)
    return [text for text in texts if text]


def birth_event(case, seq, action, *, by):
    held = acting_post(case, frozenset(), by.scope) if by.is_officer else None
    return CaseEvent(
        case=case,
        seq=seq,
        action=action,
        actor_kind=by.kind,
        officer_id=by.officer_id,
        post_id=held.id if held else None,
        role=held.role if held else "",
        at=case.reported_at,
        public=action in TOLD_AT_ONCE,
        data=birth_data(case, action),
    )


def birth_data(case, action):
    if action == Action.APPROACH:
        return {"source": str(case.source), "found_at": case.found_at.isoformat() if case.found_at else None}
    if action == Action.FIND:
        return {"category": case.category.code, "grid": case.owner_grid.code if case.owner_grid else None}
    return {"number": case.number} | ({"pending": True} if case.pending else {})


def keep_people(case, reporter, caller):
    """The person concerned and the caller, apart from the case. A scan leaves a row even without name or phone."""
    if reporter or case.source in ANONYMOUS_SOURCES:
        keep(case, ReporterKind.REPORTER, reporter or Person(anonymous=True))
    if caller:
        keep(case, ReporterKind.CALLER, caller)


def keep(case, kind, person):
    row = Reporter(case=case, kind=kind, name=person.name, phone=person.phone, anonymous=person.anonymous)
    if person.phone:
        row.phone_index, row.tail_index = blind_index(person.phone), blind_index(person.phone[-4:])
    row.save(force_insert=True)
