"""The editor of borders in a real browser: neighbours go along, no gap is left, nothing happens unseen."""

import pytest
from django.db.models import F
from django.utils.timezone import localdate
from playwright.sync_api import expect

from grids.enums import RedrawState
from grids.models import Building, Grid, Redraw
from tests.browser.looking import DOUBLE, NARROW, PHONE, Looks
from tests.browser.on_the_map import drag, drawn, furnish, press, spot, tabs_on
from tests.browser.phone import button, said

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]
# In millionths of a square degree: one is about a hundredth of a square metre.
NOTHING = 1e-12
CORNER, THERE = (113.301, 34.801), (113.3013, 34.8012)


@pytest.fixture
def town(shared_town):
    return furnish(shared_town)


@pytest.fixture
def come_in(browser, browser_context_args, live_server, town):
    with tabs_on(browser, browser_context_args, live_server, town) as come_in:
        yield come_in


@pytest.fixture
def editor(come_in, town):
    return drawn(come_in("admin", f"/ground/{town.here.micro.code}/map/edit/"))


def tool(page, words):
    page.get_by_role("radio", name=said(words), exact=True).check()


def line_of(page, name):
    return page.locator("[data-gwmap-changes] tr").filter(has_text=name)


def look(page, reason="并路"):
    page.locator("#draft-reason").fill(reason)
    button(page, "Look first").click()
    expect(page.get_by_role("heading", name=said("This is what changes"))).to_be_focused()


def publish(page):
    button(page, "Publish").click()
    page.wait_for_url(lambda address: address.endswith("/") and "/map/" not in address)


def boundaries(*codes):
    return [Grid.objects.get(code=code).boundary for code in codes]


def test_a_shared_corner_takes_all_neighbours_along_and_is_published_as_one(editor, town):
    micros = [getattr(town.here, name).code for name in ("micro", "micro2", "micro3", "micro4")]
    before = boundaries(*micros)

    drag(editor, CORNER, THERE)
    expect(line_of(editor, "一号院")).to_contain_text("310")
    expect(editor.locator("[data-gwmap-changes] tr")).to_have_count(4)
    look(editor)
    assert boundaries(*micros) == before, "nothing happens before it is published"
    publish(editor)

    after = boundaries(*micros)
    assert [shape.equals(was) for shape, was in zip(after, before, strict=True)] == [False] * 4
    whole = after[0].union(after[1]).union(after[2]).union(after[3])
    assert sum(shape.area for shape in after) - whole.area == pytest.approx(0, abs=NOTHING)
    assert whole.num_points == 5 or whole.area == pytest.approx(sum(was.area for was in before), rel=1e-9)
    redraw = Redraw.objects.get()
    assert (redraw.kind, redraw.state, redraw.grid.code in micros) == ("border", RedrawState.DONE, True)


def test_a_line_splits_a_grid_and_takes_its_doors(editor, town):
    tool(editor, "Split")
    editor.mouse.click(*spot(editor, 113.3002, 34.7999))
    editor.mouse.dblclick(*spot(editor, 113.3002, 34.8005))
    expect(editor.locator("[data-gwmap-said]")).to_have_text(
        said("The line does not go right through one grid. Begin and end it outside of it.")
    )
    editor.mouse.click(*spot(editor, 113.3002, 34.7999))
    editor.mouse.dblclick(*spot(editor, 113.3002, 34.8015))
    expect(line_of(editor, "一号院")).to_have_count(1)
    expect(line_of(editor, said("the new grid"))).to_have_count(1)

    editor.locator("#draft-name").fill("𠮷祥院")
    look(editor)
    publish(editor)

    new = Grid.objects.get(name="𠮷祥院")
    assert new.parent_id == town.here.general.pk
    moved = Building.objects.get(code__endswith="00008").grid_id
    assert moved in (new.pk, town.here.micro.pk)
    assert Building.objects.filter(code__endswith="00008", point__intersects=F("grid__boundary")).exists()


def test_grids_are_joined_and_a_draft_is_undone_done_again_and_kept(editor, town):
    tool(editor, "Join")
    press(editor, 113.3005, 34.8002)
    expect(editor.locator("[data-gwmap-kind]")).to_have_text(said("Grids become one."))
    press(editor, 113.3015, 34.8002)
    expect(line_of(editor, "一号院 + 二号院")).to_contain_text("346")

    button(editor, "Undo").click()
    expect(line_of(editor, "一号院 + 二号院")).to_have_count(0)
    button(editor, "Do again").click()
    expect(line_of(editor, "一号院 + 二号院")).to_have_count(1)
    editor.reload()
    drawn(editor)
    expect(editor.locator("[data-gwmap-said]")).to_have_text(said("What you drew before is here again."))
    expect(line_of(editor, "一号院 + 二号院")).to_have_count(1)

    look(editor)
    expect(editor.locator("[data-gwmap-effects]")).to_contain_text("36")
    assert not Redraw.objects.exists()


def test_everything_is_drawn_by_keyboard_too(editor, town):
    editor.locator("#draft-grid").select_option(town.here.micro.code)
    corner = editor.locator("[data-gwmap-corners] label").filter(has_text="113.301000, 34.801000")
    corner.get_by_role("radio").check()
    for _metre in range(3):
        editor.keyboard.press("Shift+ArrowRight")

    expect(editor.locator("[data-gwmap-corners] input:checked")).to_be_focused()
    assert float(editor.locator("#corner-lng").input_value()) == pytest.approx(
        113.301 + 30 / 91_400, abs=1e-5
    )
    expect(editor.locator("[data-gwmap-changes] tr")).to_have_count(4)
    button(editor, "Drop the draft").press("Enter")
    expect(editor.locator("[data-gwmap-unchanged]")).to_be_visible()
    editor.locator("[data-gwmap-corners] input").first.check()
    editor.locator("#cut-to").select_option("3")
    button(editor, "Split here").press("Enter")
    expect(line_of(editor, said("the new grid"))).to_have_count(1)
    editor.locator("#draft-name").fill("三角院")
    look(editor)

    looks = Looks(editor).at(PHONE)
    assert looks.axe() == []
    assert Looks(editor).at(NARROW, DOUBLE).narrow() == []


def test_the_check_leads_to_what_it_found_and_the_slider_to_another_day(editor, town):
    Building.objects.filter(code__endswith="00007").update(point="SRID=4326;POINT(113.305 34.8008)")
    button(editor, "Check").click()
    finding = editor.locator("[data-gwmap-findings] li").filter(has_text="7 号楼")
    finding.get_by_role("button").click()
    expect(editor.locator("#map")).to_be_focused()

    drag_before = Grid.objects.get(pk=town.here.micro.pk).boundary
    editor.reload()
    drag(drawn(editor), CORNER, THERE)
    expect(editor.locator("[data-gwmap-changes] tr")).to_have_count(4)
    look(editor)
    publish(editor)
    editor.go_back()
    slider = drawn(editor).get_by_role("slider")
    slider.focus()
    editor.keyboard.press("ArrowLeft")

    day = f"{Grid.objects.get(pk=town.here.micro.pk).valid_from:%Y-%m-%d}"
    expect(editor.locator("#map")).to_have_attribute("data-gwmap-then", day)
    shown = editor.evaluate("window.gwmap.opened[0].past.getFeatures().map((one) => one.getId())")
    assert town.here.micro.code in shown
    assert not Grid.objects.get(pk=town.here.micro.pk).boundary.equals(drag_before)
    assert day < f"{localdate():%Y-%m-%d}"
