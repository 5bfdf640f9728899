"""The map in a real browser: layers, the panel, the list that says the same, paper; by keyboard, doubled at 320 px."""

import pytest
from playwright.sync_api import expect

from tests.browser.looking import DOUBLE, NARROW, PHONE, THUMB, Looks
from tests.browser.on_the_map import drawn, furnish, press, tabs_on
from tests.browser.phone import link, said
from tests.grids.doors import a_site
from tests.grids.world import building

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]
NEAR = "?at=113.301,34.801,18"
WRITTEN = """(name) => {
    const map = window.gwmap.opened[0], layer = map.layers[name], looks = layer.getStyleFunction();
    const drawn = layer.getFeaturesInExtent(map.box()).flatMap((one) => looks(one) || []);
    return drawn.filter((look) => look.getText()).map((look) => look.getText().getText());
}"""


@pytest.fixture
def town(shared_town):
    return furnish(shared_town)


@pytest.fixture
def come_in(browser, browser_context_args, live_server, town):
    with tabs_on(browser, browser_context_args, live_server, town) as come_in:
        yield come_in


def rows(page):
    return page.locator("[data-gwmap-row]")


def row(page, name):
    return rows(page).filter(has_text=name)


def panel(page):
    return page.get_by_role("complementary", name=said("What was chosen"))


def tick(page, name):
    box = page.get_by_label(said(name), exact=True)
    if not box.is_visible():
        page.get_by_text(said("Layers"), exact=True).first.click()
    return box


def test_layers_are_chosen_and_remembered_and_the_list_follows(come_in, town):
    page = drawn(come_in("admin", f"/map/{NEAR}"))
    expect(row(page, "8 号楼")).to_have_count(1)
    expect(row(page, "一号院")).to_have_count(1)

    tick(page, "Buildings").uncheck()
    expect(row(page, "8 号楼")).to_have_count(0)
    page.reload()

    expect(row(drawn(page), "一号院")).to_have_count(1)
    expect(row(page, "8 号楼")).to_have_count(0)
    expect(tick(page, "Buildings")).not_to_be_checked()


def test_numbers_from_afar_names_from_near_by(come_in, town):
    page = drawn(come_in("leader", "/map/?at=113.301,34.801,15"))
    expect(row(page, "一号院")).to_contain_text(said("{n} households").replace("{n}", "310"))
    assert page.evaluate(WRITTEN, "names") == []
    assert said("{n} households").replace("{n}", "310") in page.evaluate(WRITTEN, "buildings")
    expect(row(page, "8 号楼")).to_have_count(0)

    page.locator("#map").focus()
    page.keyboard.press("+")
    expect(row(page, "8 号楼")).to_have_count(1)

    assert "一号院" in page.evaluate(WRITTEN, "names")


def test_a_click_and_enter_open_the_panel_and_escape_gives_the_map_back(come_in, town):
    page = drawn(come_in("leader", f"/map/{NEAR}"))
    press(page, 113.3008, 34.8008)
    expect(panel(page).get_by_role("heading", name="一号院")).to_be_focused()
    expect(panel(page)).to_contain_text("310")

    page.keyboard.press("Escape")
    expect(panel(page)).to_be_hidden()
    expect(page.locator("#map")).to_be_focused()
    page.keyboard.press("ArrowRight")
    drawn(page)
    page.keyboard.press("ArrowDown")
    drawn(page)
    page.keyboard.press("Enter")
    expect(panel(page).get_by_role("heading", name="二号院")).to_be_focused()

    assert Looks(page).at(PHONE).axe() == []
    assert Looks(page).at(PHONE).targets(THUMB[False]) == []
    assert Looks(page).at(NARROW, DOUBLE).narrow() == []


def test_everything_in_view_is_reached_in_the_list_by_keyboard_a_page_at_a_time(come_in, town):
    for number in range(20, 40):
        building(town.here.micro, number, point=f"SRID=4326;POINT({113.3001 + number / 1e5} 34.8006)")
    page = drawn(come_in("leader", f"/map/{NEAR}"))
    expect(rows(page)).to_have_count(20)

    rows(page).first.focus()
    page.keyboard.press("Enter")
    expect(panel(page).locator("h2")).to_be_focused()
    page.keyboard.press("Escape")
    expect(rows(page).first).to_be_focused()
    page.locator("[data-gwmap-on]").press("Enter")

    expect(rows(page).first).to_be_focused()
    whole = int(page.locator("[data-gwmap-count]").inner_text())
    expect(rows(page)).to_have_count(whole - 20)
    row(page, "39 号楼").press("Enter")
    expect(panel(page).get_by_role("heading", name="39 号楼")).to_be_focused()


def test_a_station_is_there_at_once_and_a_place_when_it_is_asked_for(come_in, town):
    for kind, name, east in (("station", "便民𠮷站", 0.0002), ("shop", "小卖部", 0.0006)):
        a_site(town.here.micro, name, kind, point=f"SRID=4326;POINT({113.3 + east} 34.8006)")
    page = drawn(come_in("leader", f"/map/{NEAR}"))
    expect(row(page, "便民𠮷站")).to_contain_text(said("Stations"))
    expect(row(page, "小卖部")).to_have_count(0)

    tick(page, "Places").check()
    row(page, "小卖部").press("Enter")

    expect(panel(page)).to_contain_text(said("shop"))


def test_a_case_leads_to_its_page_and_a_stranger_sees_nothing_of_it(come_in, town):
    page = drawn(come_in("leader", "/map/?at=113.301,34.801,19"))
    expect(row(page, said("Open cases"))).to_have_count(0)  # the case has no point of its own
    strange = drawn(come_in("stranger", f"/map/{NEAR}"))

    expect(strange.locator("[data-gwmap-none]")).to_be_visible()
    expect(rows(strange)).to_have_count(0)


def test_it_measures_finds_oneself_and_goes_on_paper(come_in, town):
    here = {"longitude": 113.3004, "latitude": 34.8004, "accuracy": 12}
    page = drawn(come_in("leader", f"/map/{NEAR}", permissions=["geolocation"], geolocation=here))
    told = page.locator("[data-gwmap-said]")

    page.get_by_role("button", name=said("Measure")).click()
    press(page, 113.3, 34.8)
    press(page, 113.301, 34.8)
    expect(told).to_contain_text(said("{n} m").replace("{n}", "91"))
    page.get_by_role("button", name=said("Where am I")).click()
    expect(told).to_have_text(said("You are here, give or take {n} m.").replace("{n}", "12"))
    drawn(page)
    wide = "document.querySelector('#map').offsetWidth"
    promise = f"new Promise((done) => {{ window.print = () => done({wide}); }})"
    page.evaluate(f"() => {{ window.printed = {promise}; }}")
    page.get_by_label(said("Paper")).select_option("a3")
    page.get_by_role("button", name=said("Print")).click()

    assert page.evaluate("window.printed") == pytest.approx(400 / 25.4 * 96, abs=2)
    rule = "[...document.styleSheets].find((one) => one.ownerNode.hasAttribute('data-gwmap-paper')).cssRules[1].cssText"
    assert "a3" in page.evaluate(rule).lower()
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert page.evaluate(wide) < 1366


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without"])
def test_without_scripts_the_list_alone_says_it(come_in, town, script):
    page = come_in("leader", "/map/", java_script_enabled=script)

    expect(page.locator("#map")).to_be_visible() if script else expect(page.locator("#map")).to_be_hidden()
    expect(link(page, "一号院").first).to_be_visible() if script else None
    expect(page.get_by_role("region", name=said("Grids"))).to_be_visible()
