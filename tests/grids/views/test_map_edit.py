"""The editor's page, and the ground of another day."""

from datetime import timedelta

import pytest
from django.contrib.gis.geos import Polygon
from django.utils.timezone import localdate, now

from grids.actions.redraw.decide import decide
from grids.actor import Actor
from grids.enums import RedrawKind
from grids.models import Redraw
from tests.grids.views.test_map import PART, facts_of, shown

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(client, town):
    client.force_login(town.people.admin)
    return client


def test_the_panel_leads_who_may_to_the_editor(admin, town):
    page = shown(admin.get(f"/map/grids/{town.here.micro.code}/", **PART))

    assert f"/ground/{town.here.micro.code}/map/edit/" in page


def test_the_editor_takes_all_neighbours_in_that_the_person_answers_for(admin, town):
    facts = facts_of(shown(admin.get(f"/ground/{town.here.micro.code}/map/edit/")))

    assert facts["boundaries"] == f"/ground/{town.here.total.code}/boundaries/"
    assert facts["chosen"] == town.here.micro.code
    assert facts["imported"] is None


def test_an_import_comes_into_the_editor_as_a_draft(admin, town):
    address, known = f"/ground/{town.here.street.code}/map/edit/", "a7d6c1f8-6f5e-4a76-9d8a-6a3f2f1f0c11"

    assert facts_of(shown(admin.get(address, {"import": known})))["imported"] == (
        f"/ground/imports/{known}/boundaries/"
    )
    assert facts_of(shown(admin.get(address, {"import": "x"})))["imported"] is None


def moved_border(town, on):
    """The border between the first and the second micro grid, a fifth of the way to the east, from a day on."""
    shapes = {town.here.micro.code: wide(0, 1.2), town.here.micro2.code: wide(1.2, 2)}
    facts = {"effective_on": on, "facts": {"boundaries": shapes}, "reason": "并路"}
    return decide(RedrawKind.BORDER, town.here.micro, **facts, by=Actor.clock(), at=now())


def wide(west, east):
    return Polygon.from_bbox((113.3 + west / 1000, 34.8, 113.3 + east / 1000, 34.801)).geojson


def test_the_ground_of_a_day_is_as_it_was_then(admin, town):
    moved_border(town, localdate())
    Redraw.objects.update(effective_on=localdate())
    address, yesterday = f"/ground/{town.here.general.code}/map/then/", localdate() - timedelta(days=1)

    then, today = (admin.get(address, {"on": day}).json()["features"] for day in (yesterday, localdate()))

    assert [one["id"] for one in then] == [town.here.micro.code, town.here.micro2.code]
    assert east_of(then[0]) == pytest.approx(113.301)
    assert east_of(today[0]) == pytest.approx(113.3012)


def east_of(feature):
    return max(point[0] for point in feature["geometry"]["coordinates"][0][0])


def test_a_grid_that_went_elsewhere_is_still_in_its_old_one_on_a_day_before(admin, town):
    facts = {"effective_on": localdate(), "facts": {"to": town.here.general2.code}, "reason": "便于管理"}
    decide(RedrawKind.MOVE, town.here.micro, **facts, by=Actor.clock(), at=now())
    address, yesterday = f"/ground/{town.here.general.code}/map/then/", localdate() - timedelta(days=1)

    then, today = (
        [one["id"] for one in admin.get(address, {"on": day}).json()["features"]]
        for day in (yesterday, localdate())
    )

    assert then == [town.here.micro.code, town.here.micro2.code]
    assert today == [town.here.micro2.code]


def test_what_lies_beyond_a_post_today_is_not_shown_as_it_was(client, admin, town):
    facts = {"effective_on": localdate(), "facts": {"to": town.here.general2.code}, "reason": "便于管理"}
    decide(RedrawKind.MOVE, town.here.micro, **facts, by=Actor.clock(), at=now())
    client.force_login(town.people.worker)
    yesterday = localdate() - timedelta(days=1)

    then = client.get(f"/ground/{town.here.general.code}/map/then/", {"on": yesterday}).json()

    assert [one["id"] for one in then["features"]] == [town.here.micro2.code]


def test_the_slider_has_a_mark_for_each_day_the_ground_changed(admin, town):
    moved_border(town, localdate())

    facts = facts_of(shown(admin.get(f"/ground/{town.here.general.code}/map/edit/")))

    assert facts["days"] == ["2025-01-01", f"{localdate():%Y-%m-%d}"]


def test_a_day_that_is_none_is_refused_in_words(admin, town):
    answer = admin.get(f"/ground/{town.here.general.code}/map/then/", {"on": "gestern"})

    assert answer.status_code == 400
    assert answer.json()["detail"]
