"""Take a list out: exactly what the person sees, on record with the reason. A large one is made later, fetched once.

One of more than a hundred people first waits for somebody else's word (export_approval.py).
"""

from itertools import chain, islice

from django.db import transaction
from django.urls import reverse
from django.utils.timezone import localdate, localtime
from django.utils.translation import gettext as _

from common.clock import database_time
from common.errors import Refused
from files import places
from files.actions.documents import remove_document, write_document
from grids.actions.export_approval import ask_approval
from grids.actions.imports.begin import be_patient
from grids.actions.imports.later import EXPORT, later, progress, tell_done
from grids.actions.record_account import record
from grids.actor import Actor
from grids.enums import AccountEventKind, ExportState
from grids.export_places import narrowed, places_asked
from grids.imports.kinds import kind_of
from grids.models import Export, ExportApproval, ExportPlace

AT_ONCE = 5_000
STEP = 500
WITHOUT_A_WORD = 100  # people on a list that nobody else has to agree to: architecture.md 5
SHORTEST_REASON = 2


@transaction.atomic
def take_out(kind, *, reason, write, by, at, address=None):
    """Record the export and write a small list at once. Returns (Export, what `write(rows, note)` answered, or None).

    `write` answers (stream, number of rows). Over 5,000 rows a worker makes the file; a list of more than 100 people is
    made when somebody else has agreed to it. Refused: no right, no reason, nobody who could agree.
    """
    if not by.holds(kind.sees):
        raise Refused(_("Your posts do not allow this here."), code="not_yours")
    reason = reason.strip()
    if len(reason) < SHORTEST_REASON:
        raise Refused(_("Say what it is for."))
    facts = {"asked_by": by.officer, "asked_at": at, "address": address, "reason": reason[:200]}
    export = Export(**facts, **said_of(kind), state=ExportState.WAITING)
    if kind.is_personal:
        said = f"{kind.label}: {reason}"
        record(by.officer, AccountEventKind.LIST_TAKEN, reason=said, by=by, at=at, address=address)
    export.save(force_insert=True)
    places = ExportPlace.objects.bulk_create(places_asked(export, by.scope, kind.sees))
    rows = iter(kind.rows_out(by.scope, localdate(at)))
    first = list(islice(rows, AT_ONCE + 1))
    if kind.is_personal and len(first) > WITHOUT_A_WORD:
        ask_approval(export, places, len(first) + sum(1 for _row in rows), at=at)
        return export, None
    if len(first) > AT_ONCE:
        later(EXPORT, export)
        return export, None
    stream, export.row_count = write(chain(first, rows), note_of(export))
    export.state, export.fetched_at = ExportState.FETCHED, at
    export.save(update_fields=["state", "row_count", "fetched_at"])
    return export, stream


def said_of(kind):
    """What an Export says of its kind: which, its columns, what else was asked for."""
    fields = [column.name for column in kind.columns]
    return {"kind": kind.word, "fields": fields, "asked": dict(kind.asked)}


def note_of(export):
    """What stands on the second sheet: a list on paper says where it came from."""
    at = f"{localtime(export.asked_at):%Y-%m-%d %H:%M}"
    return [
        _("Taken out by %(name)s on %(at)s") % {"name": export.asked_by, "at": at},
        _("For: %(reason)s") % {"reason": export.reason},
        _("Number: %(number)s") % {"number": export.uuid},
    ]


def make(payload, *, key):
    """Make a large list by the rights its owner has now in the places he asked for, and tell him. Twice is once."""
    export = Export.objects.select_for_update(of=["self"]).get(uuid=payload["uuid"])
    if export.state != ExportState.WAITING or ExportApproval.objects.waiting_or_refused(export):
        return
    be_patient()
    at, kind = database_time(), kind_of(export.kind).again(export)
    rows = with_progress(kind, export, scope_of(export, kind), localdate(at))
    counted = []
    export.document = write_document(
        lambda path: counted.append(kind.write_out(rows, path, note_of(export))),
        name=f"{kind.label}.{kind.suffix}",
        at=at,
    )
    export.row_count, export.state = counted[0], ExportState.READY
    export.save(update_fields=["document", "row_count", "state"])
    tell_done(EXPORT, export, export.asked_by_id, path=reverse(kind.home), at=at)


def with_progress(kind, export, scope, on):
    """The rows of a kind; how far it is goes to whoever watches, every few hundred."""
    total = kind.how_many(scope, on)
    for number, row in enumerate(kind.rows_out(scope, on)):
        if number % STEP == 0:
            progress(export, number, total)
        yield row


def scope_of(export, kind):
    """What whoever asked reaches now of the places he asked for; those he has left are the list's no more."""
    by, places = Actor.of(export.asked_by), list(export.places.all())
    left = [place for place in places if not by.may(kind.sees, place)]
    ExportPlace.objects.filter(pk__in=[place.pk for place in left]).delete()
    return narrowed(by.scope, [place for place in places if place not in left])


@transaction.atomic
def fetch(export, *, by, at):
    """Hand a list that was made over, once. Returns the open file.

    Refused the second time, after its time, and to whoever may see no such list any more in one of its places.
    """
    export = Export.objects.select_for_update(of=["self"]).select_related("document").get(pk=export.pk)
    sees = kind_of(export.kind).sees
    reaches = by.holds(sees) and all(by.may(sees, place) for place in export.places.all())
    if export.asked_by_id != by.officer_id or not reaches:
        raise Refused(_("Your posts do not allow this here."), code="not_yours")
    if export.state != ExportState.READY or export.document.removed_at is not None:
        raise Refused(_("This list was fetched already, or is too old. Take it out again."), code="gone")
    stream = places.document_of(export.document.uuid).open("rb")
    remove_document(export.document, at=at)
    export.state, export.fetched_at = ExportState.FETCHED, at
    export.save(update_fields=["state", "fetched_at"])
    return stream
