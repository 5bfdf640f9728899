from contextlib import contextmanager
from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.db.transaction import TransactionManagementError

from common.errors import Refused, Stale
from grids.actions.plant import plant_many
from grids.actions.qr_codes import issue_code
from grids.actions.tree import add_grid, describe_grid, end_grid, move_grid, plant_street
from grids.actions.tree_locks import lock_trees
from grids.actor import Actor
from grids.enums import PARENTS, RegionLevel, Role, Tier
from grids.models import Building, Grid
from tests.grids.world import AT, CLOCK, DAY, actor, building, post, region, square, street_rows

pytestmark = pytest.mark.django_db

FACTS = {"valid_from": DAY, "by": CLOCK, "at": AT}


def whole():
    call_command("verify_trees", stdout=StringIO())


def test_a_street_is_planted_with_everything_below_it(ground):
    here = ground.here

    assert Grid.objects.filter(street=here.street).count() == 12
    assert here.micro.grid_id == here.micro.pk
    assert (here.micro.street_id, here.micro.total_id, here.micro.general_id) == (
        here.street.pk,
        here.total.pk,
        here.general.pk,
    )
    assert here.micro.district_id == ground.district.pk
    assert here.micro.region.code == "410106003001"
    whole()


def test_each_street_has_a_tree_of_its_own(ground):
    trees = {ground.here.street.tree_id, ground.next.street.tree_id, ground.far.street.tree_id}

    assert len(trees) == 3
    assert {grid.tree_id for grid in Grid.objects.filter(street=ground.here.street)} == {
        ground.here.street.tree_id
    }


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
    unit = {"tier": Tier.DEDICATED, "name": "学校", "responsible_unit": "第一中学"}

    below_total = add_grid(ground.here.total, **unit, **FACTS)
    below_street = add_grid(ground.here.street, **unit, **FACTS)

    assert below_total.code == "410106003001901"
    assert below_street.code == "410106003000902"
    assert (below_street.total_id, below_street.general_id) == (None, None)


@pytest.mark.parametrize("tier", Tier.values)
@pytest.mark.parametrize("under", ["street", "total", "general", "micro", "dedicated"])
def test_only_the_tiers_of_the_parent_table_stand_there(ground, under, tier):
    parent = getattr(ground.here, under)
    facts = FACTS | {"tier": tier, "name": "新", "responsible_unit": "某单位"}
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


def test_a_general_grid_moves_with_all_below_it_and_what_lies_in_it(ground):
    here = ground.here
    inside, beside = building(here.micro, 1), building(here.micro3, 2)

    moved = move_grid(here.general, to=here.total2, by=CLOCK, at=AT)

    inside.refresh_from_db()
    beside.refresh_from_db()
    micro = Grid.objects.get(pk=here.micro.pk)
    assert (moved.parent_id, moved.total_id, moved.region_id) == (here.total2.pk,) * 2 + (
        here.total2.region_id,
    )
    assert (micro.total_id, micro.general_id, micro.code) == (
        here.total2.pk,
        here.general.pk,
        here.micro.code,
    )
    assert (inside.total_id, inside.general_id) == (here.total2.pk, here.general.pk)
    assert beside.total_id == here.total.pk
    whole()


def test_a_community_moves_to_another_district_s_street(ground):
    here, far = ground.here, ground.far
    inside = building(here.micro, 1)

    move_grid(here.total, to=far.street, by=CLOCK, at=AT)

    inside.refresh_from_db()
    micro = Grid.objects.get(pk=here.micro.pk)
    assert (micro.district_id, micro.street_id, micro.total_id) == (
        ground.far_district.pk,
        far.street.pk,
        here.total.pk,
    )
    assert (inside.district_id, inside.street_id) == (ground.far_district.pk, far.street.pk)
    assert micro.tree_id == far.street.tree_id
    whole()


def test_a_dedicated_grid_moves_between_its_two_kinds_of_parent(ground):
    moved = move_grid(ground.here.dedicated, to=ground.here.total, by=CLOCK, at=AT)
    assert moved.total_id == ground.here.total.pk

    back = move_grid(moved, to=ground.here.street, by=CLOCK, at=AT)
    assert (back.total_id, back.region_id) == (None, ground.regions["near"].pk)
    whole()


def test_a_grid_does_not_move_where_its_tier_cannot_stand(ground):
    for grid, to in ((ground.here.micro, ground.here.total), (ground.here.street, ground.next.street)):
        with pytest.raises(Refused):
            move_grid(grid, to=to, by=CLOCK, at=AT)


def test_a_grid_read_before_it_went_to_another_tree_is_stale(ground):
    before = Grid.objects.get(pk=ground.here.micro.pk)
    move_grid(ground.here.general, to=ground.next.total, by=CLOCK, at=AT)

    with pytest.raises(Stale):
        describe_grid(before, name="新名", responsible_unit="", by=CLOCK, at=AT)


def test_a_grid_ends_with_its_posts_and_its_codes(ground):
    now, later = (
        post(ground.here.micro, Role.WORKER),
        post(ground.here.micro, Role.WORKER, starts_on=date(2026, 1, 1)),
    )
    code = issue_code(ground.here.micro, by=CLOCK, at=AT)

    ended = end_grid(ground.here.micro, on=DAY, by=CLOCK, at=AT)

    for row in (now, later, code):
        row.refresh_from_db()
    assert (now.ends_on, later.ends_on) == (DAY, date(2026, 1, 1))
    assert code.revoked_at == AT
    assert not ended.is_current(DAY)
    assert ended not in Grid.objects.current(DAY)
    assert ended in Grid.objects.current(date(2025, 6, 1))
    with pytest.raises(Stale):
        end_grid(ended, on=DAY, by=CLOCK, at=AT)


def test_a_grid_with_anything_in_it_does_not_end(ground):
    house = building(ground.here.micro)

    for grid in (ground.here.micro, ground.here.general):
        with pytest.raises(Refused):
            end_grid(grid, on=DAY, by=CLOCK, at=AT)

    Building.objects.filter(pk=house.pk).update(valid_to=DAY)
    end_grid(ground.here.micro, on=DAY, by=CLOCK, at=AT)


@pytest.mark.parametrize("on", [date(2024, 12, 31), date(2025, 6, 3)])
def test_a_grid_does_not_end_before_it_began_or_in_the_future(ground, on):
    with pytest.raises(Refused):
        end_grid(ground.here.micro, on=on, by=CLOCK, at=AT)


def test_a_second_tree_for_a_street_is_refused(ground):
    street = ground.regions["near"]

    with pytest.raises(Refused):
        plant_street(street, name="再来", **FACTS)
    with pytest.raises(Refused):
        plant_many(street, street_rows(street), **FACTS)
    with pytest.raises(Refused):
        plant_street(ground.district, name="上街区", **FACTS)


def test_a_street_begins_empty_too(ground):
    street = region("410106005000", "新街道", RegionLevel.STREET, ground.district)

    root = plant_street(street, name="新街道", **FACTS)

    assert (root.street_id, root.district_id, root.level) == (root.pk, ground.district.pk, 0)
    whole()


@pytest.mark.parametrize(
    "damage",
    [
        lambda rows: rows.insert(1, dict(rows[1])),
        lambda rows: rows.append(rows.pop(1)),
        lambda rows: rows[2].update(code="410106006001600"),
        lambda rows: rows[2].update(parent_code=rows[0]["code"]),
        lambda rows: rows.pop(0),
    ],
)
def test_a_bulk_with_a_fault_plants_nothing(ground, damage):
    street = region("410106006000", "新街道", RegionLevel.STREET, ground.district)
    for number in ("001", "002"):
        region(f"410106006{number}", number, RegionLevel.COMMUNITY, street)
    rows = street_rows(street)
    damage(rows)

    with pytest.raises(Refused):
        plant_many(street, rows, **FACTS)

    assert not Grid.objects.filter(region__code__startswith="410106006").exists()


def test_an_administrator_changes_the_tree_within_his_edge_only(ground):
    admin = actor(ground.here.total, Role.ADMINISTRATOR)
    facts = {"tier": Tier.MICRO, "name": "新", "valid_from": DAY, "by": admin, "at": AT}

    assert add_grid(ground.here.general, **facts).name == "新"
    with pytest.raises(Refused):
        add_grid(ground.here.general3, **facts)
    with pytest.raises(Refused):
        move_grid(ground.here.general, to=ground.here.total2, by=admin, at=AT)


@pytest.mark.parametrize("role", [role for role in Role.values if role != Role.ADMINISTRATOR])
def test_nobody_else_changes_the_tree(ground, role):
    stranger = actor(ground.here.street, role)

    for by in (stranger, Actor.reporter()):
        with pytest.raises(Refused):
            describe_grid(ground.here.micro, name="新名", responsible_unit="", by=by, at=AT)


def test_a_lock_outside_a_transaction_is_a_mistake(transactional_db):
    assert not transaction.get_connection().in_atomic_block
    with pytest.raises(TransactionManagementError):
        lock_trees(1)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("lft = lft + 1", "numbered"),
        ("level = 7", "numbered"),
        ("rght = rght + 2", "numbered"),
        ("tree_id = tree_id + 100", "in tree"),
        ("total_id = (select id from grids_grid where code = '410106003002000')", "total_id is"),
        ("parent_id = id", "circle"),
    ],
)
def test_verify_trees_finds_a_damaged_tree(ground, capsys, change, said):
    with undone(), connection.cursor() as cursor:
        cursor.execute(f"update grids_grid set {change} where id = %s", [ground.here.general.pk])
        with pytest.raises(CommandError):
            call_command("verify_trees")

    assert said in capsys.readouterr().out


@contextmanager
def undone():
    """Damage that is taken back: the database would refuse some of it when the transaction ends."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
