"""A clerk at the desk with the keyboard alone: twenty cases one after the other, many at once, and nothing lost."""

from datetime import timedelta

import pytest
from django.utils.timezone import now
from playwright.sync_api import expect

from cases.enums import Action, Urgency
from cases.models import Case
from tests.browser.settled import settled
from tests.browser.tour import session_of
from tests.cast import a_case, do

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]
SMALL = {"viewport": {"width": 1366, "height": 660}}
ROWS = """() => {
    const list = document.querySelector("#desk-list").getBoundingClientRect();
    const rows = [...document.querySelectorAll("[data-gw-row]")].map((row) => row.getBoundingClientRect());
    return rows.filter((row) => row.top >= list.top && row.bottom <= list.bottom + 1).length;
}"""


@pytest.fixture
def come_in(browser, browser_context_args, live_server, shared_town, settings, tmp_path):
    """The desk of one of the cast, who is signed in; a reload would lose `window.same`."""
    settings.MEDIA_ROOT = tmp_path
    contexts = []

    def page_of(name="desk", path="/desk/"):
        context = browser.new_context(**browser_context_args | SMALL, base_url=live_server.url)
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        contexts.append(context)
        context.add_cookies(session_of(getattr(shared_town.people, name), live_server.url))
        page = context.new_page()
        page.goto(path)
        page.evaluate("window.same = true")
        return page

    yield page_of
    for context in contexts:
        context.close()


def waiting_cases(town, number, **facts):
    start = now() - timedelta(hours=number)
    return [a_case(town, at=start + timedelta(minutes=n), **facts) for n in range(number)]


def shows(page, case):
    """The preview has come to this case."""
    page.locator("#preview [data-gw-open]").get_by_text(case.number, exact=True).wait_for()
    return settled(page)


def chosen(page):
    return page.locator("#chosen input[name=n]:checked").count()


def test_twenty_cases_are_dispatched_by_keyboard_alone(come_in, shared_town):
    cases = waiting_cases(shared_town, 20)
    page = come_in()
    assert page.locator("[data-gw-row]").count() == 20
    assert page.evaluate(ROWS) >= 17

    wanted = []
    for place, case in enumerate(cases):
        key = "12"[place % 2]
        wanted.append(shows(page, case).locator(f'[data-gw-target="{key}"]').get_attribute("value"))
        page.keyboard.press(key)
        page.keyboard.press("Enter")

    page.locator("#desk-list .gw-empty").wait_for()
    given = Case.objects.order_by("pk").values_list("state", "handler_post__uuid")
    assert [(state, str(uuid)) for state, uuid in given] == [("dispatched", one) for one in wanted]
    assert page.evaluate("window.same")


def test_many_are_chosen_and_dispatched_by_keyboard_with_a_result_for_each(come_in, shared_town):
    cases = waiting_cases(shared_town, 6)
    page = come_in()
    shows(page, cases[0])

    page.keyboard.press("x")
    for case in cases[1:4]:
        page.keyboard.press("j")
        shows(page, case)
    page.keyboard.press("Shift+X")
    assert chosen(page) == 4
    page.keyboard.press("b")
    page.get_by_role("heading", name="已选 4 件").wait_for()
    do(cases[1], Action.ACCEPT, shared_town.by_district, shared_town, at=now())
    settled(page).keyboard.press("Enter")
    expect(page.locator(".gw-outcome-done")).to_have_count(3)
    expect(page.locator(".gw-outcome-not")).to_contain_text("district")
    settled(page).keyboard.press("Enter")

    expect(page.locator("[data-gw-row]")).to_have_count(3)
    assert Case.objects.filter(state="dispatched").count() == 3
    assert page.evaluate("window.same")


def test_keys_faster_than_the_line_never_meet_another_case_than_the_marked_one(come_in, shared_town):
    cases = waiting_cases(shared_town, 4)
    page, held = come_in(), []
    shows(page, cases[0])
    page.route(f"**/desk/?*case={cases[1].number}*", lambda route: held.append(route))
    page.route(f"**/desk/?*case={cases[3].number}*", lambda route: held.append(route))

    for key in ("j", "j", "j", "1", "Enter", "Control+Enter"):
        page.keyboard.press(key)
    marked = page.locator('[data-gw-row][aria-selected="true"]')
    expect(marked).to_have_attribute("data-gw-row", cases[3].number)
    expect(page.locator("#preview")).to_have_attribute("aria-busy", "true")
    for one in held:
        one.continue_()

    shows(page, cases[3])
    assert f"case={cases[3].number}" in page.url
    assert set(Case.objects.values_list("state", flat=True)) == {"reported"}
    page.keyboard.press("1")
    page.keyboard.press("Enter")
    expect(page.locator("[data-gw-row]")).to_have_count(3)
    assert Case.objects.exclude(state="reported").get() == cases[3]


def test_what_is_chosen_is_copied_as_a_table(come_in, shared_town):
    first, second = waiting_cases(shared_town, 2, description="=1+1")
    page = come_in()
    shows(page, first)

    page.keyboard.press("x")
    page.keyboard.press("Control+c")

    expect(page.locator("#gw-say")).to_have_text("已复制为表格，可粘贴到电子表格里。")
    head, row = page.evaluate("navigator.clipboard.readText()").split("\r\n")
    assert head.split("\t")[0] == "单号"
    assert row.split("\t")[0] == first.number
    assert second.number not in row


def test_an_urgent_case_is_heard_by_whoever_wants_it_and_pushes_nothing(come_in, shared_town):
    (case,) = waiting_cases(shared_town, 1)
    page = come_in()
    shows(page, case)
    page.keyboard.press("?")
    page.get_by_label("来了紧急工单时响一声").check()
    page.keyboard.press("Escape")
    heard = int(page.locator("body").get_attribute("data-gw-sounded"))

    urgent = a_case(shared_town, at=now() + timedelta(seconds=1))
    Case.objects.filter(pk=urgent.pk).update(urgency=Urgency.URGENT)
    page.evaluate("document.body.dispatchEvent(new CustomEvent('gw:poll'))")

    expect(page.locator("#fresh")).to_contain_text("1 件")
    expect(page).to_have_title("(1) " + page.title().removeprefix("(1) "))
    assert int(page.locator("body").get_attribute("data-gw-sounded")) == heard + 1
    assert page.locator("[data-gw-row]").count() == 1
    settled(page).keyboard.press("n")
    expect(page.locator("[data-gw-row]")).to_have_count(2)


@pytest.mark.long
def test_an_hour_of_a_clerk_with_a_hundred_cases_loses_no_place(come_in, shared_town):
    cases = waiting_cases(shared_town, 100)
    page = come_in(path="/desk/?size=200")

    for place, case in enumerate(cases):
        shows(page, case)
        if place % 10 == 3:  # a look at another list and a search in between
            page.keyboard.press("]")
            page.locator(".gw-filters a[aria-current]").get_by_text("将超期").wait_for()
            settled(page).keyboard.press("[")
            shows(page, case)
        if place % 10 == 5:  # somebody reports meanwhile: said, not pushed
            a_case(shared_town, at=now() + timedelta(hours=1, minutes=place))
            page.evaluate("document.body.dispatchEvent(new CustomEvent('gw:poll'))")
            page.locator("#fresh a").wait_for()
        if place % 10 == 7:
            page.keyboard.press("c")
            page.keyboard.insert_text("先电话核实")
            page.keyboard.press("Control+Enter")
            page.get_by_text("备注已记下").first.wait_for()
            shows(page, case)
            page.evaluate("document.activeElement.blur()")
        page.keyboard.press("123"[place % 3])
        page.keyboard.press("Enter")

    settled(page)
    assert set(Case.objects.filter(pk__in=[case.pk for case in cases]).values_list("state", flat=True)) == {
        "dispatched"
    }
    assert page.evaluate("window.same")
