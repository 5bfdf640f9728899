"""The small scripts in a real browser: they spare a press, never a form."""

import io

import pytest
from PIL import Image
from playwright.sync_api import expect

from tests.faces.shown import ROWS, SENT

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.urls("tests.faces.shown"),
    pytest.mark.django_db(transaction=True),
]


@pytest.fixture(autouse=True)
def nothing_sent():
    SENT.clear()


@pytest.fixture
def report(page, live_server):
    page.goto(f"{live_server.url}/q/ABCDEFGHJK7/report/")
    return page


@pytest.fixture
def desk(page, live_server):
    page.set_viewport_size({"width": 1366, "height": 660})
    page.goto(f"{live_server.url}/desk/")
    return page


def photo(name, side):
    held = io.BytesIO()
    Image.effect_noise((side, side), 90).convert("RGB").save(held, "JPEG", quality=95)
    return {"name": name, "mimeType": "image/jpeg", "buffer": held.getvalue()}


def stands_on(page, row):
    expect(page.locator('[data-gw-row][aria-selected="true"]')).to_have_attribute("data-gw-row", row.number)


def test_an_impatient_second_press_sends_nothing(report):
    report.locator("#id_description").fill("dark stairs")

    report.locator("button[type=submit]").dblclick()
    report.get_by_role("heading", name="sent").wait_for()

    assert len(SENT) == 1
    assert SENT[0][0]["description"] == "dark stairs"


def test_photos_are_shown_made_smaller_counted_and_can_be_taken_back(report):
    large = photo("large.jpg", 2400)
    report.locator("#id_photos_camera").set_input_files(large)
    report.locator("#id_photos_album").set_input_files([photo("b.jpg", 60), photo("c.jpg", 60)])
    thumbs = report.locator("[data-gw-thumbs] li")
    thumbs.nth(2).wait_for()

    thumbs.nth(1).get_by_role("button").click()
    report.locator("button[type=submit]").click()
    report.get_by_role("heading", name="sent").wait_for()

    sizes = SENT[0][1]
    assert len(sizes) == 2
    assert sizes[0] < len(large["buffer"]) / 2


def test_no_more_than_six_photos(report):
    report.locator("#id_photos_album").set_input_files([photo(f"{n}.jpg", 40) for n in range(8)])

    expect(report.locator("[data-gw-thumbs] li")).to_have_count(6)
    expect(report.locator("#id_photos_camera")).to_be_hidden()


def test_what_was_typed_is_still_there_after_going_away(report):
    report.locator("#id_description").fill("dark stairs")

    report.get_by_role("link", name="返回").or_(report.get_by_role("link", name="Back")).click()
    report.wait_for_url(lambda address: not address.endswith("/report/"))
    report.go_back()
    report.reload()

    expect(report.locator("#id_description")).to_have_value("dark stairs")


def test_the_desk_is_worked_by_keys(desk):
    desk.keyboard.press("j")
    desk.locator("#preview", has_text=ROWS[1].number).wait_for()
    desk.keyboard.press("k")
    desk.locator("#preview", has_text=ROWS[0].number).wait_for()
    stands_on(desk, ROWS[0])

    desk.keyboard.press("1")
    with desk.expect_response(lambda answer: "/actions/dispatch/" in answer.url):
        desk.keyboard.press("Enter")

    assert [sent[0]["to"] for sent in SENT] == ["post-1"]
    assert SENT[0][0]["key"]


def test_keys_rest_in_a_field_while_an_input_method_composes_and_with_control(desk):
    desk.locator("#desk-q").press("j")
    desk.locator("body").dispatch_event("keydown", {"key": "j", "isComposing": True, "bubbles": True})
    desk.keyboard.press("Control+j")

    assert desk.locator("#desk-q").input_value() == "j"
    stands_on(desk, ROWS[0])


def test_the_list_of_keys_opens_switches_them_off_and_remembers(desk):
    desk.keyboard.press("?")
    desk.locator("[data-gw-keys-switch]").uncheck()
    desk.keyboard.press("Escape")
    desk.keyboard.press("j")
    stands_on(desk, ROWS[0])

    desk.reload()
    expect(desk.locator("[data-gw-keys-switch]")).not_to_be_checked()


def test_going_back_asks_the_server_and_no_page_stays_in_the_browser(desk):
    """A name that was shown plain would outlive the sign-out."""
    desk.keyboard.press("j")
    desk.locator("#preview", has_text=ROWS[1].number).wait_for()
    assert desk.evaluate("sessionStorage.getItem('htmx-history-cache')") is None

    desk.go_back()
    desk.locator("#preview", has_text=ROWS[0].number).wait_for()


def test_seventeen_rows_fit_beside_the_preview(desk):
    room = desk.evaluate(
        "document.querySelector('#desk-list').clientHeight - document.querySelector('#desk-list thead').offsetHeight"
    )
    row = desk.evaluate("document.querySelector('[data-gw-row]').offsetHeight")

    assert room // row >= 17


def test_nothing_runs_against_the_content_policy(page, live_server):
    complaints = []
    page.on("console", lambda line: complaints.append(line.text) if line.type == "error" else None)
    page.on("pageerror", lambda fault: complaints.append(str(fault)))

    for address in ("/desk/", "/q/ABCDEFGHJK7/report/"):
        page.goto(live_server.url + address, wait_until="networkidle")

    assert complaints == []
