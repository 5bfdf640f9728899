"""Codes in batches (S2-19): issued for every door that has none, drawn as sheets piece by piece, printed."""

from uuid import uuid4

from django.db import transaction
from django.db.models import Exists, F, OuterRef
from django.utils import translation
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _

from common.errors import Refused
from files import places
from files.actions.paper import draw_paper, join_papers
from grids import sheets
from grids.actions.authority import require
from grids.actions.qr_codes import fresh
from grids.actor import Actor
from grids.enums import BatchKind, BatchState
from grids.models import Building, Grid, Place, QrBatch, QrCode, Unit, levels_of
from grids.roles import P
from messaging import outbox

ISSUE, DRAW = "codes.issue", "codes.draw"
AT_ONCE, PIECE = 5000, 300  # more is issued by the worker; frontend.md 1.9: 300 cards a job


@transaction.atomic
def issue_batch(grid, *, kind, layout, by, at):
    """A code for every place of a kind under a grid that has none in use, and the sheets of them. Returns the QrBatch.

    Up to 5,000 are issued now, the rest by the worker, 5,000 at a time. Refused where every one has its code.
    """
    require(by, P.GROUND_CHANGE, grid)
    hold(grid)
    if not without_code(kind, grid, localdate(at)).exists():
        raise Refused(_("Every one of them has its code already. You can print those again."))
    facts = {"kind": kind, "layout": layout, "asked_at": at, "asked_by": by.officer}
    batch = QrBatch.objects.create(**facts, **levels_of(grid))
    return go_on(batch, by=by, at=at)


@transaction.atomic
def print_again(grid, codes, *, layout, by, at):
    """The sheets of codes that are in use already: a code keeps its token when it is printed again.

    Refused without any. `codes` are QrCodes of this grid that the caller has narrowed.
    """
    require(by, P.GROUND_CHANGE, grid)
    facts = {"kind": BatchKind.CHOSEN, "layout": layout, "asked_at": at, "asked_by": by.officer}
    batch = QrBatch.objects.create(**facts, state=BatchState.DRAWING, **levels_of(grid))
    chosen = QrCode.objects.valid().under(grid).filter(pk__in=codes.values("pk"))
    batch.code_count = chosen.update(batch=batch)
    if not batch.code_count:
        raise Refused(_("None of these codes is in use."))
    batch.save(update_fields=["code_count"])
    draw_next(batch)
    return batch


def hold(grid):
    """Two batches of one street go one after the other: the second finds the doors of the first with their codes."""
    Grid.objects.select_for_update(of=["self"], no_key=True).only("pk").get(pk=grid.street_id)


def without_code(kind, grid, on):
    """What of a kind lies under a grid today and has no code in use, in the order of the ground."""
    facts, rows = KINDS[kind]
    codes = QrCode.objects.valid().filter(**facts)
    return rows(grid, on).exclude(Exists(codes))


def doors(grid, on):
    return Building.objects.under(grid).exclude(valid_to__lte=on).order_by("code")


def entrances(grid, on):
    """Units; the 00 of a building without any is the building itself."""
    units = Unit.objects.under(grid).exclude(valid_to__lte=on).exclude(number=0)
    return units.select_related("building").order_by("code")


def sites(grid, on):
    return Place.objects.under(grid).exclude(valid_to__lte=on).order_by("pk")


def yards(grid, on):
    """The grids whose own code hangs somewhere: the smallest ones, and those of a responsible unit."""
    return Grid.objects.current(on).leaves().under(grid).defer("boundary").order_by("code")


ITS_OWN = OuterRef("pk")
KINDS = {
    BatchKind.BUILDINGS: ({"building": ITS_OWN, "unit": None}, doors),
    BatchKind.UNITS: ({"unit": ITS_OWN}, entrances),
    BatchKind.PLACES: ({"site": ITS_OWN}, sites),
    BatchKind.GRIDS: ({"grid": ITS_OWN}, yards),
}


def go_on(batch, *, by, at):
    """Issue the next 5,000; what is left goes to the worker, and after the last the sheets are drawn."""
    missing = without_code(batch.kind, batch.grid, localdate(at))
    found = list(missing[: AT_ONCE + 1])
    new = [QrCode(batch=batch, **fresh(place, by=by, at=at)) for place in found[:AT_ONCE]]
    QrCode.objects.bulk_create(new)
    batch.code_count += len(new)
    if len(found) > AT_ONCE:
        payload = {"batch": batch.pk, "by": by.officer_id}
        outbox.write(ISSUE, key=uuid4(), payload=payload, aggregate=str(batch.uuid))
    else:
        batch.state = BatchState.DRAWING
        draw_next(batch)
    batch.save(update_fields=["code_count", "state"])
    return batch


def issue_next(payload, *, key):
    """Consumer of `codes.issue`. A second run finds those of the first with their codes."""
    batch = QrBatch.objects.select_related("grid", "asked_by").get(pk=payload["batch"])
    hold(batch.grid)
    go_on(batch, by=Actor(Actor.clock().kind, batch.asked_by), at=now())


def draw_next(batch, *, run=None, number=0, after=0):
    """Leave the next piece to the worker. A piece drawn twice asks for the next one once."""
    run = run or uuid4().hex
    payload = {"batch": batch.pk, "run": run, "number": number, "after": after}
    outbox.write(DRAW, key=f"{run}:{number}", payload=payload, aggregate=str(batch.uuid))


def draw_piece(payload, *, key):
    """Consumer of `codes.draw`: one piece of the sheets, or where none is left all of them in one. Twice is once."""
    batch = QrBatch.objects.get(pk=payload["batch"])
    rest = batch.codes.valid().filter(pk__gt=payload["after"]).with_place().order_by("pk")
    codes = list(rest[:PIECE])
    number = payload["number"]
    if not codes:
        finish(batch, number)
        return
    draw(codes, batch.layout, places.sheet_part_of(batch.uuid, number))
    drawn = min(batch.drawn_count + len(codes), batch.code_count)
    QrBatch.objects.filter(pk=batch.pk).update(drawn_count=drawn)
    draw_next(batch, run=payload["run"], number=number + 1, after=codes[-1].pk)


def draw(codes, layout, target):
    """The sheets of these codes as PDF, in the words of the place whoever asks."""
    with translation.override(sheets.language()):
        html, css, logos = sheets.page_of(codes, layout)
    return draw_paper(html, css=css, codes=sheets.texts_of(codes), pictures=logos, target=target)


def finish(batch, pieces):
    """All pieces in one; a second run finds them joined."""
    parts = [places.sheet_part_of(batch.uuid, number) for number in range(pieces)]
    if parts and parts[0].exists():
        join_papers(parts, target=places.sheet_of(batch.uuid))
    for part in parts:
        part.unlink(missing_ok=True)
    facts = {"state": BatchState.READY, "drawn_at": now(), "drawn_count": F("code_count")}
    QrBatch.objects.filter(pk=batch.pk).update(**facts)


@transaction.atomic
def draw_again(batch, *, by, at):
    """Draw the sheets of a batch once more: its PDF was swept, or doors got other names. Returns the QrBatch."""
    batch = QrBatch.objects.select_for_update(of=["self"]).get(pk=batch.pk)
    require(by, P.GROUND_CHANGE, batch)
    if batch.state != BatchState.READY:
        raise Refused(_("It is being drawn just now."))
    batch.state, batch.drawn_count = BatchState.DRAWING, 0
    batch.code_count = batch.codes.valid().count()
    batch.save(update_fields=["state", "drawn_count", "code_count"])
    draw_next(batch)
    return batch


@transaction.atomic
def note_printed(batch, *, by, at):
    """Somebody fetched the sheets: keep who and when, the first time."""
    require(by, P.GROUND_CHANGE, batch)
    fetched = QrBatch.objects.filter(pk=batch.pk, state=BatchState.READY, printed_at=None)
    return bool(fetched.update(printed_at=at, printed_by=by.officer))
