"""Take a list out: exactly what the person sees, on record with the reason. A large one is made later, fetched once."""

from itertools import chain, islice

from django.db import transaction
from django.urls import reverse
from django.utils.timezone import localdate, localtime
from django.utils.translation import gettext as _

from common.clock import database_time
from common.errors import Refused
from files import places
from files.actions.documents import remove_document, write_document
from grids.actions.imports.begin import be_patient
from grids.actions.imports.later import EXPORT, later, tell_done
from grids.actions.record_account import record
from grids.actor import Actor
from grids.enums import AccountEventKind, ExportState
from grids.imports.kinds import kind_of
from grids.imports.writing import write_export
from grids.models import Export

AT_ONCE = 5_000
SHORTEST_REASON = 2


@transaction.atomic
def take_out(kind, *, reason, write, by, at, address=None):
    """Record the export and write a small list at once. Returns (Export, what `write(rows, note)` answered, or None).

    `write` answers (stream, number of rows). Over 5,000 rows a worker makes the file. Refused: no right, no reason.
    """
    if not by.holds(kind.sees):
        raise Refused(_("Your posts do not allow this here."), code="not_yours")
    reason = reason.strip()
    if len(reason) < SHORTEST_REASON:
        raise Refused(_("Say what it is for."))
    names = [column.name for column in kind.columns]
    facts = {"kind": kind.word, "asked_by": by.officer, "asked_at": at, "address": address, "fields": names}
    export = Export(**facts, reason=reason[:200], state=ExportState.WAITING)
    if kind.is_personal:
        said = f"{kind.label}: {reason}"
        record(by.officer, AccountEventKind.LIST_TAKEN, reason=said, by=by, at=at, address=address)
    rows = iter(kind.rows_out(by.scope, localdate(at)))
    first = list(islice(rows, AT_ONCE + 1))
    if len(first) > AT_ONCE:
        export.save(force_insert=True)
        later(EXPORT, export)
        return export, None
    stream, export.row_count = write(chain(first, rows), note_of(export))
    export.state, export.fetched_at = ExportState.FETCHED, at
    export.save(force_insert=True)
    return export, stream


def note_of(export):
    """What stands on the second sheet: a list on paper says where it came from."""
    at = f"{localtime(export.asked_at):%Y-%m-%d %H:%M}"
    return [
        _("Taken out by %(name)s on %(at)s") % {"name": export.asked_by, "at": at},
        _("For: %(reason)s") % {"reason": export.reason},
        _("Number: %(number)s") % {"number": export.uuid},
    ]


def make(payload, *, key):
    """Make a large list by the rights its owner has now, and tell him. Twice is once."""
    export = Export.objects.select_for_update(of=["self"]).get(uuid=payload["uuid"])
    if export.state != ExportState.WAITING:
        return
    be_patient()
    at, kind = database_time(), kind_of(export.kind)
    rows = kind.rows_out(Actor.of(export.asked_by).scope, localdate(at))
    counted = []
    export.document = write_document(
        lambda path: counted.append(write_export(kind, rows, path, note=note_of(export))),
        name=f"{kind.label}.xlsx",
        at=at,
    )
    export.row_count, export.state = counted[0], ExportState.READY
    export.save(update_fields=["document", "row_count", "state"])
    tell_done(EXPORT, export, export.asked_by_id, path=reverse("grids:imports"), at=at)


@transaction.atomic
def fetch(export, *, by, at):
    """Hand a list that was made over, once. Returns the open file.

    Refused the second time, after its time, and to whoever may see no such list any more.
    """
    export = Export.objects.select_for_update(of=["self"]).select_related("document").get(pk=export.pk)
    if export.asked_by_id != by.officer_id or not by.holds(kind_of(export.kind).sees):
        raise Refused(_("Your posts do not allow this here."), code="not_yours")
    if export.state != ExportState.READY or export.document.removed_at is not None:
        raise Refused(_("This list was fetched already, or is too old. Take it out again."), code="gone")
    stream = places.document_of(export.document.uuid).open("rb")
    remove_document(export.document, at=at)
    export.state, export.fetched_at = ExportState.FETCHED, at
    export.save(update_fields=["state", "fetched_at"])
    return stream
