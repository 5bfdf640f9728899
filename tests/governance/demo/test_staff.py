"""The ground and the people of the demo street, without its cases."""

from collections import Counter
from datetime import UTC, datetime

import pytest
from django.contrib.gis.db.models import Union
from django.db import connection

from common import locality
from governance.actions.load_demo import lay_ground
from governance.demo import material, people, staff
from grids.enums import Role, Tier
from grids.models import Building, Grid, Officer, Post, QrCode

pytestmark = [pytest.mark.slow, pytest.mark.django_db]
SINCE = datetime(2026, 1, 5, 1, tzinfo=UTC)

OVERLAPS = """
    SELECT count(*) FROM grids_grid a JOIN grids_grid b ON a.id < b.id AND ST_Intersects(a.boundary, b.boundary)
    WHERE a.tier = ANY(%s) AND b.tier = ANY(%s) AND ST_Area(ST_Intersection(a.boundary, b.boundary)::geography) > 1
"""


@pytest.fixture
def words():
    return material.read("xinan-road")


@pytest.fixture
def grids(words):
    (grids,) = lay_ground(locality.read("xinan-road"), words, SINCE, tell=lambda line: None)
    return grids


def test_the_street_has_the_grids_of_the_place(grids):
    tiers = Counter(Grid.objects.values_list("tier", flat=True))

    assert tiers == {"street": 1, "total": 5, "general": 33, "micro": 139, "dedicated": 3}
    assert Grid.objects.get(code="410106003001000").name == "朝阳街社区总网格"


def test_every_grid_is_exactly_what_lies_in_it(grids):
    for tier in (Tier.STREET, Tier.TOTAL, Tier.GENERAL):
        for parent in Grid.objects.filter(tier=tier):
            children = Grid.objects.filter(parent=parent).aggregate(whole=Union("boundary"))["whole"]
            assert parent.boundary.sym_difference(children).area < 1e-12, parent.code


@pytest.mark.parametrize(
    "tiers", [[Tier.TOTAL], [Tier.GENERAL, Tier.DEDICATED], [Tier.MICRO, Tier.DEDICATED]]
)
def test_grids_of_a_tier_do_not_overlap(grids, tiers):
    with connection.cursor() as cursor:
        cursor.execute(OVERLAPS, [tiers, tiers])

        assert cursor.fetchone()[0] == 0


def test_every_building_stands_in_its_grid_and_has_a_code_on_its_door(grids):
    buildings = Building.objects.select_related("grid")

    assert all(building.grid.boundary.contains(building.point) for building in buildings)
    assert QrCode.objects.filter(building__in=buildings).count() == len(buildings) > 400


def test_every_grid_has_somebody(grids, words):
    staff.staff([staff.Staffing(grids, people.Crowd(words), SINCE.date(), SINCE)], words)

    held = Counter(Post.objects.filter(role=Role.WORKER).values_list("grid__tier", flat=True))
    led = Counter(
        Post.objects.filter(role=Role.LEADER, grid__isnull=False).values_list("grid__tier", flat=True)
    )
    assert held == {"micro": 139, "dedicated": 3}
    assert led == {"street": 1, "total": 5, "general": 33, "dedicated": 3}
    assert {
        account for account in people.ACCOUNTS if Officer.objects.get(username=account).has_usable_password()
    } == set(people.ACCOUNTS)
    assert Officer.objects.filter(phone__startswith=words.phone_prefix).count() == Officer.objects.count()
    assert Officer.objects.values("name").distinct().count() == Officer.objects.count()
