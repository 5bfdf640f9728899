"""Whole flows with a keyboard alone, as somebody who cannot hold a mouse does them, and with an input method on."""

from datetime import timedelta

import pytest
from django.utils.timezone import now
from playwright.sync_api import expect

from cases import budgets
from cases.enums import Action
from cases.models import Case
from tests.browser.settled import settled
from tests.browser.tour import session_of
from tests.cast import a_case, do

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]
# What stands in the tab order between the beginning of a page and anything on it.
FAR = 120
HERE = """() => {
    const here = document.activeElement, label = here.labels && here.labels[0];
    const own = here.matches("a, button, summary") && here.innerText;  // a list would be called by all that is in it
    const names = [here.getAttribute("aria-label"), label && label.innerText, own, here.id];
    return names.filter(Boolean).join(" ");
}"""


@pytest.fixture
def come_in(browser, browser_context_args, live_server, shared_town, settings, tmp_path):
    """A page of one of the cast ("" for a resident); nobody touches a mouse."""
    settings.MEDIA_ROOT = tmp_path
    budgets.store.flushdb()
    contexts = []

    def page_of(name=""):
        context = browser.new_context(**browser_context_args, base_url=live_server.url)
        contexts.append(context)
        if name:
            context.add_cookies(session_of(getattr(shared_town.people, name), live_server.url))
        return context.new_page()

    yield page_of
    for context in contexts:
        context.close()


def tab_to(page, words):
    """Press Tab until what has the focus is called by these words; not before the page has put it somewhere itself."""
    settled(page)
    for _ in range(FAR):
        page.keyboard.press("Tab")
        if words in page.evaluate(HERE):
            return
    raise AssertionError(f"no way to {words!r} by Tab on {page.url}")


def arrow_to(page, words, key="ArrowDown"):
    """Within a group of choices, press an arrow until the one called by these words is chosen."""
    for _ in range(FAR):
        if words in page.evaluate(HERE):
            page.keyboard.press("Space")
            return
        page.keyboard.press(key)
    raise AssertionError(f"no choice {words!r}")


def press(page, words):
    """Go to a button, a link or a fold, and press it."""
    tab_to(page, words)
    page.keyboard.press("Enter")


def test_a_resident_reports_and_withdraws(come_in, shared_town):
    page = come_in()
    page.goto(f"/q/{shared_town.qr.token}/report/")

    tab_to(page, "id_description")
    page.keyboard.insert_text("三楼的灯坏了")
    tab_to(page, "id_phone")
    page.keyboard.type("13800005678")
    press(page, "提交")
    page.get_by_role("heading", name="已收到").wait_for()
    press(page, "查看进度")
    page.get_by_role("heading", name="办理经过").wait_for()
    press(page, "撤回上报")
    press(page, "撤回")

    page.get_by_text("您的上报已撤回").wait_for()
    case = Case.objects.get()
    assert (case.description, case.state) == ("三楼的灯坏了", "void")


def test_the_first_tab_offers_to_skip_to_the_content(come_in, shared_town):
    page = come_in("desk")
    page.goto("/desk/")

    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="跳到正文")
    expect(skip).to_be_focused()
    box = skip.bounding_box()
    assert box["x"] >= 0
    assert box["y"] >= 0
    page.keyboard.press("Enter")

    expect(page.locator("#main")).to_be_focused()


def test_the_desk_dispatches_without_its_single_keys(come_in, shared_town):
    case = a_case(shared_town, at=now() - timedelta(hours=3))
    page = come_in("desk")
    page.goto(f"/desk/?case={case.number}")
    page.get_by_role("region", name="预览").get_by_role("link", name=case.number).wait_for()

    page.keyboard.press("?")
    tab_to(page, "启用单键快捷键")
    page.keyboard.press("Space")
    expect(page.locator("[data-gw-keys-switch]")).not_to_be_checked()
    page.keyboard.press("Escape")
    expect(page.locator("#desk-keys")).to_be_hidden()
    page.keyboard.press("2")
    page.keyboard.press("Enter")
    tab_to(page, "worker")
    arrow_to(page, "leader")
    press(page, "派单并下一件")

    page.get_by_role("link", name=case.number).wait_for(state="detached")
    case.refresh_from_db()
    assert case.handler_post.officer.username == "leader"


def test_a_worker_takes_and_resolves(come_in, shared_town):
    case = a_case(shared_town, at=now() - timedelta(hours=5))
    do(case, Action.DISPATCH, shared_town.by_desk, shared_town, at=now() - timedelta(hours=4))
    page = come_in("worker")
    page.goto("/w/")

    press(page, "路灯单盏不亮")
    page.get_by_role("heading", name=case.number).wait_for()
    press(page, "接单")
    page.get_by_text("处置中").first.wait_for()
    press(page, "记录联系")
    tab_to(page, "contact_channel")
    page.keyboard.press("ArrowDown")
    tab_to(page, "contact_outcome")
    page.keyboard.press("ArrowDown")
    press(page, "记录联系")
    page.get_by_role("listitem").filter(has_text="已联系上本人").first.wait_for()

    press(page, "处置完毕")
    tab_to(page, "resolve-result")
    page.keyboard.insert_text("换了灯泡")
    tab_to(page, "no_photo_reason")
    page.keyboard.insert_text("夜里看不清")
    press(page, "处置完毕")

    page.get_by_text("待反馈").first.wait_for()
    case.refresh_from_db()
    assert case.state == "handled"


COMPOSE = """(key) => {
    const here = document.activeElement, more = {bubbles: true, cancelable: true};
    here.dispatchEvent(new CompositionEvent("compositionstart", {...more, data: ""}));
    const down = new KeyboardEvent("keydown", {...more, key, isComposing: true, keyCode: 229});
    const went = here.dispatchEvent(down);
    here.dispatchEvent(new CompositionEvent("compositionend", {...more, data: "字"}));
    return went;
}"""


@pytest.mark.parametrize("key", ["j", "2", "Enter", "?", "/", "Escape", "o", "."])
def test_no_key_of_an_input_method_does_anything_at_the_desk(come_in, shared_town, key):
    first, _second = (a_case(shared_town, at=now() - timedelta(hours=3 - n)) for n in range(2))
    page = come_in("desk")
    page.goto(f"/desk/?case={first.number}")
    page.get_by_role("region", name="预览").get_by_role("link", name=first.number).wait_for()
    before = settled(page).url

    for place in ("document.body", "document.querySelector('[data-gw-search]')"):
        page.evaluate(f"{place}.focus()")
        assert page.evaluate(COMPOSE, key), "the key was swallowed"

    page.keyboard.press("Tab")
    first.refresh_from_db()
    assert (page.url, first.state) == (before, "reported")
    assert page.locator("[data-gw-target='1']").is_checked()
    assert not page.locator("#desk-keys").is_visible()


def test_the_enter_that_ends_a_word_sends_no_report(come_in, shared_town):
    page = come_in()
    page.goto(f"/q/{shared_town.qr.token}/report/")

    page.locator("#id_phone").focus()
    page.evaluate(COMPOSE, "Enter")

    assert page.url.endswith("/report/")
    assert not Case.objects.exists()
