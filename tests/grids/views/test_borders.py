"""What the editor of borders asks and is told."""

import json

import pytest
from django.utils.timezone import localdate

from grids.actions.norms import set_norm
from grids.enums import Role, Tier
from grids.models import Grid, Redraw
from grids.norms import Size
from tests.grids.actions.redraw import door, now
from tests.grids.test_coverage import covered, put
from tests.grids.world import AT, CLOCK, box, post

pytestmark = pytest.mark.django_db
__all__ = ["covered"]


@pytest.fixture
def admin(client, ground):
    client.force_login(post(ground.district, Role.ADMINISTRATOR).officer)
    return client


def asked(client, grid, word, **said):
    return client.post(f"/ground/{grid.code}/{word}/", json.dumps(said), content_type="application/json")


def geometry(shape):
    return json.loads(shape.geojson)


def halves(here, x=1.2):
    """The two micro grids of the first general one with the border between them moved."""
    lines = {here.micro.code: box(0, 0, x, 1), here.micro2.code: box(x, 0, 2, 1)}
    return {code: geometry(shape) for code, shape in lines.items()}


def test_the_shapes_below_a_grid_with_what_the_editor_says_of_them(admin, covered):
    door(covered.micro, 1, 0.5, 0.5, households=12)
    set_norm(covered.street.region, tier=Tier.MICRO, size=Size(fewest=70, most=80), by=CLOCK, at=AT)

    told = admin.get(f"/ground/{covered.general.code}/boundaries/").json()

    assert told["street"] == covered.street.code
    assert [one["id"] for one in told["features"]] == [covered.micro.code, covered.micro2.code]
    assert told["features"][0]["properties"] == {
        "code": covered.micro.code,
        "name": "一号院",
        "tier": "micro",
        "parent": covered.general.code,
        "doors": 1,
        "households": 12,
        "fewest": 70,
        "most": 80,
        "own": True,
    }
    first, second = (set(map(tuple, one["geometry"]["coordinates"][0][0])) for one in told["features"])
    assert len(first & second) == 2


def test_a_corner_on_a_neighbours_line_is_in_that_line_too(admin, covered):
    put(covered.micro3, (0, 1, 1.5, 2))

    told = admin.get(f"/ground/{covered.street.code}/boundaries/").json()

    shapes = {one["id"]: one["geometry"]["coordinates"][0][0] for one in told["features"]}
    assert [113.3015, 34.801] in shapes[covered.micro2.code]
    assert admin.get(f"/ground/{covered.street.code}/boundaries/?tier=mars").status_code == 404


def test_a_draft_is_checked_with_what_lives_in_it(admin, covered):
    door(covered.micro, 1, 0.5, 0.5, households=90)
    set_norm(covered.street.region, tier=Tier.MICRO, size=Size(most=80), by=CLOCK, at=AT)
    wide = {covered.micro.code: geometry(box(0, 0, 1.2, 1))}

    told = asked(admin, covered.micro, "check", boundaries=wide).json()

    (finding,) = told["findings"]
    assert (finding["kind"], finding["grids"]) == ("overlap", [covered.micro.code, covered.micro2.code])
    assert told["counts"][covered.micro.code]["doors"] == 1
    assert len(told["counts"][covered.micro.code]["warnings"]) == 1
    assert asked(admin, covered.micro, "check").json() == {"findings": [], "more": 0, "counts": {}}


@pytest.mark.parametrize(
    "wrong", [{"boundaries": {"x": 7}}, {"boundaries": [1]}, {"boundaries": {"x": {"type": "Point"}}}]
)
def test_what_is_no_draft_is_refused(admin, covered, wrong):
    assert asked(admin, covered.micro, "check", **wrong).status_code == 422
    answer = admin.post(f"/ground/{covered.micro.code}/check/", "[", content_type="application/json")
    assert (answer.status_code, list(answer.json())) == (422, ["detail"])


def test_a_border_is_looked_at_and_then_moved(admin, covered):
    house = door(covered.micro2, 1, 1.1, 0.5)
    said = {"kind": "border", "facts": {"boundaries": halves(covered)}, "effective_on": str(localdate())}

    look = asked(admin, covered.micro, "drawing", **said)
    assert look.status_code == 200
    assert now(covered.micro).boundary.area == covered.micro.boundary.area
    done = asked(
        admin, covered.micro, "drawing", **said, reason="居民会议", do=True, seen=look.json()["seen"]
    )

    assert look.json()["findings"] == []
    assert {covered.micro.code, covered.micro2.code} <= set(look.json()["boundaries"])
    assert {one["count"] for one in look.json()["effects"]} == {2, 1, 10}
    assert (done.status_code, done.json()["state"]) == (201, "done")
    assert done.json()["url"] == f"/ground/{covered.micro.code}/"
    house.refresh_from_db()
    assert house.grid == covered.micro
    assert geometry(now(covered.micro).boundary) == look.json()["boundaries"][covered.micro.code]


def test_nothing_is_done_that_was_not_seen(admin, covered):
    said = {"kind": "border", "facts": {"boundaries": halves(covered)}, "effective_on": str(localdate())}
    seen = asked(admin, covered.micro, "drawing", **said).json()["seen"]

    said["facts"]["boundaries"] = halves(covered, 1.4)
    answer = asked(admin, covered.micro, "drawing", **said, reason="居民会议", do=True, seen=seen)

    assert (answer.status_code, answer.json()["seen"] == seen) == (200, False)
    assert not Redraw.objects.exists()


def test_a_border_that_leaves_a_gap_is_refused_with_its_size(admin, covered):
    lines = halves(covered) | {covered.micro2.code: geometry(box(1.5, 0, 2, 1))}
    said = {"kind": "border", "facts": {"boundaries": lines}, "effective_on": str(localdate())}

    answer = asked(admin, covered.micro, "drawing", **said)

    assert answer.status_code == 422
    assert "平方米" in answer.json()["detail"]
    assert not Redraw.objects.exists()


def test_the_grids_above_follow_when_land_goes_from_one_to_the_other(admin, covered):
    lines = {covered.micro.code: box(0, 0, 1, 1.2), covered.micro3.code: box(0, 1.2, 1, 2)}
    facts = {"boundaries": {code: geometry(shape) for code, shape in lines.items()}}
    said = {"kind": "border", "facts": facts, "effective_on": str(localdate())}

    look = asked(admin, covered.micro, "drawing", **said).json()
    asked(admin, covered.micro, "drawing", **said, reason="居民会议", do=True, seen=look["seen"])

    above = {grid.pk: grid.boundary for grid in (now(covered.general), now(covered.general2))}
    assert above[covered.general.pk].area == pytest.approx(2.2e-6)
    assert above[covered.general2.pk].area == pytest.approx(1.8e-6)


@pytest.mark.parametrize(
    ("kind", "facts"),
    [
        ("split", {"parts": [{"name": "东院", "boundary": geometry(box(0.5, -1, 3, 3))}]}),
        ("merge", {"with": ["410106003001001002"]}),
    ],
)
def test_a_grid_is_split_and_joined_from_the_map(admin, covered, kind, facts):
    said = {"kind": kind, "facts": facts, "effective_on": str(localdate())}

    look = asked(admin, covered.micro, "drawing", **said).json()
    done = asked(admin, covered.micro, "drawing", **said, reason="居民会议", do=True, seen=look["seen"])

    assert done.status_code == 201
    assert look["findings"] == []


def test_a_grid_is_drawn_from_the_map(admin, covered):
    market = geometry(box(0.2, 0.2, 0.4, 0.4))
    facts = {"tier": "dedicated", "name": "市场", "boundary": market, "responsible_unit": "农贸市场"}
    said = {"kind": "draw", "facts": facts, "effective_on": str(localdate())}

    look = asked(admin, covered.total, "drawing", **said).json()
    done = asked(admin, covered.total, "drawing", **said, reason="新建", do=True, seen=look["seen"])

    assert done.status_code == 201
    assert Grid.objects.get(name="市场").tier == Tier.DEDICATED


@pytest.mark.parametrize(
    "said",
    [
        {"kind": "move", "facts": {}, "effective_on": "2026-01-01"},
        {"kind": "border", "facts": [], "effective_on": "2026-01-01"},
        {"kind": "border", "facts": {"boundaries": 7}, "effective_on": str(localdate())},
        {"kind": "split", "facts": {"parts": ["x"]}, "effective_on": str(localdate())},
        {"kind": "merge", "facts": {"with": []}, "effective_on": "tomorrow"},
    ],
)
def test_what_is_no_redrawing_is_refused(admin, covered, said):
    assert asked(admin, covered.micro, "drawing", **said).status_code == 422


def test_who_may_not_change_the_ground_may_look_at_shapes_alone(client, covered):
    client.force_login(post(covered.general, Role.WORKER).officer)
    said = {"kind": "border", "facts": {"boundaries": halves(covered)}, "effective_on": str(localdate())}

    told = client.get(f"/ground/{covered.general.code}/boundaries/").json()

    assert {one["properties"]["own"] for one in told["features"]} == {False}
    assert asked(client, covered.micro, "check", boundaries={}).status_code == 403
    assert asked(client, covered.micro, "drawing", **said).status_code == 403
    assert client.get(f"/ground/{covered.micro3.code}/boundaries/").status_code == 404


def test_the_page_lists_what_is_wrong_with_a_way_to_the_map(admin, covered):
    assert "gw-empty" in admin.get(f"/ground/{covered.micro.code}/coverage/").content.decode()

    put(covered.micro, (0, 0, 1.5, 1))
    page = admin.get(f"/ground/{covered.street.code}/coverage/").content.decode()

    assert f"?grid={covered.micro.code}&amp;at=113.3" in page
    assert "一号院" in page


def test_nobody_reads_of_grids_he_may_not_see(client, covered):
    put(covered.micro3, (0, 1, 1.5, 2))
    put(covered.micro, (0, 0, 1.5, 1))
    client.force_login(post(covered.general, Role.WORKER).officer)

    page = client.get(f"/ground/{covered.general.code}/coverage/").content.decode()

    assert "一号院" in page
    assert "三号院" not in page


@pytest.mark.parametrize("count", [1, 3])
def test_the_shapes_cost_as_many_statements_for_one_as_for_three(
    admin, covered, count, django_assert_num_queries
):
    top = {1: covered.micro, 3: covered.total}[count]
    admin.get(f"/ground/{top.code}/boundaries/")

    with django_assert_num_queries(7):
        admin.get(f"/ground/{top.code}/boundaries/")
