"""The large view: three buttons at the door, remembered, read aloud where the phone can."""

import pytest
from playwright.sync_api import expect

from cases import budgets
from tests.browser.phone import button, link, page_on_a_phone, said

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]
# A phone that can speak, told to the page before it begins: what it was given to say is kept.
SPEAKER = """
window.spoken = [];
window.SpeechSynthesisUtterance = function (text) { this.text = text; };
Object.defineProperty(window, "speechSynthesis", { value: {
  speaking: false,
  getVoices: function () { return [{ lang: "zh-CN", localService: LOCAL }]; },
  speak: function (said) { window.spoken.push(said.text); this.speaking = true; },
  cancel: function () { this.speaking = false; }
} });
"""


@pytest.fixture(autouse=True)
def fresh(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    budgets.store.flushdb()


@pytest.fixture
def phone(browser, browser_context_args, live_server, shared_town):
    with page_on_a_phone(browser, browser_context_args, script=True) as page:
        page.door = f"{live_server.url}/q/{shared_town.qr.token}"
        yield page


def size(locator):
    return float(locator.evaluate("(one) => parseFloat(getComputedStyle(one).fontSize)"))


def test_the_door_has_three_buttons_and_the_way_back(phone):
    phone.goto(phone.door)
    link(phone, "Large view").click()
    phone.wait_for_url("**elder=1")

    main = phone.get_by_role("main")
    buttons = main.get_by_role("link").or_(main.get_by_role("button"))
    assert [one.inner_text().split()[0] for one in buttons.all()] == [
        said("Take a photo"),
        said("Speak or write"),
        said("Call by phone"),
    ]
    assert all(one.bounding_box()["height"] >= 60 for one in buttons.all())
    assert size(phone.locator("body")) == 22

    link(phone, "Standard view").click()
    phone.wait_for_url("**elder=0")
    assert size(phone.locator("body")) == 16


def test_it_is_remembered_from_page_to_page(phone, live_server):
    phone.goto(f"{phone.door}?b=1")

    phone.goto(f"{live_server.url}/t/")

    assert size(phone.get_by_label(said("Case number"))) == 22


def test_every_word_is_at_least_eighteen_pixels(phone, live_server):
    small = """() => Array.from(document.querySelectorAll("body *")).filter((one) => one.offsetParent
        && Array.from(one.childNodes).some((node) => node.nodeType === 3 && node.textContent.trim())
        && parseFloat(getComputedStyle(one).fontSize) < 18 && getComputedStyle(one).clip !== "rect(0px, 0px, 0px, 0px)")
        .map((one) => one.outerHTML.slice(0, 120))"""
    for address in (f"{phone.door}?elder=1", f"{phone.door}/report/", f"{live_server.url}/"):
        phone.goto(address)
        assert phone.evaluate(small) == []


@pytest.mark.parametrize(("local", "offered"), [("true", True), ("false", False)])
def test_it_is_read_aloud_where_the_phone_itself_has_a_voice(phone, local, offered):
    phone.add_init_script(SPEAKER.replace("LOCAL", local))
    phone.goto(f"{phone.door}?elder=1")

    expect(button(phone, "Read aloud")).to_be_visible(visible=offered)
    if offered:
        button(phone, "Read aloud").click()
        assert phone.evaluate("window.spoken[0]") == "1 号楼"
        button(phone, "Stop reading").click()
        expect(button(phone, "Read aloud")).to_be_visible()


def test_the_letters_of_the_phone_are_not_overruled(phone):
    phone.goto(f"{phone.door}?elder=1")

    assert "user-scalable" not in phone.content()
    adjust = phone.evaluate("getComputedStyle(document.documentElement).webkitTextSizeAdjust")
    assert adjust in ("auto", "100%")
