"""How large a grid should be: the arithmetic, what the nearest region asks, who may say it."""

from decimal import Decimal

import pytest

from common.errors import Refused
from grids.actions.norms import adopt_norms, set_norm
from grids.actor import Actor
from grids.burden import burdens_of
from grids.enums import Role, Tier
from grids.figures import figures_of
from grids.models import Norm
from grids.norms import Size, difficulty, hours_needed, warnings
from tests.grids.world import AT, CLOCK, DAY, building, post

ZHENGZHOU = Size(fewest=70, most=80)
CHENGDU = Size(minutes_each=3, hours=Decimal(3))


@pytest.mark.parametrize(
    ("households", "words"), [(69, ["few"]), (70, []), (80, []), (81, ["many"]), (None, [])]
)
def test_a_micro_grid_of_zhengzhou_has_70_to_80_households(households, words):
    assert [word for word, _numbers in warnings(ZHENGZHOU, households=households, helpers=1)] == words


@pytest.mark.parametrize(
    ("households", "helpers", "words"), [(60, 1, []), (61, 1, ["long"]), (120, 2, []), (61, 0, ["long"])]
)
def test_a_micro_grid_of_chengdu_is_gone_round_in_three_hours(households, helpers, words):
    assert [word for word, _numbers in warnings(CHENGDU, households=households, helpers=helpers)] == words


def test_a_warning_says_both_numbers():
    assert warnings(CHENGDU, households=90, helpers=1) == [("long", {"count": Decimal("4.5"), "norm": 3})]
    assert hours_needed(75, minutes_each=4, helpers=2) == Decimal("2.5")


def test_a_grid_is_harder_the_more_each_has_to_do_and_the_farther_the_doors_are_apart():
    def hard(**facts):
        known = {"households": 75, "doors": 5, "square_metres": 20_000, "helpers": 1}
        return difficulty(ZHENGZHOU, **known | facts)

    assert hard(helpers=2) < hard() < hard(households=150) <= 100
    assert hard() < hard(square_metres=2_000_000)
    assert hard() < hard(doors=30, square_metres=120_000)
    assert hard(households=None) is hard(doors=0) is None
    assert hard(households=9_999, doors=99, square_metres=10**9, helpers=0) == 100


@pytest.mark.django_db
def test_the_nearest_region_counts(ground):
    set_norm(ground.district, tier=Tier.MICRO, size=Size(fewest=50, most=70), by=CLOCK, at=AT)
    set_norm(ground.district, tier=Tier.GENERAL, size=Size(fewest=300, most=500), by=CLOCK, at=AT)
    set_norm(ground.regions["near"], tier=Tier.MICRO, size=ZHENGZHOU, by=CLOCK, at=AT)

    assert Norm.objects.size_for(ground.here.micro) == ZHENGZHOU
    assert Norm.objects.size_for(ground.here.general).most == 500
    assert Norm.objects.size_for(ground.next.micro).most == 70
    assert Norm.objects.size_for(ground.far.micro) == Size()


@pytest.mark.django_db
def test_numbers_that_contradict_are_refused(ground):
    wrong = [
        (Tier.MICRO, Size(fewest=80, most=70)),
        (Tier.MICRO, Size(minutes_each=3)),
        (Tier.MICRO, Size(hours=Decimal(3))),
        (Tier.TOTAL, ZHENGZHOU),
    ]
    for tier, size in wrong:
        with pytest.raises(Refused):
            set_norm(ground.district, tier=tier, size=size, by=CLOCK, at=AT)


@pytest.mark.django_db
def test_only_who_administers_the_ground_there_says_it(ground):
    street, next_door = ground.here.street, ground.next.street
    may = Actor.of(post(street, Role.ADMINISTRATOR).officer, DAY)
    for by in (
        Actor.of(post(next_door, Role.ADMINISTRATOR).officer, DAY),
        Actor.of(post(street, Role.LEADER).officer, DAY),
    ):
        with pytest.raises(Refused):
            set_norm(street.region, tier=Tier.MICRO, size=ZHENGZHOU, by=by, at=AT)
    with pytest.raises(Refused):
        set_norm(ground.district, tier=Tier.MICRO, size=ZHENGZHOU, by=may, at=AT)

    assert set_norm(street.region, tier=Tier.MICRO, size=ZHENGZHOU, by=may, at=AT).size == ZHENGZHOU


@pytest.mark.django_db
def test_a_profile_says_it_once(ground):
    region = ground.regions["near"]
    set_norm(region, tier=Tier.MICRO, size=Size(most=60), by=CLOCK, at=AT)

    adopt_norms(region, {"micro": {"fewest": 70, "most": 80}, "general": {"fewest": 300}}, at=AT)

    assert Norm.objects.sizes(region) == {"micro": Size(most=60), "general": Size(fewest=300)}


@pytest.mark.django_db
def test_a_page_knows_the_size_of_many_grids_by_three_statements(ground, django_assert_num_queries):
    region = ground.here.total.region
    set_norm(ground.district, tier=Tier.MICRO, size=ZHENGZHOU, by=CLOCK, at=AT)
    building(ground.here.micro, 1, household_count=90)
    post(ground.here.micro, Role.WORKER)
    grids = [ground.here.micro, ground.here.micro2, ground.here.general]
    figures = figures_of(grids, DAY)

    with django_assert_num_queries(3):
        found = burdens_of([(grid, figures[grid.pk]) for grid in grids], region, DAY)

    assert set(found) == {ground.here.micro.pk, ground.here.micro2.pk}
    assert len(found[ground.here.micro.pk].warnings) == 1
    assert 0 < found[ground.here.micro.pk].difficulty < 100
    assert found[ground.here.micro2.pk].warnings == []
