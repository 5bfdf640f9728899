from collections import Counter
from dataclasses import replace

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from cases.models import Case
from common import locality
from governance.actions.load_demo import load_demo
from governance.actions.load_locality import load_locality
from governance.demo.courses import STRANDS
from grids.models import Building, Grid, Officer, Position, Region

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("tidy")]
FEW = [replace(STRANDS[0], count=3)]


def test_a_place_is_its_regions_and_a_grid_for_each_community():
    (street,), new = load_locality("xinan-road", at=timezone.now())

    assert new == 1
    assert Region.objects.count() == 3 + len(locality.read("xinan-road").place.streets[0].communities)
    assert Counter(Grid.objects.values_list("tier", flat=True)) == {"street": 1, "total": 5}
    assert street.name == "新安路街道"
    assert not Officer.objects.exists()
    assert not Building.objects.exists()


def test_loading_a_place_twice_changes_nothing():
    streets, _ = load_locality("xinan-road", at=timezone.now())

    assert load_locality("xinan-road", at=timezone.now()) == (streets, 0)
    assert Grid.objects.count() == 6


@pytest.mark.slow
def test_a_demo_can_come_onto_a_place_that_was_loaded_before(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    load_locality("xinan-road", at=timezone.now())

    load_demo("xinan-road", at=timezone.now(), tell=lambda line: None, strands=FEW)

    tiers = Counter(Grid.objects.exclude(boundary=None).values_list("tier", flat=True))
    assert tiers == {"street": 1, "total": 5, "general": 33, "micro": 139, "dedicated": 3}
    assert Case.objects.count() == 3


@pytest.mark.parametrize("flags", [{}, {"demo": True}])
def test_an_unknown_place_is_said_so(flags):
    with pytest.raises(CommandError, match="atlantis"):
        call_command("load_locality", "atlantis", **flags)


def test_a_place_calls_its_people_by_its_own_words():
    (street,), _ = load_locality("xinan-road", at=timezone.now())
    load_locality("bijiang", at=timezone.now())

    titles = {one.code: one for one in Position.objects.of(street.region)}
    assert titles["micro_leader"].name == "微网格员"
    assert titles["link_leader"].name == "联户长"
    assert {one.role for one in titles.values()} >= {"leader", "worker", "finder", "assistant", "partner"}
    load_locality("xinan-road", at=timezone.now())
    assert len(Position.objects.of(street.region)) == len(titles)
    bijiang = Grid.objects.filter(code__startswith="520602", tier="street").first()
    assert {one.code: one.norm for one in Position.objects.of(bijiang.region)}["link_leader"] == 10
