"""A report half filled in survives leaving the page; nothing happens while an input method composes; twice is once."""

import io
import re

import pytest
from PIL import Image
from playwright.sync_api import expect

from cases import budgets
from cases.models import Case
from files.models import File
from tests.browser.phone import PICTURE, button, heading, link, page_on_a_phone, said
from tests.files.photos import MARKERS, encoded, telling_photo

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]
AT_THE_DOOR, FORM, RECEIVED = re.compile(r"/q/\w+$"), "**/report/", "**/done/**"
DRAFTS = "Object.keys(sessionStorage).filter((key) => key.indexOf('gw-draft:') === 0).length"


@pytest.fixture(autouse=True)
def fresh(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    budgets.store.flushdb()


@pytest.fixture
def form(browser, browser_context_args, live_server, shared_town):
    """The report form of the town's door on a phone with script."""
    with page_on_a_phone(browser, browser_context_args, script=True) as page:
        page.goto(f"{live_server.url}/q/{shared_town.qr.token}/report/")
        yield page


def words(page):
    return page.get_by_label(said("In your words"))


def fill(page):
    page.get_by_label("路灯单盏不亮").check()
    words(page).fill("三楼的灯坏了")
    page.get_by_label(said("Do not make this public")).check()


def as_filled(page):
    ticks = page.get_by_label("路灯单盏不亮"), page.get_by_label(said("Do not make this public"))
    return words(page).input_value(), [tick.is_checked() for tick in ticks]


FILLED = ("三楼的灯坏了", [True, True])


def test_the_back_button_and_a_reload_lose_nothing_but_photos_and_say_so(form):
    fill(form)
    form.get_by_label(said("Take a photo")).set_input_files(PICTURE)

    link(form, "Back").click()
    form.wait_for_url(AT_THE_DOOR)
    form.go_back()
    form.reload()

    assert as_filled(form) == FILLED
    expect(form.get_by_text(said("Photos cannot be kept: please take them again."))).to_be_visible()


def test_the_large_view_is_switched_to_with_the_form_half_filled(form):
    fill(form)

    link(form, "Large view").click()
    form.wait_for_url("**elder=1")

    assert as_filled(form) == FILLED
    expect(form.get_by_text(said("Photos cannot be kept: please take them again."))).to_be_hidden()


def test_starting_anew_leaves_nothing(form):
    fill(form)
    form.reload()

    button(form, "Start anew").click()
    form.reload()

    assert as_filled(form) == ("", [False, False])


def test_a_line_that_breaks_while_sending_loses_nothing(form):
    fill(form)
    address = form.url
    form.context.set_offline(True)
    button(form, "Send the report").click()
    form.wait_for_url("chrome-error://**")
    form.context.set_offline(False)
    form.goto(address)

    assert as_filled(form) == FILLED


def test_what_was_sent_is_forgotten_and_what_was_begun_since_is_not(form):
    fill(form)
    button(form, "Send the report").click()
    form.wait_for_url(RECEIVED)
    received = form.url
    assert form.evaluate(DRAFTS) == 0

    link(form, "Report another").click()
    form.wait_for_url(FORM)
    words(form).fill("门也坏了")
    form.goto(received)
    assert form.evaluate(DRAFTS) == 1


def test_a_tap_on_send_right_after_typing_leaves_no_draft(form):
    fill(form)

    form.locator("form[data-gw-draft]").evaluate("""(form) => {
        form.querySelector("textarea").dispatchEvent(new Event("change", { bubbles: true }));
        form.querySelector("button[type=submit]").click();
    }""")
    form.wait_for_url(RECEIVED)

    assert form.evaluate(DRAFTS) == 0


def test_an_error_keeps_the_answers_of_the_last_try(form):
    fill(form)
    form.get_by_label(said("Phone number")).fill("138")
    button(form, "Send the report").click()
    form.get_by_role("alert").wait_for()

    assert as_filled(form) == FILLED
    form.wait_for_load_state()
    link(form, "Back").click()
    form.wait_for_url(AT_THE_DOOR)
    link(form, "Report something").click()
    form.wait_for_url(FORM)
    assert as_filled(form) == FILLED


def test_nothing_is_kept_or_sent_while_an_input_method_composes(form):
    keyboard = form.context.new_cdp_session(form)
    form.get_by_label(said("Phone number")).focus()

    keyboard.send("Input.imeSetComposition", {"text": "sanlou", "selectionStart": 6, "selectionEnd": 6})
    assert form.evaluate(DRAFTS) == 0
    keyboard.send("Input.insertText", {"text": "三楼"})

    assert form.get_by_label(said("Phone number")).input_value() == "三楼"
    assert form.evaluate(DRAFTS) == 1
    assert Case.objects.count() == 0


def test_an_impatient_second_tap_is_one_case(form):
    fill(form)

    button(form, "Send the report").dblclick(no_wait_after=True)
    heading(form, "Received").wait_for()

    assert Case.objects.count() == 1


def sent_photo(page):
    """What the page sends instead of the photo that was chosen."""
    page.get_by_text(said("Making the photo smaller…")).wait_for(state="hidden")
    read = "(input) => input.files[0].arrayBuffer().then((all) => Array.from(new Uint8Array(all)))"
    return bytes(page.locator("[data-gw-thumbs] input").evaluate(read))


@pytest.mark.parametrize("size", [(4000, 3000), (640, 480)], ids=["large", "small"])
def test_a_photo_leaves_the_phone_small_and_without_its_place(form, size):
    noise = Image.effect_noise(size, 60).convert("RGB")
    exif = Image.Exif()
    exif.get_ifd(0x8825).update({1: "N", 29: "GPSMARK"})
    chosen = encoded(noise, quality=95, exif=exif.tobytes())
    form.get_by_label(said("Take a photo")).set_input_files(
        {"name": "a.jpg", "mimeType": "image/jpeg", "buffer": chosen}
    )

    sent = sent_photo(form)

    picture = Image.open(io.BytesIO(sent))
    assert (picture.format, max(picture.size)) == ("JPEG", min(max(size), 1600))
    assert len(sent) < len(chosen)
    assert not picture.getexif()
    assert b"GPSMARK" not in sent


def test_all_that_a_telling_photo_tells_stays_on_the_phone(form):
    form.get_by_label(said("Take a photo")).set_input_files(
        {"name": "a.jpg", "mimeType": "image/jpeg", "buffer": telling_photo()}
    )

    sent = sent_photo(form)

    assert [mark for mark in MARKERS if mark in sent] == []


def test_a_photo_the_page_cannot_draw_goes_out_as_it_is(form):
    broken = b"\xff\xd8\xff\xe0 not really a photo"
    form.get_by_label(said("Take a photo")).set_input_files(
        {"name": "a.jpg", "mimeType": "image/jpeg", "buffer": broken}
    )
    assert sent_photo(form) == broken

    words(form).fill("灯坏了")
    button(form, "Send the report").click()

    heading(form, "Received").wait_for()
    assert File.objects.get().size == len(broken)
