"""The ground redrawn: everything goes along or nothing does, and what was can be read."""

from datetime import timedelta

import pytest

from common.errors import Refused, Stale
from grids.actions.qr_codes import issue_code
from grids.actions.redraw.decide import decide
from grids.actor import Actor
from grids.enums import RedrawKind, RightsKind, Role, Tier
from grids.history import boundary_on, grid_on, path_on
from grids.models import Grid, Redraw, RightsEvent
from grids.places import locate
from messaging.models import Message
from tests.grids.actions.redraw import door, look, now, redraw, surveyor
from tests.grids.actions.trees import whole
from tests.grids.world import AT, CLOCK, DAY, UNIT, box, officer, post, square

pytestmark = pytest.mark.django_db
__all__ = ["surveyor"]
YESTERDAY = DAY - timedelta(days=1)


def test_a_micro_grid_is_split_by_its_doors(ground, surveyor):
    grid = ground.here.micro
    west, east = door(grid, 1, 0.2, 0.5), door(grid, 2, 0.8, 0.5, households=25)
    worker = post(grid, Role.WORKER)
    parts = [{"name": "东院", "buildings": [str(east.uuid)], "posts": [str(worker.uuid)]}]

    done = redraw(RedrawKind.SPLIT, grid, surveyor, parts=parts)

    new = Grid.objects.get(name="东院")
    for row in (west, east, worker):
        row.refresh_from_db()
    assert (new.code, new.valid_from) == (f"{ground.here.general.code}003", DAY)
    assert (west.grid, east.grid, worker.grid) == (grid, new, new)
    assert done.effects == {"grid": 2, "building": 1, "household": 25, "post": 1}
    assert (grid_on(east, YESTERDAY), grid_on(east, DAY)) == (grid, new)
    assert locate(113.3008, 34.8005, on=DAY) == new
    assert locate(113.3002, 34.8005, on=DAY) == grid
    assert now(grid).boundary.area + new.boundary.area == pytest.approx(grid.boundary.area)
    assert boundary_on(now(grid), YESTERDAY).equals(grid.boundary)
    whole()


def test_a_micro_grid_is_split_by_a_line(ground, surveyor):
    grid = ground.here.micro
    west, east = door(grid, 1, 0.2, 0.5), door(grid, 2, 0.8, 0.5)
    line = square(0.5, -1, size=3).geojson

    redraw(RedrawKind.SPLIT, grid, surveyor, parts=[{"name": "东院", "boundary": line}])

    west.refresh_from_db(), east.refresh_from_db()
    assert (west.grid.name, east.grid.name) == ("一号院", "东院")
    assert now(grid).boundary.area == pytest.approx(grid.boundary.area / 2)


def test_a_general_grid_is_split_by_those_below_it(ground, surveyor):
    here = ground.here
    inside = door(here.micro2, 1, 1.5, 0.5)
    parts = [{"name": "第四网格", "children": [here.micro2.code]}]

    redraw(RedrawKind.SPLIT, here.general, surveyor, parts=parts)

    new = Grid.objects.get(name="第四网格")
    inside.refresh_from_db()
    assert (new.code, new.tier) == ("410106003001003", Tier.GENERAL)
    assert (now(here.micro2).parent, inside.grid, inside.general) == (new, here.micro2, new)
    assert [one.name for one in path_on(now(here.micro2), YESTERDAY)] == [
        "near街道",
        "朝阳街",
        "第一网格",
        "二号院",
    ]
    assert path_on(now(here.micro2), DAY)[2] == new
    whole()


def test_joined_grids_go_on_as_the_first_with_doors_posts_and_codes(ground, surveyor):
    one, other = ground.here.micro, ground.here.micro2
    inside, held = door(other, 1, 1.5, 0.5), post(other, Role.WORKER)
    twice = post(one, Role.LEADER).officer
    ends = post(other, Role.LEADER, who=twice)
    code = issue_code(other, by=CLOCK, at=AT)

    done = redraw(RedrawKind.MERGE, one, surveyor, **{"with": [other.code]})

    for row in (inside, held, ends, code):
        row.refresh_from_db()
    assert (inside.grid, held.grid, held.ends_on) == (one, one, None)
    assert (ends.grid, ends.ends_on) == (other, DAY)
    told = RightsEvent.objects.values_list("kind", "post", "by")
    assert list(told) == [(RightsKind.POST_ENDED, ends.pk, surveyor.officer_id)]
    assert (code.grid, code.revoked_at) == (one, None)
    assert now(other).valid_to == DAY
    assert now(one).boundary.area == pytest.approx(one.boundary.area + other.boundary.area)
    assert done.effects == {"grid": 2, "building": 1, "household": 10, "post": 1, "qrcode": 1}
    assert locate(113.3015, 34.8005, on=DAY) == one
    whole()


def test_doors_go_to_the_neighbour_with_the_land_between(ground, surveyor):
    one, other = ground.here.micro, ground.here.micro2
    stays, goes = door(one, 1, 0.2, 0.5), door(one, 2, 0.8, 0.5)
    theirs = door(other, 3, 1.5, 0.5)

    redraw(RedrawKind.BORDER, one, surveyor, to=other.code, buildings=[str(goes.uuid)])

    for row in (stays, goes, theirs):
        row.refresh_from_db()
        assert locate(row.point.x, row.point.y, on=DAY) == row.grid
    assert (stays.grid, goes.grid, theirs.grid) == (one, other, other)
    whole = now(one).boundary.union(now(other).boundary)
    assert whole.area == pytest.approx(one.boundary.area + other.boundary.area)
    assert not now(one).boundary.intersection(now(other).boundary).area


def test_new_lines_take_the_doors_that_stand_in_them(ground, surveyor):
    one, other = ground.here.micro, ground.here.micro2
    goes = door(one, 1, 0.8, 0.5)
    lines = {one.code: box(0, 0, 0.5, 1).geojson, other.code: box(0.5, 0, 2, 1).geojson}

    redraw(RedrawKind.BORDER, one, surveyor, boundaries=lines)

    goes.refresh_from_db()
    assert goes.grid == other
    with pytest.raises(Refused):
        redraw(RedrawKind.BORDER, one, surveyor, boundaries=lines | {one.code: square(0, 0).geojson})


def test_a_dedicated_grid_is_drawn_out_of_those_it_lies_in(ground, surveyor):
    market = door(ground.here.micro, 1, 0.8, 0.5)
    unit = {"responsible_unit": "农贸市场", "responsible_code": UNIT, "tier": Tier.DEDICATED, "name": "市场"}

    redraw(RedrawKind.DRAW, ground.here.total, surveyor, **unit, boundary=square(0.6, 0.2, 0.4).geojson)

    market.refresh_from_db()
    assert market.grid.name == "市场"
    assert locate(113.3008, 34.8005, on=DAY) == market.grid
    assert grid_on(market, YESTERDAY) == ground.here.micro
    whole()


def test_a_grid_goes_under_another_with_what_lies_in_it(ground, surveyor):
    inside = door(ground.here.micro, 1, 0.2, 0.5)

    done = redraw(RedrawKind.MOVE, ground.here.general, surveyor, to=ground.here.total2.code)

    inside.refresh_from_db()
    assert inside.total == ground.here.total2
    assert done.effects == {"grid": 3, "building": 1}
    assert path_on(now(ground.here.general), YESTERDAY)[1] == ground.here.total
    whole()


def test_looking_beforehand_says_the_same_and_changes_nothing(ground, surveyor):
    door(ground.here.micro, 1, 0.2, 0.5), door(ground.here.micro, 2, 0.8, 0.5)
    before = list(Grid.objects.order_by("pk").values_list())

    said = look(RedrawKind.MERGE, ground.here.micro2, surveyor, **{"with": [ground.here.micro.code]})

    assert list(Grid.objects.order_by("pk").values_list()) == before
    assert not Redraw.objects.exists()
    done = redraw(RedrawKind.MERGE, ground.here.micro2, surveyor, **{"with": [ground.here.micro.code]})
    assert done.effects == said == {"grid": 2, "building": 2, "household": 20}


def test_what_is_refused_leaves_nothing_behind(ground, surveyor):
    door(ground.here.micro, 1, 0.2, 0.5)
    wrong = [
        (RedrawKind.SPLIT, ground.here.micro, {"parts": []}),
        (RedrawKind.SPLIT, ground.here.micro, {"parts": [{"name": "空"}]}),
        (
            RedrawKind.SPLIT,
            ground.here.micro,
            {"parts": [{"name": "", "boundary": square(0, 0, 0.5).geojson}]},
        ),
        (
            RedrawKind.SPLIT,
            ground.here.total,
            {"parts": [{"name": "半", "children": [ground.here.general.code]}]},
        ),
        (RedrawKind.SPLIT, ground.here.micro, {"parts": [{"name": "别处", "buildings": ["x"]}]}),
        (
            RedrawKind.SPLIT,
            ground.here.general3,
            {"parts": [{"name": "全", "children": [ground.here.micro5.code]}]},
        ),
        (RedrawKind.MERGE, ground.here.micro, {"with": [ground.here.micro5.code]}),
        (RedrawKind.MERGE, ground.here.micro, {"with": [ground.here.micro.code]}),
        (RedrawKind.MERGE, ground.here.micro, {"with": ["4"]}),
        (RedrawKind.BORDER, ground.here.micro, {"to": ground.here.micro2.code, "buildings": []}),
        (RedrawKind.BORDER, ground.here.micro, {"to": ground.here.general.code, "buildings": []}),
        (RedrawKind.MOVE, ground.here.micro, {"to": ground.here.general.code}),
        (RedrawKind.MOVE, ground.here.micro, {"to": ground.here.total.code}),
        (RedrawKind.END, ground.here.micro, {}),
        (RedrawKind.END, ground.here.street, {}),
        (RedrawKind.DRAW, ground.here.general, {"tier": Tier.MICRO, "name": " "}),
        (RedrawKind.DRAW, ground.here.general, {"tier": Tier.MICRO, "name": "线", "boundary": "{}"}),
    ]

    for kind, grid, facts in wrong:
        with pytest.raises(Refused):
            redraw(kind, grid, surveyor, **facts)
    assert not Redraw.objects.exists()
    assert Grid.objects.count() == 36


@pytest.mark.parametrize("days", [-1, 400])
def test_the_ground_changes_today_or_soon(ground, surveyor, days):
    with pytest.raises(Refused):
        redraw(
            RedrawKind.MOVE,
            ground.here.micro,
            surveyor,
            on=DAY + timedelta(days),
            to=ground.here.general2.code,
        )


def test_whoever_has_no_power_over_the_ground_changes_none(ground):
    here = ground.here
    strangers = [
        post(here.street, Role.LEADER),
        post(here.street, Role.DISPATCHER),
        post(ground.next.street, Role.ADMINISTRATOR),
        post(here.general2, Role.ADMINISTRATOR),
        post(here.general, Role.ADMINISTRATOR),
    ]
    for held in strangers:
        by = Actor.of(held.officer, DAY)
        with pytest.raises(Refused):
            redraw(RedrawKind.MERGE, here.general, by, **{"with": [here.general2.code]})
        with pytest.raises(Refused):
            redraw(RedrawKind.MOVE, here.micro, by, to=here.general3.code)
    with pytest.raises(Refused):
        redraw(
            RedrawKind.MERGE, here.general, Actor.of(officer("nobody"), DAY), **{"with": [here.general2.code]}
        )


def test_whoever_is_set_over_a_grid_redraws_below_it_alone(ground):
    by = Actor.of(post(ground.here.general, Role.ADMINISTRATOR).officer, DAY)

    redraw(RedrawKind.MERGE, ground.here.micro, by, **{"with": [ground.here.micro2.code]})
    with pytest.raises(Refused):
        redraw(RedrawKind.END, ground.here.general, by)


def test_who_read_the_grid_before_it_went_elsewhere_is_told(ground, surveyor):
    before = ground.here.micro
    redraw(RedrawKind.MOVE, ground.here.general, surveyor, to=ground.next.total.code)

    with pytest.raises(Stale):
        decide(RedrawKind.END, before, effective_on=DAY, reason="撤", facts={}, by=surveyor, at=AT)


def test_post_holders_hear_of_it_and_whoever_is_not_there_does_not(ground, surveyor):
    held = post(ground.here.micro, Role.WORKER)
    post(ground.here.micro3, Role.WORKER)
    redraw(RedrawKind.MERGE, ground.here.micro, surveyor, **{"with": [ground.here.micro2.code]})

    assert [message.recipient for message in Message.objects.all()] == [held.officer]
