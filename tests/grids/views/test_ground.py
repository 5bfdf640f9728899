"""The ground on pages: the tree with its figures, each grid, and redrawing with a look beforehand."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate

from grids.enums import RedrawState
from grids.models import Grid, Redraw
from tests.grids.world import building

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(client, town):
    client.force_login(town.people.admin)
    return client


def page_of(client, path, **data):
    response = client.post(path, data) if data else client.get(path)
    return response, response.content.decode()


def test_the_tree_begins_with_the_streets_in_reach_and_counts_what_lies_below(admin, town):
    building(town.here.micro3, 7, household_count=36)

    _response, page = page_of(admin, "/ground/")

    assert town.here.street.code in page
    assert town.there.street.code in page
    assert town.ground.far.street.code not in page
    assert "社区网格（二级） 2 · 三级网格 3 · 微网格 5 · 专属网格 1 · 2 栋楼 · 36 户" in " ".join(
        page.split()
    )


def test_for_a_post_on_less_than_a_street_it_begins_there(client, town):
    client.force_login(town.people.worker)

    _response, page = page_of(client, "/ground/")

    assert town.here.general.code in page
    assert town.here.general2.code not in page
    assert town.here.street.code + "<" not in page


@pytest.mark.parametrize(
    ("words", "found"), [("第二", True), ("410106003001002", True), ("第三网", True), ("零", False)]
)
def test_a_grid_is_found_by_name_or_by_the_beginning_of_its_code(admin, town, words, found):
    _response, page = page_of(admin, f"/ground/?q={words}")

    assert ("/ground/410106003" in page) == found


def test_the_page_of_a_grid_says_who_answers_and_what_is_in_it(client, town):
    client.force_login(town.people.leader)

    _response, page = page_of(client, f"/ground/{town.here.general.code}/")

    for words in ("worker", "19900000001", "leader", "一号院", "二号院", "朝阳街"):
        assert words in page
    assert f"/ground/{town.here.total.code}/" not in page  # above his post: a name, no way in
    assert "redraw" not in page.replace('id="redraw"', "")


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_of_a_grid_asks_the_same_however_much_lies_in_it(
    client, town, rows, django_assert_num_queries
):
    for number in range(rows):
        building(town.here.micro3, 20 + number)
    client.force_login(town.people.admin)
    client.get("/ground/")

    with django_assert_num_queries(QUERIES):
        response = client.get(f"/ground/{town.here.micro3.code}/")

    assert response.status_code == 200


QUERIES = 20


def asked(**said):
    return {"effective_on": localdate().isoformat(), "reason": "居民会议通过"} | said


def test_a_split_is_looked_at_and_then_done(admin, town):
    path = f"/ground/{town.here.general.code}/redraw/split/"
    said = asked(name="第四网格", children=[town.here.micro2.code])

    looked, page = page_of(admin, path, **said)
    assert (looked.status_code, Redraw.objects.count()) == (200, 0)
    assert "这样会有变化" in page

    seen = looked.context["form"].data["seen"]
    done, _page = page_of(admin, path, **said, seen=seen, do="1")

    assert done.status_code == 302
    assert Grid.objects.get(name="第四网格").get_children().get() == town.here.micro2
    _response, page = page_of(admin, done["Location"])
    assert "居民会议通过" in page


def test_nothing_is_done_that_was_not_seen(admin, town):
    path = f"/ground/{town.here.general.code}/redraw/split/"
    said = asked(name="第四网格", children=[town.here.micro2.code])

    for seen in ("", '{"grid": 1}'):
        response, _page = page_of(admin, path, **said, seen=seen, do="1")
        assert (response.status_code, Redraw.objects.count()) == (200, 0)


def test_a_refusal_is_said_on_the_form_with_what_was_typed(admin, town):
    path = f"/ground/{town.here.general.code}/redraw/split/"
    codes = [town.here.micro.code, town.here.micro2.code]

    response, page = page_of(admin, path, **asked(name="㐀䶮𠮷网格", children=codes))

    assert response.status_code == 422
    assert "㐀䶮𠮷网格" in page
    assert "原网格也要留下一个" in page


def test_what_is_planned_is_shown_and_withdrawn(admin, town):
    path = f"/ground/{town.here.micro.code}/redraw/merge/"
    later = (localdate() + timedelta(days=10)).isoformat()
    said = asked(effective_on=later) | {"with": [town.here.micro2.code]}
    looked, _page = page_of(admin, path, **said)
    page_of(admin, path, **said, seen=looked.context["form"].data["seen"], do="1")
    planned = Redraw.objects.get()

    _response, page = page_of(admin, f"/ground/{town.here.micro.code}/")
    assert later in page
    for _press in range(2):
        assert admin.post(f"/ground/changes/{planned.uuid}/withdraw/").status_code == 302

    planned.refresh_from_db()
    assert planned.state == RedrawState.WITHDRAWN


@pytest.mark.parametrize("kind", ["draw", "split", "merge", "border", "move", "end"])
def test_every_form_opens_where_it_makes_sense(admin, town, kind):
    grid = town.here.general if kind == "draw" else town.here.micro

    assert admin.get(f"/ground/{grid.code}/redraw/{kind}/").status_code == 200


@pytest.mark.parametrize(
    ("tier", "kind"), [("street", "split"), ("total", "merge"), ("micro", "draw"), ("micro", "forget")]
)
def test_what_makes_no_sense_is_not_there(admin, town, tier, kind):
    assert admin.get(f"/ground/{getattr(town.here, tier).code}/redraw/{kind}/").status_code == 404


def test_a_grid_is_not_put_where_the_person_has_no_power(admin, town):
    path = f"/ground/{town.here.micro.code}/redraw/move/"

    response, _page = page_of(admin, path, **asked(to=town.ground.far.general.code))

    assert response.status_code == 422
    assert not Redraw.objects.exists()


def test_a_norm_is_said_on_the_street_s_page_and_marks_what_is_outside(admin, town):
    building(town.here.micro, 9, household_count=93)
    path = f"/ground/{town.here.street.code}/norms/micro/"
    _response, page = page_of(admin, f"/ground/{town.here.street.code}/")
    assert path in page

    assert page_of(admin, path, fewest=80, most=70)[0].status_code == 422
    assert page_of(admin, path, fewest=70, most=80)[0].status_code == 302

    for code in (town.here.general.code, town.here.micro.code):
        _response, page = page_of(admin, f"/ground/{code}/")
        assert "93 户，多于 80 户" in page
    assert admin.get(f"/ground/{town.here.street.code}/norms/total/").status_code == 404
