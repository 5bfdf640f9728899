"""The other places as localities: each with the figures that it gives of itself, in its own words."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from django.core.management import call_command
from django.db.models import Count
from django.utils.translation import override

from cases.models import Case
from common import locality
from governance.actions.load_demo import lay_ground, load_demo
from governance.actions.load_locality import load_locality
from governance.demo import material, party, people, staff
from governance.demo.courses import STRANDS
from grids.enums import Role, Tier
from grids.models import Building, Grid, Officer, Post, Region
from party.coverage import rate_of

pytestmark = [pytest.mark.slow, pytest.mark.django_db, pytest.mark.usefixtures("tidy")]
SINCE = datetime(2026, 1, 5, 1, tzinfo=UTC)
FEW = [replace(STRANDS[0], count=2)]
TIERS = {
    "qixian": {"street": 1, "total": 16, "general": 40, "dedicated": 5, "micro": 328},  # S0-02
    "liuzu": {"street": 1, "total": 31, "general": 299, "micro": 4},  # S3-18
    "bijiang": {"street": 7, "total": 43, "general": 197},  # S1-01, S1-17
}
WORKERS = {
    "qixian": 564 + 5,
    "liuzu": 115,
    "bijiang": 100,
}  # S0-16 and the dedicated grids' own, S3-19, S1-18


@pytest.mark.parametrize("name", TIERS)
def test_a_place_has_the_grids_and_the_people_it_says_it_has(name):
    words = material.read(name)
    streets = lay_ground(locality.read(name), words, SINCE, tell=lambda line: None)
    crowd = people.Crowd(words)

    staff.staff([staff.Staffing(grids, crowd, SINCE.date(), SINCE) for grids in streets], words)

    assert Counter(Grid.objects.values_list("tier", flat=True)) == TIERS[name]
    working = Post.objects.filter(role=Role.WORKER)
    assert working.values("officer").distinct().count() == WORKERS[name]
    assert not Grid.objects.filter(children=None).exclude(pk__in=working.values("grid")).exists()
    assert not Grid.objects.filter(children=None).exclude(pk__in=Building.objects.values("grid")).exists()
    call_command("verify_trees", verbosity=0)


def test_every_one_of_the_197_grids_of_bijiang_has_its_party_organisation():
    words, profile = material.read("bijiang"), locality.read("bijiang")
    streets = lay_ground(profile, words, SINCE, tell=lambda line: None)

    party.found_party(streets, SINCE)

    rates = [rate_of(street, SINCE.date(), profile.party_tier) for street in Grid.objects.filter(parent=None)]
    assert (sum(rate.total for rate in rates), sum(rate.missing for rate in rates)) == (197, 0)  # S1-17


def test_the_leaders_of_qixian_are_as_few_as_it_says():
    words = material.read("qixian")
    (grids,) = lay_ground(locality.read("qixian"), words, SINCE, tell=lambda line: None)

    staff.staff([staff.Staffing(grids, people.Crowd(words), SINCE.date(), SINCE)], words)

    led = Post.objects.filter(role=Role.LEADER, grid__tier__in=[Tier.GENERAL, Tier.DEDICATED])
    assert led.count() == 45
    assert led.aggregate(people=Count("officer", distinct=True)) == {"people": 33}  # S0-16


@pytest.mark.parametrize(
    ("name", "streets", "communities"), [("qixian", 1, 16), ("liuzu", 1, 31), ("bijiang", 7, 43)]
)
def test_a_place_without_its_demo_is_its_regions_under_the_real_codes(name, streets, communities):
    loaded, new = load_locality(name, at=SINCE)

    assert (len(loaded), new) == (streets, streets)
    assert Region.objects.count() == 2 + streets + communities
    assert Grid.objects.filter(tier=Tier.TOTAL).count() == communities
    assert load_locality(name, at=SINCE) == (loaded, 0)


def test_two_demos_live_side_by_side_and_each_speaks_its_own_words(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    at = datetime.now(UTC)

    for name in ("xinan-road", "liuzu"):
        assert load_demo(name, at=at, tell=lambda line: None, strands=FEW)

    assert {"desk", "liuzu.desk", "liuzu.worker"} <= set(Officer.objects.values_list("username", flat=True))
    assert Case.objects.filter(street__code="445321115000").count() == 2
    with override("zh-hans"):
        told = {grid.code: grid.tier_word for grid in Grid.objects.filter(tier__in=[Tier.STREET, Tier.TOTAL])}
    assert told["445321115000"] == "大网格"
    assert told["445321115001000"] == "中网格"
    assert told["410106003001000"] == "社区网格（二级）"
