"""A grid is added: its code, its place, its boundary."""

import pytest

from common.errors import Refused
from grids.actions.tree import add_grid, end_grid
from grids.enums import PARENTS, RegionLevel, Tier
from tests.grids.actions.trees import FACTS, whole
from tests.grids.world import AT, CLOCK, DAY, UNIT, region, square

pytestmark = pytest.mark.django_db


def test_a_grid_is_added_with_the_next_code_and_its_columns(ground):
    added = add_grid(ground.here.general, tier=Tier.MICRO, name="六号院", boundary=square(5, 5), **FACTS)

    assert added.code == ground.here.general.code + "003"
    assert added.parent == ground.here.general
    assert (added.total_id, added.general_id) == (ground.here.total.pk, ground.here.general.pk)
    assert added.boundary.geom_type == "MultiPolygon"
    whole()


def test_the_code_of_an_ended_grid_is_not_used_again(ground):
    end_grid(ground.here.micro2, on=DAY, by=CLOCK, at=AT)

    added = add_grid(ground.here.general, tier=Tier.MICRO, name="新", **FACTS)

    assert added.code == ground.here.general.code + "003"
    with pytest.raises(Refused):
        add_grid(ground.here.general, tier=Tier.MICRO, name="旧", code=ground.here.micro2.code, **FACTS)


def test_dedicated_grids_begin_at_901_below_a_community_and_below_a_street(ground):
    unit = {"tier": Tier.DEDICATED, "name": "学校", "responsible_unit": "第一中学", "responsible_code": UNIT}

    below_total = add_grid(ground.here.total, **unit, **FACTS)
    below_street = add_grid(ground.here.street, **unit, **FACTS)

    assert below_total.code == "410106003001901"
    assert below_street.code == "410106003000902"
    assert (below_street.total_id, below_street.general_id) == (None, None)


@pytest.mark.parametrize("tier", Tier.values)
@pytest.mark.parametrize("under", ["street", "total", "general", "micro", "dedicated"])
def test_only_the_tiers_of_the_parent_table_stand_there(ground, under, tier):
    parent = getattr(ground.here, under)
    facts = FACTS | {"tier": tier, "name": "新", "responsible_unit": "某单位", "responsible_code": UNIT}
    if tier == Tier.TOTAL:
        facts["region"] = region("410106003009", "新社区", RegionLevel.COMMUNITY, ground.regions["near"])

    if parent.tier in PARENTS[Tier(tier)]:
        assert add_grid(parent, **facts).parent == parent
    else:
        with pytest.raises(Refused):
            add_grid(parent, **facts)


def test_a_community_has_one_total_grid_and_of_its_own_street(ground):
    own = ground.here.total.region
    foreign = ground.next.total.region

    for community in (own, foreign, None):
        with pytest.raises(Refused):
            add_grid(ground.here.street, tier=Tier.TOTAL, name="总", region=community, **FACTS)


@pytest.mark.parametrize(
    "code", ["410106003001600", "410106003002003", "41010600300100", "第一", "410106003001000"]
)
def test_a_code_that_does_not_fit_is_refused(ground, code):
    with pytest.raises(Refused):
        add_grid(ground.here.total, tier=Tier.GENERAL, name="新", code=code, **FACTS)


def test_a_dedicated_grid_without_a_unit_is_refused(ground):
    with pytest.raises(Refused):
        add_grid(ground.here.total, tier=Tier.DEDICATED, name="学校", responsible_unit=" ", **FACTS)


def test_a_dedicated_grid_of_a_street_says_by_code_who_answers_for_it(ground):
    facts = FACTS | {"tier": Tier.DEDICATED, "name": "学校", "responsible_unit": "第一中学"}

    for code in ("", "91350100M000100Y44"):
        with pytest.raises(Refused):
            add_grid(ground.here.street, responsible_code=code, **facts)
    with pytest.raises(Refused):
        add_grid(ground.here.total, responsible_code="91350100M000100Y44", **facts)

    assert add_grid(ground.here.total, **facts).responsible_code == ""
    assert (
        add_grid(ground.here.street, responsible_code=" 91350100m000100y43", **facts).responsible_code == UNIT
    )


def test_a_boundary_that_crosses_itself_is_refused(ground):
    bow = square(0, 0)
    bow[0] = [(0, 0), (1, 1), (1, 0), (0, 1), (0, 0)]

    with pytest.raises(Refused):
        add_grid(ground.here.general, tier=Tier.MICRO, name="新", boundary=bow, **FACTS)


def test_nothing_is_added_below_a_grid_that_has_ended(ground):
    end_grid(ground.here.micro5, on=DAY, by=CLOCK, at=AT)
    end_grid(ground.here.general3, on=DAY, by=CLOCK, at=AT)

    with pytest.raises(Refused):
        add_grid(ground.here.general3, tier=Tier.MICRO, name="新", **FACTS)
