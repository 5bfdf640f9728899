"""The staff in a real browser: the desk on 1366 × 768, the worker on a phone, the reviewer; by words and roles."""

from datetime import timedelta

import pytest
from django.utils import translation
from django.utils.timezone import now
from playwright.sync_api import expect

from cases.enums import Action
from cases.models import Case
from grids.actor import Actor
from tests.browser.settled import settled
from tests.cast import PASSWORD, a_case, do, lead_to
from tests.files.photos import photo
from tests.messaging.drain import drain

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
DESKTOP = {"viewport": {"width": 1366, "height": 768}}
PICTURE = {"name": "after.jpg", "mimeType": "image/jpeg", "buffer": photo((900, 700))}
REFUSALS = ("409", "422")


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture(params=[True, False], ids=["with script", "without script"])
def scripted(request):
    return request.param


@pytest.fixture
def come_in(browser, browser_context_args, live_server, shared_town, scripted):
    """A page of one of the cast, signed in at the door; nothing on the way may break the content policy or fail."""
    contexts, complaints = [], []

    def signed_in(name, shape, path=""):
        context = browser.new_context(**browser_context_args | shape, java_script_enabled=scripted)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda line: complaints.append(line.text) if line.type == "error" else None)
        page.on("pageerror", lambda fault: complaints.append(str(fault)))
        page.goto(live_server.url + (path or "/sign-in/"))
        page.get_by_label(said("Name"), exact=True).fill(name)
        page.get_by_label(said("Password"), exact=True).fill(PASSWORD)
        press(page, "Sign in")
        page.get_by_role("navigation", name=said("Main navigation")).wait_for()
        return settled(page)

    yield signed_in
    for context in contexts:
        context.close()
    assert [line for line in complaints if not any(status in line for status in REFUSALS)] == []


def said(words, **facts):
    """The words of a page in the browser's language."""
    with translation.override("zh-hans"):
        return translation.gettext(words) % facts if facts else translation.gettext(words)


def press(page, words):
    settled(page).get_by_role("button", name=said(words), exact=True).click()


def unfold(page, words):
    """Open the form of a verb; on a phone from the bar at the thumb, or behind "more"."""
    way = settled(page).locator("#actions").get_by_text(said(words), exact=True).locator("visible=true")
    if not way.count():
        page.get_by_text(said("More"), exact=True).click()
    way.first.click()


def stands_at(page, step):
    """The bar comes to this step, and nothing has to be pushed sideways."""
    expect(page.locator("[aria-current=step] .gw-step-dot")).to_have_text(step)
    assert fits(page)


def fits(page):
    """Nothing has to be pushed sideways."""
    return page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def waiting_cases(town, number):
    return [a_case(town, at=now() - timedelta(days=2) + timedelta(minutes=n)) for n in range(number)]


def test_the_desk_dispatches_and_goes_on_to_the_next(come_in, shared_town):
    first, second = waiting_cases(shared_town, 2)
    desk = come_in("desk", DESKTOP)

    desk.get_by_role("link", name=first.short_number, exact=True).click()
    preview = desk.get_by_role("region", name=said("Preview"))
    preview.get_by_role("link", name=first.number).wait_for()
    expect(preview.get_by_text("138****5678")).to_be_visible()
    preview.get_by_role("radio", name="worker").check()
    preview.get_by_label(said("Note")).first.fill("请带梯子")
    press(desk, "Dispatch and next")

    preview.get_by_role("link", name=second.number).wait_for()
    first.refresh_from_db()
    assert (first.state, first.handler_post) == ("dispatched", shared_town.worker_post)
    assert first.events.get(action="dispatch").text.aside == "请带梯子"
    expect(desk.get_by_role("link", name=first.short_number, exact=True)).to_have_count(0)


@pytest.mark.parametrize("scripted", [True], indirect=True)
def test_a_second_click_on_what_is_shown_keeps_what_is_typed(come_in, shared_town):
    (case,), desk = waiting_cases(shared_town, 1), come_in("desk", DESKTOP)
    preview = desk.get_by_role("region", name=said("Preview"))
    preview.get_by_role("link", name=case.number).wait_for()
    preview.get_by_label(said("Note")).first.fill("请带梯子")
    asked = []
    desk.on("request", lambda request: asked.append(request.url))
    desk.get_by_role("link", name=case.short_number, exact=True).click()
    assert preview.get_by_label(said("Note")).first.input_value() == "请带梯子"
    assert not [address for address in asked if case.number in address]


def test_a_choice_forgotten_is_said_and_nothing_is_lost(come_in, shared_town):
    (case,) = waiting_cases(shared_town, 1)
    desk = come_in("desk", DESKTOP, f"/desk/?case={case.number}")

    desk.get_by_text(said("Declare void"), exact=True).first.click()
    form = desk.get_by_role("region", name=said("What you can do now"))
    form.get_by_role("textbox", name=said("Note")).and_(desk.locator(":visible")).fill("查无此事")
    form.get_by_role("button", name=said("Declare void"), exact=True).click()

    desk.get_by_role("alert").wait_for()
    expect(form.get_by_text("查无此事")).to_be_visible()
    case.refresh_from_db()
    assert case.state == "reported"


def test_two_clerks_the_second_learns_who_was_quicker(come_in, shared_town):
    (case,) = waiting_cases(shared_town, 1)
    desk = come_in("desk", DESKTOP, f"/desk/?case={case.number}")
    do(case, Action.DISPATCH, shared_town.by_district, shared_town, at=now())

    desk.get_by_label(said("Note")).first.fill("请带梯子")
    press(desk, "Dispatch and next")

    alert = desk.get_by_role("alert")
    expect(alert).to_contain_text("district")
    expect(alert).to_contain_text("请带梯子")


def test_a_call_is_taken_down_for_somebody_else(come_in, shared_town):
    desk = come_in("desk", DESKTOP, "/desk/report/")

    desk.get_by_label(said("Reported for somebody"), exact=True).check()
    desk.get_by_label(said("What is said")).fill("老人家门口的路灯不亮")
    desk.get_by_label(said("Find the building")).fill("1 号")
    press(desk, "Find")
    desk.get_by_role("radio", name="1 号楼", exact=True).check()
    desk.get_by_label(said("Whom it concerns")).fill("张三丰")
    desk.get_by_label(said("Who calls for them, if somebody else")).fill("李四")
    desk.get_by_label(said("The caller's phone")).fill("13900002222")
    desk.get_by_role("button", name=said("Send the report"), exact=True).last.click()

    desk.get_by_text(said("What has happened"), exact=True).wait_for()
    case = Case.objects.get()
    assert (case.source, case.building) == ("proxy", shared_town.building)
    assert {person.kind: person.name for person in case.reporters.all()} == {
        "reporter": "张三丰",
        "caller": "李四",
    }


def test_a_worker_takes_contacts_resolves_with_a_photo_and_feeds_back(come_in, shared_town):
    case = lead_to(shared_town, "reported", at=now() - timedelta(hours=6))
    case = do(case, Action.DISPATCH, shared_town.by_desk, shared_town, at=now() - timedelta(hours=5))
    phone = come_in("worker", PHONE)
    assert fits(phone)

    phone.get_by_role("link", name="路灯单盏不亮").click()
    phone.get_by_role("heading", name=case.number).wait_for()
    stands_at(phone, "4")
    press(phone, "Take the case")
    phone.get_by_text(said("First contact the reporter, or record that nobody can be reached.")).wait_for()
    stands_at(phone, "5")

    unfold(phone, "Record a contact")
    phone.get_by_label(said("How"), exact=True).select_option(label=said("Phone"))
    phone.get_by_label(said("What came of it")).select_option(label=said("Spoke to the person"))
    press(phone, "Record a contact")
    phone.get_by_text(said("Spoke to the person")).last.wait_for()

    unfold(phone, "Done handling")
    phone.get_by_label(said("Outcome"), exact=True).select_option(label=said("Done"))
    phone.get_by_label(said("What was done")).fill("换了灯泡")
    phone.get_by_label(said("From the album")).set_input_files(PICTURE)
    press(phone, "Done handling")
    phone.get_by_text(said("Checking"), exact=True).first.wait_for()
    stands_at(phone, "6")

    drain()
    unfold(phone, "Tell the reporter")
    phone.get_by_label(said("How the reporter was told")).select_option(label=said("Phone"))
    phone.get_by_label(said("Answer"), exact=True).select_option(label=said("It is done"))
    phone.get_by_label(said("What to say")).first.fill("灯修好了，请您看看")
    press(phone, "Tell the reporter")
    phone.get_by_role("img", name=said("With the result")).first.wait_for()
    stands_at(phone, "7")
    case.refresh_from_db()
    assert (case.state, case.photos.count()) == ("fed_back", 1)


def test_a_worker_reports_what_was_solved_on_the_spot(come_in, shared_town):
    phone = come_in("worker", PHONE)
    phone.get_by_role("link", name=said("Report on the spot")).first.click()

    phone.get_by_label("楼道堆物").check()
    phone.get_by_role("radio", name="1 号楼", exact=True).check()
    phone.get_by_label(said("I have already settled it on the spot")).check()
    phone.get_by_label(said("What was done")).fill("已劝导搬走")
    phone.get_by_label(said("Take a photo")).last.set_input_files(PICTURE)
    assert fits(phone)
    phone.get_by_role("button", name=said("Send the report"), exact=True).last.click()

    phone.get_by_text(said("What has happened"), exact=True).wait_for()
    stands_at(phone, "6")
    assert Case.objects.get().state == "handled"


def test_the_reporter_is_shown_plain_to_somebody_who_says_why(come_in, shared_town, live_server):
    case = lead_to(shared_town, "handling", at=now() - timedelta(hours=6))
    phone = come_in("worker", PHONE, f"/cases/{case.number}/")

    phone.get_by_text(said("Show name and phone"), exact=True).click()
    phone.get_by_label(said("Why you need to see it")).fill("核实地址")
    press(phone, "Show")

    assert phone.get_by_role("link", name="13800005678").get_attribute("href") == "tel:13800005678"
    phone.goto(f"{live_server.url}/cases/{case.number}/")
    expect(phone.get_by_text("13800005678")).to_have_count(0)


def test_the_reviewer_strikes_off_what_the_reporter_calls_solved(come_in, shared_town):
    case = lead_to(shared_town, "fed_back", at=now() - timedelta(hours=6))
    do(case, Action.RATE, Actor.reporter(), shared_town, at=now())
    reviewer = come_in("reviewer", DESKTOP)

    reviewer.get_by_role("link", name=case.short_number, exact=True).click()
    preview = reviewer.get_by_role("region", name=said("Preview"))
    preview.get_by_role("link", name=case.number).click()
    reviewer.get_by_role("heading", name=case.number, level=1).wait_for()
    press(reviewer, "Write off")

    reviewer.get_by_text(said("Written off"), exact=True).first.wait_for()
    expect(reviewer.locator("[aria-current=step]")).to_have_count(0)
    case.refresh_from_db()
    assert case.state == "closed"


def test_the_messages_lead_to_the_case(come_in, shared_town):
    case = lead_to(shared_town, "reported", at=now() - timedelta(hours=6))
    do(case, Action.DISPATCH, shared_town.by_desk, shared_town, at=now())
    drain()
    phone = come_in("worker", PHONE)

    phone.get_by_role("navigation").get_by_role("link", name=said("Messages")).click()
    phone.get_by_role("link", name=case.number).click()

    phone.get_by_role("heading", name=case.number, level=1).wait_for()


@pytest.mark.parametrize("scripted", [True], ids=["with script"])
def test_the_desk_is_worked_by_keys_alone(come_in, shared_town):
    (first, second, _third), desk = waiting_cases(shared_town, 3), come_in("desk", DESKTOP)
    preview = desk.get_by_role("region", name=said("Preview"))
    preview.get_by_role("link", name=first.number).wait_for()

    desk.keyboard.press("j")
    preview.get_by_role("link", name=second.number).wait_for()
    desk.keyboard.press("k")
    preview.get_by_role("link", name=first.number).wait_for()
    desk.keyboard.press("2")
    desk.keyboard.press("Enter")
    preview.get_by_role("link", name=second.number).wait_for()

    first.refresh_from_db()
    assert first.handler_post.officer.username == "leader"


@pytest.mark.parametrize("scripted", [True], ids=["with script"])
def test_seventeen_rows_stand_beside_the_preview(come_in, shared_town):
    waiting_cases(shared_town, 18)
    desk = come_in("desk", DESKTOP)
    settled(desk).get_by_role("region", name=said("Preview")).get_by_role("radio").first.wait_for()

    box = desk.get_by_role("region", name=said("Cases")).bounding_box()
    row = desk.get_by_role("row").nth(17).bounding_box()

    assert row["y"] + row["height"] <= box["y"] + box["height"]
    assert fits(desk)
