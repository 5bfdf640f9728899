"""One afternoon of a street office: boundaries come in, what does not fit is mended, a grid is split from a later day,
somebody is appointed, the codes are printed, one of them is scanned and the person behind it can be called."""

import json
from datetime import timedelta

import pypdfium2
import pytest
import zxingcpp
from django.utils.timezone import localdate
from playwright.sync_api import expect

from grids.actions.positions import adopt_positions
from grids.coverage import findings
from grids.enums import RedrawState
from grids.models import Grid, Position, Post, Redraw
from tests.browser.on_the_map import drawn, furnish, tabs_on
from tests.browser.phone import PHONE, button, link, said
from tests.messaging.drain import drain

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]
TOO_FAR_EAST = [[113.3, 34.8], [113.3012, 34.8], [113.3012, 34.801], [113.3, 34.801], [113.3, 34.8]]
NUMBER = "19900001234"


@pytest.fixture
def town(shared_town, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    adopt_positions("xinan-road", shared_town.here.street.region)
    Position.objects.filter(code="micro_leader").update(publicity_days=0)  # this place asks for none
    return furnish(shared_town)


@pytest.fixture
def come_in(browser, browser_context_args, live_server, town):
    with tabs_on(browser, browser_context_args, live_server, town) as come_in:
        yield come_in


def test_from_the_file_of_boundaries_to_the_call(
    come_in, town, browser, browser_context_args, live_server, tmp_path
):
    admin = come_in("admin", f"/ground/{town.here.street.code}/import/")
    boundaries_come_in_and_are_mended(admin, town)
    a_grid_is_split_from_next_week_on(admin, town)
    somebody_is_appointed(come_in, town)
    token = codes_are_printed(admin, town, tmp_path)
    residents_may_call(come_in, town)
    with_a_phone(browser, browser_context_args, live_server, f"/q/{token}")


def boundaries_come_in_and_are_mended(page, town):
    shape = {"type": "Polygon", "coordinates": [TOO_FAR_EAST]}
    feature = {"type": "Feature", "properties": {"code": town.here.micro.code}, "geometry": shape}
    body = json.dumps({"type": "FeatureCollection", "features": [feature]}).encode()
    page.set_input_files(
        "input[type=file]", {"name": "网格.geojson", "mimeType": "application/json", "buffer": body}
    )
    button(page, "Look first").click()
    expect(page.get_by_role("heading", name=said("This would not fit"))).to_be_visible()
    expect(page.locator("main")).to_contain_text("二号院")

    link(page, "Mend it on the map first").click()
    drawn(page)
    for lat in ("34.800000", "34.801000"):
        move_corner(page, town.here.micro2.code, f"113.301000, {lat}", "113.3012")
    button(page, "Check").click()
    expect(page.locator("[data-gwmap-sound]")).to_be_visible()
    publish(page, "按路重划")

    assert not findings(town.here.street, on=localdate())
    assert Grid.objects.get(pk=town.here.micro.pk).boundary.extent[2] == pytest.approx(113.3012)


def move_corner(page, code, corner, lng):
    page.locator("#draft-grid").select_option(code)
    page.locator("[data-gwmap-corners] label").filter(has_text=corner).get_by_role("radio").check()
    page.locator("#corner-lng").fill(lng)
    button(page, "Move there").click()


def publish(page, reason):
    page.locator("#draft-reason").fill(reason)
    button(page, "Look first").click()
    expect(page.get_by_role("heading", name=said("This is what changes"))).to_be_focused()
    button(page, "Publish").click()
    page.wait_for_url(lambda address: address.endswith("/") and "/map/" not in address)


def a_grid_is_split_from_next_week_on(page, town):
    page.goto(f"/ground/{town.here.general.code}/redraw/split/")
    page.get_by_label(said("Name of the new grid")).fill("第四网格")
    page.get_by_label("二号院").check(force=True)
    page.locator("#id_effective_on").fill((localdate() + timedelta(days=7)).isoformat())
    page.locator("#id_reason").fill("户数多了")
    button(page, "Look first").click()
    expect(page.locator("main")).to_contain_text(said("This is what changes"))
    button(page, "Confirm").click()
    expect(page.get_by_text("户数多了")).to_be_visible()

    split = Redraw.objects.get(kind="split")
    assert (split.state, split.effective_on) == (RedrawState.PLANNED, localdate() + timedelta(days=7))


def somebody_is_appointed(come_in, town):
    """By somebody who knows the people of both grids."""
    leader = come_in("district", f"/ground/{town.here.micro2.code}/nominate/")
    leader.locator("#id_position").select_option("micro_leader")
    leader.locator("#id_officer").fill("colleague")
    leader.locator("form button[type=submit].btn-primary").click()
    expect(leader.get_by_text(said("Nominated. Somebody else reviews it."))).to_be_visible()
    path = leader.url
    for who, act in (("desk", "review"), ("security", "appoint")):
        page = come_in(who, path)
        page.locator(f"main a[href$='/{act}/']").click()
        page.locator("main form button.btn-primary").click()
        page.wait_for_url(path)

    post = Post.objects.get(officer=town.people.colleague, grid=town.here.micro2)
    assert post.is_current(localdate())


def codes_are_printed(page, town, tmp_path):
    """→ the token that a camera reads from the sheet."""
    page.goto(f"/ground/{town.here.micro2.code}/codes/")
    button(page, "Issue").click()
    drain()
    page.reload()
    with page.expect_download() as sheet:
        button(page, "Fetch the PDF").click()
    path = tmp_path / "sheet.pdf"
    sheet.value.save_as(path)
    (read,) = zxingcpp.read_barcodes(pypdfium2.PdfDocument(path)[0].render(scale=150 / 72).to_pil())
    return read.text.rpartition("/")[2]


def residents_may_call(come_in, town):
    page = come_in("colleague", "/account/door-card/")
    page.get_by_label(said("Number residents may call")).fill(NUMBER)
    button(page, "Save").click()
    page.wait_for_load_state()


def with_a_phone(browser, arguments, live_server, path):
    context = browser.new_context(**arguments | PHONE, base_url=live_server.url)
    page = context.new_page()
    page.goto(path)
    expect(page.get_by_role("heading", level=1)).to_contain_text("7 号楼")
    expect(link(page, "Call by phone")).to_have_attribute("href", f"tel:{NUMBER}")
    context.close()
