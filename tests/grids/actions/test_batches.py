from datetime import timedelta

import pytest

from common.errors import Refused, Stale
from files import places
from grids.actions import batches
from grids.actions.batches import draw_again, issue_batch, note_printed, print_again
from grids.actions.qr_codes import issue_code, reissue_code, revoke_code
from grids.actions.redraw.decide import decide
from grids.enums import BatchKind, BatchState, RedrawKind, RevokedFor, Role, SheetLayout
from grids.models import Building, QrBatch, QrCode
from messaging.models import Outbox
from tests.grids.doors import a_site, a_unit
from tests.grids.world import AT, CLOCK, DAY, actor, building
from tests.messaging.drain import drain

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def sheets(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def doors(ground, count):
    return [building(ground.here.micro, number) for number in range(1, count + 1)]


def a_batch(ground, kind=BatchKind.BUILDINGS, grid=None, by=CLOCK):
    return issue_batch(grid or ground.here.street, kind=kind, layout=SheetLayout.CARDS, by=by, at=AT)


def test_every_door_without_a_code_gets_one(ground):
    known, lost, bare = doors(ground, 3)
    building(ground.here.micro, 9, valid_to=DAY)
    kept = issue_code(known, by=CLOCK, at=AT)
    revoke_code(issue_code(lost, by=CLOCK, at=AT), by=CLOCK, at=AT)

    batch = a_batch(ground)

    assert [code.building for code in batch.codes.order_by("pk")] == [lost, bare]
    assert (batch.code_count, batch.state) == (2, BatchState.DRAWING)
    assert QrCode.objects.get(building=known) == kept


def test_a_second_batch_finds_every_door_with_its_code(ground):
    doors(ground, 2)
    a_batch(ground)

    with pytest.raises(Refused):
        a_batch(ground)

    assert QrBatch.objects.count() == 1


def test_grids_get_codes_of_their_own(ground):
    batch = a_batch(ground, BatchKind.GRIDS, ground.here.general)

    assert {code.grid for code in batch.codes.all()} == {ground.here.micro, ground.here.micro2}


def test_what_is_more_than_a_job_is_issued_by_the_next(ground, monkeypatch):
    doors(ground, 5)
    monkeypatch.setattr(batches, "AT_ONCE", 2)

    batch = a_batch(ground)
    assert batch.state == BatchState.ISSUING
    drain()

    batch.refresh_from_db()
    assert (batch.code_count, batch.codes.count()) == (5, 5)
    assert batch.codes.values("building").distinct().count() == 5
    assert batch.state == BatchState.READY


def test_the_sheets_are_drawn_in_pieces_and_joined(ground, monkeypatch):
    doors(ground, 3)
    monkeypatch.setattr(batches, "PIECE", 2)
    batch = a_batch(ground)

    drain()

    batch.refresh_from_db()
    assert (batch.state, batch.drawn_count) == (BatchState.READY, 3)
    assert places.sheet_of(batch.uuid).read_bytes().startswith(b"%PDF")
    assert list(places.sheet_of(batch.uuid).parent.iterdir()) == [places.sheet_of(batch.uuid)]


def test_a_piece_drawn_twice_is_one(ground):
    doors(ground, 1)
    batch = a_batch(ground)
    (row,) = Outbox.objects.filter(topic="codes.draw")

    for _run in range(2):
        batches.draw_piece(row.payload, key=row.key)
    drain()

    batch.refresh_from_db()
    assert (batch.state, batch.drawn_count) == (BatchState.READY, 1)


def test_codes_are_printed_again_with_the_same_token(ground):
    codes = [issue_code(door, by=CLOCK, at=AT) for door in doors(ground, 2)]
    elsewhere = issue_code(ground.next.micro, by=CLOCK, at=AT)
    revoke_code(codes[1], by=CLOCK, at=AT)

    batch = print_again(ground.here.street, QrCode.objects.all(), layout=SheetLayout.POSTERS, by=CLOCK, at=AT)

    assert list(batch.codes.all()) == [codes[0]]
    elsewhere.refresh_from_db()
    assert elsewhere.batch is None
    with pytest.raises(Refused):
        print_again(ground.here.dedicated, QrCode.objects.all(), layout="cards", by=CLOCK, at=AT)


def test_who_fetched_the_sheets_first_is_kept(ground):
    admin = actor(ground.here.street, Role.ADMINISTRATOR)
    doors(ground, 1)
    batch = a_batch(ground, by=admin)
    assert not note_printed(batch, by=admin, at=AT)
    drain()

    assert note_printed(batch, by=admin, at=AT)
    assert not note_printed(batch, by=admin, at=AT + timedelta(hours=1))

    batch.refresh_from_db()
    assert (batch.printed_at, batch.printed_by) == (AT, admin.officer)


def test_sheets_are_drawn_again_without_what_was_revoked(ground):
    doors(ground, 2)
    batch = a_batch(ground)
    with pytest.raises(Refused):
        draw_again(batch, by=CLOCK, at=AT)
    drain()
    revoke_code(batch.codes.first(), by=CLOCK, at=AT)

    draw_again(batch, by=CLOCK, at=AT)
    drain()

    batch.refresh_from_db()
    assert (batch.state, batch.code_count, batch.drawn_count) == (BatchState.READY, 1, 1)


@pytest.mark.parametrize("role", [Role.LEADER, Role.WORKER, Role.DISPATCHER])
def test_nobody_else_issues_prints_or_fetches(ground, role):
    doors(ground, 1)
    batch = a_batch(ground)
    for by in (actor(ground.here.street, role), actor(ground.next.street, Role.ADMINISTRATOR)):
        for act in (
            lambda by=by: a_batch(ground, BatchKind.GRIDS, by=by),
            lambda by=by: print_again(ground.here.street, QrCode.objects.all(), layout="cards", by=by, at=AT),
            lambda by=by: draw_again(batch, by=by, at=AT),
            lambda by=by: note_printed(batch, by=by, at=AT),
        ):
            with pytest.raises(Refused) as refusal:
                act()
            assert refusal.value.code == "not_yours"


def test_an_old_code_knows_what_replaced_it(ground):
    old = issue_code(ground.here.micro, by=CLOCK, at=AT)

    new = reissue_code(old, by=CLOCK, at=AT)

    old.refresh_from_db()
    assert (old.revoked_for, old.replaced_by) == (RevokedFor.REISSUED, new)
    assert (new.place, new.token != old.token) == (ground.here.micro, True)
    with pytest.raises(Stale):
        reissue_code(old, by=CLOCK, at=AT)


def test_a_lost_code_is_replaced_and_stays_lost(ground):
    old = issue_code(ground.here.micro, by=CLOCK, at=AT)
    revoke_code(old, by=CLOCK, at=AT, reason=RevokedFor.DEFACED)

    reissue_code(old, by=CLOCK, at=AT)

    old.refresh_from_db()
    assert old.revoked_for == RevokedFor.DEFACED


def test_the_sticker_stays_good_when_the_ground_is_redrawn(ground):
    (door,) = doors(ground, 1)
    code, yard = issue_code(door, by=CLOCK, at=AT), issue_code(ground.here.micro, by=CLOCK, at=AT)
    facts = {"effective_on": DAY, "facts": {"with": [ground.here.micro.code]}}

    decide(RedrawKind.MERGE, ground.here.micro2, **facts, reason="并", by=CLOCK, at=AT)

    for one in (code, yard):
        one = QrCode.objects.get(pk=one.pk)
        assert one.revoked_at is None
        assert one.owner_grid == ground.here.micro2
    assert Building.objects.get(pk=door.pk).grid == ground.here.micro2


def test_units_and_places_get_codes_of_their_own(ground):
    (door,) = doors(ground, 1)
    one, two = a_unit(door), a_unit(door, 2)
    a_unit(door, 0)  # the 00 of a building without units is the building
    station = a_site(ground.here.micro2)

    of_units = a_batch(ground, BatchKind.UNITS)
    of_places = a_batch(ground, BatchKind.PLACES)
    of_doors = a_batch(ground)

    assert [(code.unit, code.title) for code in of_units.codes.order_by("pk")] == [
        (one, "1 号楼 1 单元"),
        (two, "1 号楼 2 单元"),
    ]
    (code,) = of_places.codes.all()
    assert (code.place, code.title, code.owner_grid) == (station, "党群驿站", ground.here.micro2)
    assert of_doors.codes.get().place == door
    leader = actor(ground.here.street, Role.LEADER).scope
    assert QrCode.objects.visible_to(leader).count() == QrCode.objects.under(ground.here.street).count() == 4
    assert not QrCode.objects.under(ground.next.street).exists()


def test_a_code_of_a_unit_is_replaced_by_one_of_the_unit(ground):
    (door,) = doors(ground, 1)
    unit = a_unit(door)

    assert reissue_code(issue_code(unit, by=CLOCK, at=AT), by=CLOCK, at=AT).unit == unit
