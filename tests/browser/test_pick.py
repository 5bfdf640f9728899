"""A point chosen on a map, the ground of a case, and a quarter of an hour around, in a real browser and by keyboard."""

import pytest
from django.contrib.gis.geos import Point
from playwright.sync_api import expect

from cases.models import Case
from grids.models import Grid
from tests.browser.looking import DOUBLE, NARROW, PHONE, THUMB, Looks
from tests.browser.on_the_map import drawn, furnish, spot, tabs_on
from tests.browser.phone import button, said
from tests.cast import a_case
from tests.grids.doors import a_site

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]
HERE = (113.3004, 34.8004)


@pytest.fixture
def town(shared_town):
    return furnish(shared_town)


@pytest.fixture
def come_in(browser, browser_context_args, live_server, town):
    with tabs_on(browser, browser_context_args, live_server, town) as come_in:
        yield come_in


def picking(page):
    """The map of a form once its picture stands."""
    button(page, "On the map").click()
    expect(page.locator("#pick-map")).to_have_attribute("data-gwmap-state", "drawn")
    return page.locator("[data-gwmap-spot]")


def test_a_resident_moves_the_pin_by_keyboard_reads_where_it_is_and_sends_it(page, live_server, town):
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{live_server.url}/q/{town.qr.token}/report/")
    page.get_by_text(said("It is somewhere else")).click()
    told = picking(page)
    expect(told).to_be_empty()
    expect(page.locator("#pick-map")).to_be_focused()
    page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("ArrowUp")
    expect(told).to_contain_text("院")

    assert Looks(page).at(PHONE).axe() == []
    assert Looks(page).at(PHONE).targets(THUMB[False]) == []
    assert Looks(page).at(NARROW, DOUBLE).narrow() == []
    page.locator("[name=description]").fill("路灯坏了")
    button(page, "Send the report").last.click()
    page.wait_for_url("**/done/**")

    case = Case.objects.get(description="路灯坏了")
    assert case.point is not None
    assert Grid.objects.filter(pk=case.grid_id, boundary__intersects=case.point).exists()


def test_a_worker_presses_a_door_beside_the_point_and_takes_it_back(come_in, town):
    page = come_in("worker", "/w/report/", PHONE)
    told = picking(page)
    page.evaluate("([lng, lat]) => window.gwmap.opened[0].goTo([lng, lat], 19)", [113.30045, 34.80042])
    page.locator("#pick-map").focus()
    page.keyboard.press("ArrowLeft")
    told.get_by_role("radio", name="8 号楼").check()
    expect(page.locator("[name=lng]")).not_to_have_value("")
    assert Looks(page).at(PHONE).axe() == []

    button(page, "As before").click()

    expect(told).to_be_empty()
    expect(page.locator("[name=lng]")).to_have_value("")


def test_the_page_of_a_case_shows_its_ground_and_what_else_is_open_there(come_in, town):
    case, other = a_case(town), a_case(town)
    Case.objects.filter(pk__in=[case.pk, other.pk]).update(point=Point(*HERE, srid=4326))
    page = come_in("leader", f"/cases/{case.number}/")
    assert page.locator("#map").count() == 0

    page.get_by_role("link", name=said("Map, and what else is open here")).click()
    drawn(page)
    expect(page.locator("[data-gwmap-of='1']")).to_contain_text(other.short_number)

    assert Looks(page).at(PHONE).axe() == []
    assert Looks(page).at(NARROW, DOUBLE).narrow() == []
    expect(page.locator(".gw-map-others li")).not_to_have_count(0)


def test_a_quarter_of_an_hour_is_drawn_when_it_is_asked_for(come_in, town):
    a_site(town.here.micro, "卫生室", "clinic", point=f"SRID=4326;POINT({HERE[0]} {HERE[1]})")
    page = come_in("leader", f"/ground/{town.here.micro.code}/circle/?kind=clinic&walk=100")
    button(page, "Open the map").click()
    drawn(page)

    assert Looks(page).at(PHONE).axe() == []
    assert Looks(page).at(NARROW, DOUBLE).narrow() == []


def test_a_new_grid_is_drawn_and_its_line_follows_a_border(come_in, town):
    """Between two presses on a border the line takes the corner that nobody pressed."""
    page = drawn(come_in("admin", f"/ground/{town.here.micro.code}/map/edit/"))
    page.get_by_role("radio", name=said("Draw a new one"), exact=True).check()
    page.mouse.click(*spot(page, 113.3, 34.8004))
    for at in ((113.3, 34.8002), (113.3, 34.8), (113.3003, 34.8)):
        page.mouse.move(*spot(page, *at), steps=6)
    page.mouse.click(*spot(page, 113.3003, 34.8))
    page.mouse.click(*spot(page, 113.3003, 34.79985))
    page.mouse.click(*spot(page, 113.2998, 34.79985))
    page.locator("[data-gwmap-finish]").click()

    expect(page.locator("[data-gwmap-kind]")).to_have_text(said("A new grid is drawn."))
    ring = page.evaluate("window.gwmap.opened[0].draft.now().part[0][0]")
    assert [113.3, 34.8] in ring
    assert len(ring) > 5
