"""What the staff's pages say and keep, in a real browser: confirmations, typed words, the thumb, help, focus."""

from datetime import timedelta

import pytest
from django.utils.timezone import now
from playwright.sync_api import expect

from cases.enums import Action
from grids.models import Session
from tests.browser.settled import settled
from tests.browser.tour import session_of
from tests.cast import PASSWORD, a_case, do
from tests.faults.processes import until

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
DESKTOP = {"viewport": {"width": 1366, "height": 768}}
THUMB = 844 * 3 / 4  # below this a thumb reaches
CUT = """() => Array.from(document.querySelectorAll(".gw-filters a, .gw-table th, .gw-table td:not(.gw-cut)"))
    .filter((one) => one.offsetParent && getComputedStyle(one.closest("thead") || one).position !== "absolute")
    .filter((one) => one.scrollWidth > one.clientWidth + 1 || one.getBoundingClientRect().right > innerWidth)
    .map((one) => one.textContent.trim())"""
KEPT = "Object.keys(sessionStorage).filter((name) => name.indexOf('gw-') === 0)"


@pytest.fixture
def come_in(browser, browser_context_args, live_server, shared_town, settings, tmp_path):
    """A page of one of the cast, signed in."""
    settings.MEDIA_ROOT = tmp_path
    contexts = []

    def page_of(name, shape=PHONE, scripted=True):
        facts = browser_context_args | shape | {"base_url": live_server.url}
        context = browser.new_context(**facts, java_script_enabled=scripted)
        contexts.append(context)
        context.add_cookies(session_of(getattr(shared_town.people, name), live_server.url))
        return context.new_page()

    yield page_of
    for context in contexts:
        context.close()


@pytest.fixture
def given(shared_town):
    """A case dispatched to the worker, and the way to its page."""
    case = a_case(shared_town, at=now() - timedelta(hours=5))
    case = do(case, Action.DISPATCH, shared_town.by_desk, shared_town, at=now() - timedelta(hours=4))
    return case


def page_of(case):
    return f"/cases/{case.number}/"


def end_sessions():
    """As when they stood idle for too long."""
    Session.objects.all().delete()


def sign_in_again(page, name):
    page.get_by_label("用户名").fill(name)
    page.get_by_label("密码").fill(PASSWORD)
    page.get_by_role("button", name="登录", exact=True).click()


def test_a_verb_is_confirmed_where_it_is_read_out_and_the_focus_goes_on(come_in, given):
    phone = come_in("worker")
    phone.goto(page_of(given))

    phone.get_by_role("button", name="接单", exact=True).click()

    notice = phone.locator("#notices[role=status]").get_by_text("您已接单，应于")
    expect(notice).to_be_visible()
    expect(phone.locator("h1:focus")).to_contain_text(given.number)


def test_the_desk_says_to_whom_it_went_and_stands_on_the_next_case(come_in, shared_town):
    first, second = (a_case(shared_town, at=now() - timedelta(hours=9 - n)) for n in range(2))
    desk = come_in("desk", DESKTOP)
    desk.goto(f"/desk/?case={first.number}")

    desk.get_by_role("radio", name="worker").check()
    desk.get_by_role("button", name="派单并下一件", exact=True).click()

    desk.locator("#notices").get_by_text("已派给worker，应于").wait_for()
    expect(desk.get_by_role("link", name=second.short_number, exact=True)).to_be_focused()


@pytest.mark.parametrize("scripted", [True, False], ids=["with script", "without script"])
def test_the_step_that_leads_on_is_at_the_thumb_and_the_rest_behind_more(come_in, given, scripted):
    phone = come_in("worker", scripted=scripted)
    phone.goto(page_of(given))

    main = phone.get_by_role("button", name="接单", exact=True)
    assert main.bounding_box()["y"] > THUMB
    assert main.bounding_box()["height"] >= 48
    assert not phone.get_by_text("退单", exact=True).last.is_visible()
    phone.get_by_text("更多", exact=True).click()
    phone.get_by_role("link", name="退单", exact=True).click()
    phone.get_by_role("combobox", name="原因", exact=True).select_option("not_ours")
    phone.get_by_role("button", name="退单", exact=True).click()
    phone.get_by_text("已退单，工单回到派遣台").wait_for()


def test_an_opened_form_brings_its_own_button_to_the_thumb(come_in, given, shared_town):
    do(given, Action.TAKE, shared_town.by_worker, shared_town, at=now() - timedelta(hours=1))
    phone = come_in("worker")
    phone.goto(page_of(given))

    phone.get_by_role("link", name="记录联系", exact=True).click()

    expect(phone.locator("[name=contact_channel]")).to_be_focused()
    expect(phone.locator(".gw-do")).to_be_hidden()
    send = phone.get_by_role("button", name="记录联系", exact=True)
    assert send.bounding_box()["y"] > THUMB


def test_words_outlive_an_ended_session_and_are_gone_once_sent(come_in, given):
    phone = come_in("worker")
    phone.goto(page_of(given) + "?do=comment")
    phone.get_by_label("内容").fill("业主晚上在家")

    end_sessions()
    phone.get_by_role("button", name="备注", exact=True).click()
    phone.get_by_label("密码").wait_for()
    sign_in_again(phone, "worker")

    phone.get_by_role("heading", level=1, name=given.number).wait_for()
    expect(phone.get_by_label("内容")).to_have_value("业主晚上在家")
    phone.get_by_role("button", name="备注", exact=True).click()
    phone.locator("#notices").get_by_text("备注已记下").wait_for()
    until(lambda: phone.evaluate(KEPT) == [], seconds=30, what="what is done is let go")
    assert given.events.get(action="comment").text.words == "业主晚上在家"


def test_nothing_typed_stays_after_the_sign_out(come_in, given):
    phone = come_in("worker")
    phone.goto(page_of(given) + "?do=comment")
    phone.get_by_label("内容").fill("业主姓王")
    assert len(phone.evaluate(KEPT)) == 1

    phone.locator(".gw-menu summary").click()
    phone.get_by_role("button", name="退出", exact=False).click()

    phone.get_by_label("密码").wait_for()
    assert phone.evaluate(KEPT) == []


def test_what_somebody_else_typed_is_not_shown(come_in, given, live_server, shared_town):
    phone = come_in("worker")
    phone.goto(page_of(given) + "?do=comment")
    phone.get_by_label("内容").fill("业主姓王")

    end_sessions()
    phone.context.add_cookies(session_of(shared_town.people.reviewer, live_server.url))
    phone.goto(page_of(given) + "?do=comment")

    assert phone.get_by_label("内容").input_value() == ""
    assert phone.evaluate(KEPT) == []


def test_a_kind_says_while_chosen_that_it_must_be_dispatched(come_in):
    phone = come_in("worker")
    phone.goto("/w/report/")
    alone = phone.get_by_label("我已当场办好")

    phone.get_by_label("路灯单盏不亮").check()
    phone.get_by_text("此类须派单，不能当场办结。").wait_for()
    expect(alone).to_be_disabled()

    phone.get_by_label("其他类别").fill("楼道堆物")
    phone.get_by_text("此类需办结照片。").wait_for()
    expect(alone).to_be_enabled()


def test_help_opens_over_the_page_closes_by_escape_and_gives_the_focus_back(come_in, given):
    desk = come_in("desk", DESKTOP)
    desk.goto("/desk/")

    desk.get_by_role("link", name="这一页怎么用").press("Enter")
    sheet = desk.get_by_role("dialog", name="帮助")
    sheet.get_by_text("这里是派单的地方").wait_for()
    desk.keyboard.press("?")
    assert desk.locator("dialog[open]").count() == 1
    desk.keyboard.press("Escape")

    expect(sheet).to_be_hidden()
    expect(desk.locator("[data-gw-help]:focus")).to_be_attached()


def test_help_is_a_page_without_script(come_in, given):
    desk = come_in("desk", DESKTOP, scripted=False)
    desk.goto("/w/")

    desk.get_by_role("link", name="这一页怎么用").click()

    desk.get_by_role("heading", level=1, name="帮助").wait_for()
    expect(desk.get_by_text("这里是您手上的工单")).to_be_visible()


@pytest.mark.parametrize(
    "path", ["/desk/", "/w/", "/w/report/", "/desk/report/", "/messages/", "/help/desk/", "case"]
)
def test_at_320_pixels_and_double_letters_nothing_is_pushed_sideways(come_in, given, path):
    page = come_in("desk", {"viewport": {"width": 320, "height": 700}})
    page.goto(page_of(given) if path == "case" else path)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    settled(page)

    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("width", [390, 1366])
@pytest.mark.parametrize("language", ["zh-CN", "en-US"])
def test_the_lists_of_the_desk_are_read_in_full(
    browser, browser_context_args, live_server, shared_town, width, language
):
    a_case(shared_town, at=now() - timedelta(hours=1))
    facts = {"viewport": {"width": width, "height": 768}, "locale": language}
    context = browser.new_context(**browser_context_args | facts)
    context.add_cookies(session_of(shared_town.people.desk, live_server.url))
    page = context.new_page()
    page.goto(live_server.url + "/desk/")
    settled(page)

    cut = page.evaluate(CUT)
    context.close()
    assert cut == []
