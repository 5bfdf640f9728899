"""A small demo, dropped without a trace beside what is real."""

from dataclasses import replace
from datetime import UTC, datetime
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.urls import reverse
from django.utils import timezone

from files import places
from governance.actions.load_demo import load_demo
from governance.demo.courses import STRANDS
from governance.demo.people import PASSWORD
from grids.actions.batches import print_again
from grids.actions.imports.later import CHECK, later
from grids.actions.plant import plant_many
from grids.actor import Actor
from grids.enums import SheetLayout
from grids.models import Grid, Officer, QrCode, Region
from messaging.idempotency import remember
from tests.grids.imports.sheets import BUILDINGS, brought, xlsx

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("tidy")]
FACTS = {
    "grids_region",
    "grids_norm",
    "grids_position",
    "grids_audience",
}  # what load_locality without --demo leaves as well
FEW = tuple(replace(strand, count=1) for strand in STRANDS[::2])
ASK_ALL_TABLES = "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def rows_by_table():
    with connection.cursor() as cursor:
        cursor.execute(ASK_ALL_TABLES)
        tables = sorted({row[0] for row in cursor.fetchall()} - FACTS)
        cursor.execute(" UNION ALL ".join(f"SELECT '{table}', count(*) FROM {table}" for table in tables))
        return dict(cursor.fetchall())


def load_few():
    return load_demo("xinan-road", at=timezone.now(), tell=lambda line: None, strands=FEW)


def test_the_demo_leaves_nothing_behind_and_can_come_again(media, client):
    before = rows_by_table()
    load_few()
    client.post(reverse("grids:sign_in"), {"username": "desk", "password": PASSWORD})
    client.post(reverse("grids:sign_in"), {"username": "worker", "password": "wrong"})
    remember(f"api:case:{Officer.objects.get(username='desk').pk}", uuid4(), b"body", lambda: {"number": "1"})
    left_to_a_worker()
    loaded = rows_by_table()

    call_command("drop_demo")

    assert sum(loaded.values()) > sum(before.values()) + 2000
    assert rows_by_table() == before
    assert not list(media.rglob("*.jpg"))
    assert not list(media.rglob("*.pdf"))
    assert load_few() is True
    assert rows_by_table()["cases_case"] == len(FEW)


@transaction.atomic
def left_to_a_worker():
    """A list and a batch of codes of the demo: what is still to be done, and what is drawn by now."""
    by, street = Actor.of(Officer.objects.get(username="admin")), Grid.objects.get(tier="street")
    batch = print_again(
        street, QrCode.objects.all(), layout=SheetLayout.values[0], by=Actor.clock(), at=timezone.now()
    )
    for path in (places.sheet_of(batch.uuid), places.sheet_part_of(batch.uuid, 0)):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"%PDF-")
    later(CHECK, brought("buildings", xlsx(BUILDINGS, (street.code, "甲楼", "", "3")), by=by))


def test_what_is_real_stays(capsys):
    load_few()
    street = another_street()
    officer = Officer.objects.create_user("real", name="真人", phone="037100000000")

    call_command("drop_demo")

    assert Grid.objects.get() == street
    assert Officer.objects.get() == officer
    assert "cases_case" in capsys.readouterr().out


def another_street():
    district = Region.objects.get(code="410106000000")
    region = Region.objects.create(code="410106001000", name="济源路街道", level="street", parent=district)
    row = {"code": region.code, "parent_code": None, "tier": "street", "name": region.name}
    since = datetime(2026, 1, 1, tzinfo=UTC)
    return plant_many(region, [row], valid_from=since.date(), by=Actor.clock(), at=since)[region.code]


def test_without_a_demo_there_is_nothing_to_drop(capsys):
    call_command("drop_demo")

    assert "There is no demo here." in capsys.readouterr().out
