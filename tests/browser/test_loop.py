"""One real case in a real browser, from the code on the door to the write-off: by what is written on the pages alone.

The resident and the worker hold a phone, the desk and the reviewer sit at 1366 × 768. After every step the resident's
page is loaded again and says what has changed.
"""

from types import SimpleNamespace

import pytest
from playwright.sync_api import expect

from cases import budgets
from cases.models import Case
from tests.browser.settled import settled
from tests.cast import PASSWORD
from tests.files.photos import photo
from tests.messaging.drain import drain

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
DESK = {"viewport": {"width": 1366, "height": 768}}
STAIRS = {"name": "lamp.jpg", "mimeType": "image/jpeg", "buffer": photo((900, 700))}
MENDED = {"name": "mended.jpg", "mimeType": "image/jpeg", "buffer": photo((800, 600))}


@pytest.fixture
def cast_of_pages(browser, browser_context_args, live_server, shared_town, settings, tmp_path):
    """A page for each of the four, signed in; any complaint of a browser fails the test."""
    settings.MEDIA_ROOT = tmp_path
    budgets.store.flushdb()
    contexts, complaints = [], []

    def page_of(size):
        context = browser.new_context(**browser_context_args | size | {"base_url": live_server.url})
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda line: complaints.append(line.text) if line.type == "error" else None)
        page.on("pageerror", lambda fault: complaints.append(str(fault)))
        return page

    yield SimpleNamespace(
        resident=page_of(PHONE),
        desk=signed_in(page_of(DESK), "desk"),
        worker=signed_in(page_of(PHONE), "worker"),
        reviewer=signed_in(page_of(DESK), "reviewer"),
    )
    for context in contexts:
        context.close()
    assert complaints == []


def signed_in(page, name):
    page.goto("/sign-in/")
    page.get_by_label("用户名").fill(name)
    page.get_by_label("密码").fill(PASSWORD)
    page.get_by_role("button", name="登录").click()
    page.get_by_role("link", name="消息").first.wait_for()
    return page


def press(page, words):
    settled(page).get_by_role("button", name=words, exact=True).click()


def open_verb(page, words):
    """Open the form of a verb from the bar at the thumb, where it stands or behind "more"; answer it."""
    bar = settled(page).locator(".gw-do").get_by_text(words, exact=True)
    if not bar.is_visible():
        page.get_by_text("更多", exact=True).click()
    bar.click()
    return page.locator("details.gw-action[open]")


def stands_at(page, words):
    """The resident's bar says that this is running, after the page is loaded again."""
    page.reload()
    expect(page.locator("[aria-current=step]")).to_contain_text(words)


def test_from_the_code_on_the_door_to_the_write_off(cast_of_pages, shared_town):
    who = cast_of_pages

    # 1–3: the resident scans, takes a photo, chooses a kind, leaves a number
    who.resident.goto(f"/q/{shared_town.qr.token}")
    who.resident.get_by_role("link", name="我要上报").click()
    who.resident.get_by_label("拍照").set_input_files(STAIRS)
    who.resident.get_by_label("路灯单盏不亮").check()
    who.resident.get_by_label("手机号").fill("13800005678")
    press(who.resident, "提交")
    who.resident.get_by_role("heading", name="已收到").wait_for()
    who.resident.get_by_role("link", name="查看进度").click()
    who.resident.wait_for_url("**/t/*/")
    stands_at(who.resident, "已收到")
    drain()

    # 4: the desk sees it waiting, with its photo, and sends the worker
    case = Case.objects.get()
    who.desk.goto("/desk/")
    who.desk.get_by_role("link", name=case.short_number).first.click()
    who.desk.get_by_role("heading", name=case.number).wait_for()
    who.desk.get_by_label("worker").check()
    press(who.desk, "派单并下一件")
    who.desk.get_by_text(case.number).wait_for(state="detached")
    drain()
    stands_at(who.resident, "已派单")

    # 5: the worker finds it on the phone, takes it, calls, mends the lamp
    who.worker.goto("/w/")
    who.worker.get_by_role("link", name="路灯单盏不亮").click()
    press(who.worker, "接单")
    state_of(who.worker, "处置中")
    stands_at(who.resident, "处理中")

    contact = open_verb(who.worker, "记录联系")
    choose(contact, "方式", "电话")
    choose(contact, "联系结果", "已联系上本人")
    contact.get_by_role("button", name="记录联系").click()
    who.worker.get_by_role("listitem").filter(has_text="已联系上本人").wait_for()

    result = open_verb(who.worker, "处置完毕")
    choose(result, "结果", "办好了")
    result.get_by_label("处置结果").fill("换了灯泡")
    result.get_by_label("拍照").set_input_files(MENDED)
    result.get_by_role("button", name="处置完毕").click()
    state_of(who.worker, "待反馈")
    drain()

    # 6: the resident is told, in words
    told = open_verb(who.worker, "反馈")
    choose(told, "告知方式", "电话")
    choose(told, "答复", "办好了")
    told.get_by_label("内容").fill("灯修好了，请看看")
    told.get_by_role("button", name="反馈", exact=True).click()
    state_of(who.worker, "待销号")
    who.resident.reload()
    expect(who.resident.get_by_text("灯修好了，请看看").first).to_be_visible()
    assert who.resident.get_by_role("img").count() >= 2

    # 7: the resident says that it is solved; somebody else strikes it off
    who.resident.get_by_label("非常满意").check()
    press(who.resident, "解决了")
    who.resident.get_by_role("status").get_by_text("谢谢").wait_for()
    drain()
    who.reviewer.goto(f"/cases/{case.number}/")
    press(who.reviewer, "销号")
    state_of(who.reviewer, "已销号")
    who.resident.reload()
    last = who.resident.get_by_role("list").first.get_by_role("listitem").last
    expect(last).to_contain_text("已办结")
    expect(last).to_contain_text("已完成")

    seven_dots_with_their_events(who.reviewer, case)


def state_of(page, words):
    """Wait until the head of the case says this."""
    expect(page.locator("#case header .gw-chip").first).to_have_text(words)


def choose(form, label, words):
    """A list or a set of chips, whichever the page has."""
    lists = form.get_by_label(label, exact=True)
    if lists.count() and lists.first.evaluate("it => it.tagName") == "SELECT":
        lists.first.select_option(label=words)
    else:
        form.get_by_label(words, exact=True).first.check()


def seven_dots_with_their_events(page, case):
    """The bar is full, and each of its seven steps has the events that made it."""
    page.reload()
    dots = page.get_by_role("list", name="七步").get_by_role("listitem").all_inner_texts()
    words = ["走近群众", "发现问题", "平台上报", "问题派单", "协调处理", "情况反馈", "销号跟踪"]
    assert [word for word, text in zip(words, dots, strict=True) if word not in text] == []
    case.refresh_from_db()
    actions = list(case.events.order_by("seq").values_list("action", flat=True))
    steps = {
        "走近群众": ["approach"],
        "发现问题": ["find"],
        "平台上报": ["report"],
        "问题派单": ["dispatch", "take"],
        "协调处理": ["contact", "resolve"],
        "情况反馈": ["feedback"],
        "销号跟踪": ["rate", "close"],
    }
    assert actions == [action for step in steps.values() for action in step]
    assert case.state == "closed"
