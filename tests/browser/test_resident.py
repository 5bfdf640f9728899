"""A resident's way in a real browser on a phone: by what is written and announced, with script and without."""

from datetime import timedelta

import pytest
from django.utils.timezone import now
from playwright.sync_api import expect

from cases import budgets
from cases.enums import Action
from cases.models import Case
from cases.tracking import secret_of
from tests.browser.phone import PICTURE, button, fits, heading, link, page_on_a_phone, said
from tests.cast import do, lead_to
from tests.messaging.drain import drain

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def fresh(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    budgets.store.flushdb()


@pytest.fixture(params=[True, False], ids=["with script", "without script"])
def phone(request, browser, browser_context_args, live_server):
    with page_on_a_phone(browser, browser_context_args, script=request.param) as page:
        yield page


@pytest.fixture
def plain_phone(browser, browser_context_args, live_server):
    with page_on_a_phone(browser, browser_context_args, script=False) as page:
        yield page


def test_from_the_code_on_the_door_to_the_progress(phone, shared_town, live_server):
    phone.goto(f"{live_server.url}/q/{shared_town.qr.token}")
    expect(phone.get_by_role("heading", name="1 号楼", level=1)).to_be_visible()
    assert link(phone, "Call by phone").get_attribute("href") == "tel:19900000001"
    assert fits(phone)

    link(phone, "Report something").click()
    phone.get_by_label(said("Take a photo")).set_input_files(PICTURE)
    assert fits(phone)
    button(phone, "Send the report").click()

    heading(phone, "Received").wait_for()
    case = Case.objects.get()
    expect(phone.get_by_text(case.number)).to_be_visible()
    assert fits(phone)

    drain()
    link(phone, "See the progress").click()
    phone.wait_for_url(f"{live_server.url}/t/{secret_of(case)}/")
    heading(phone, "What has happened").wait_for()
    picture = phone.get_by_role("img", name=said("Photo"), exact=True)
    picture.scroll_into_view_if_needed()
    picture.wait_for()
    if phone.has_script:
        phone.locator(".gw-photos img").first.evaluate("photo => photo.decode()")
    expect(phone.locator("[aria-current=step] .gw-step-dot")).to_have_text("1")
    assert fits(phone)


def test_words_and_kinds_and_a_wrong_number_that_is_mended(phone, shared_town, live_server):
    phone.goto(f"{live_server.url}/q/{shared_town.qr.token}/report/")
    phone.get_by_label("路灯单盏不亮").check()
    phone.get_by_label(said("In your words")).fill("三楼的灯坏了")
    number = phone.get_by_label(said("Phone number"))
    number.fill("1380000567")
    phone.get_by_label(said("Take a photo")).set_input_files(PICTURE)
    button(phone, "Send the report").click()

    expect(phone.get_by_role("alert")).to_contain_text(
        said("A mobile number has 11 digits; you typed %(count)s.", count=10)
    )
    expect(phone.get_by_label(said("In your words"))).to_have_value("三楼的灯坏了")
    number.fill("13800005678")
    button(phone, "Send the report").click()

    heading(phone, "Received").wait_for()
    case = Case.objects.get()
    assert (case.category.code, case.description, case.photos.count()) == ("05007", "三楼的灯坏了", 1)


def test_solved_is_said_with_how_satisfied_one_is(phone, shared_town, live_server):
    case = lead_to(shared_town, "fed_back", at=now() - timedelta(hours=6))
    phone.goto(f"{live_server.url}/t/{secret_of(case)}/")
    expect(heading(phone, "It is done")).to_be_visible()
    expect(phone.get_by_text("灯修好了").first).to_be_visible()

    phone.get_by_label(said("Very satisfied")).check()
    phone.get_by_label(said("A word to us")).fill("谢谢")
    button(phone, "Solved").click()

    phone.get_by_text(said("Thank you. Your answer is on record.")).wait_for()
    rating = case.ratings.get()
    assert (rating.solved, rating.level) == (True, 5)
    expect(heading(phone, "You said: it is solved")).to_be_visible()
    expect(button(phone, "Solved")).to_be_hidden()


def test_an_answer_tapped_twice_is_one_answer_and_stands_when_one_goes_back(phone, shared_town, live_server):
    case = lead_to(shared_town, "fed_back", at=now() - timedelta(hours=6))
    phone.goto(f"{live_server.url}/t/{secret_of(case)}/")

    phone.get_by_label(said("Very satisfied")).check()
    button(phone, "Solved").dblclick(no_wait_after=True)
    phone.get_by_text(said("Thank you. Your answer is on record.")).wait_for()
    phone.go_back()

    expect(heading(phone, "You said: it is solved")).to_be_visible()
    expect(button(phone, "Solved")).to_be_hidden()
    assert [(rating.level, rating.corrected_at) for rating in case.ratings.all()] == [(5, None)]


def test_not_solved_goes_on_and_the_page_says_so(plain_phone, shared_town, live_server):
    case = lead_to(shared_town, "fed_back", at=now() - timedelta(hours=6))
    plain_phone.goto(f"{live_server.url}/t/{secret_of(case)}/")

    plain_phone.get_by_text(said("Not solved"), exact=True).click()
    plain_phone.get_by_label(said("What is still wrong?")).fill("还是不亮")
    button(plain_phone, "Not solved, go on").click()

    plain_phone.get_by_text(said("You said: not solved")).wait_for()
    case.refresh_from_db()
    assert case.state == "handling"


def test_a_report_is_withdrawn_and_brought_back(plain_phone, shared_town, live_server):
    case = lead_to(shared_town, "reported", at=now() - timedelta(hours=6))
    plain_phone.goto(f"{live_server.url}/t/{secret_of(case)}/")

    plain_phone.get_by_text(said("Withdraw the report"), exact=True).click()
    button(plain_phone, "Withdraw").click()
    plain_phone.get_by_text(said("Your report is withdrawn.")).wait_for()

    plain_phone.get_by_text(said("I object"), exact=True).click()
    plain_phone.get_by_label(said("Why should we look at it again?")).fill("我点错了")
    button(plain_phone, "Look at it again").click()
    plain_phone.get_by_text(said("You objected")).wait_for()
    case.refresh_from_db()
    assert case.state == "reported"


def test_every_step_of_the_staff_is_read_here(plain_phone, shared_town, live_server):
    case = lead_to(shared_town, "reported", at=now() - timedelta(hours=6))
    address = f"{live_server.url}/t/{secret_of(case)}/"
    steps = [
        (Action.DISPATCH, shared_town.by_desk, "Passed on to"),
        (Action.TAKE, shared_town.by_worker, "Taken up by"),
        (Action.PROGRESS, shared_town.by_worker, "It is being worked on"),
        (Action.CONTACT, shared_town.by_worker, None),
        (Action.RESOLVE, shared_town.by_worker, "Dealt with; you will hear the result"),
        (Action.FEEDBACK, shared_town.by_worker, "The answer to you: it is done"),
    ]
    for action, by, words in steps:
        case = do(case, action, by, shared_town)
        plain_phone.goto(address)
        if words:
            expect(plain_phone.get_by_text(said(words), exact=True).last).to_be_visible()


def test_a_report_is_looked_up_by_its_number(plain_phone, shared_town, live_server):
    case = lead_to(shared_town, "handling", at=now() - timedelta(hours=6))
    plain_phone.goto(f"{live_server.url}/q/{shared_town.qr.token}")
    link(plain_phone, "Look up a report").click()

    plain_phone.get_by_label(said("Case number")).fill(case.number)
    plain_phone.get_by_label(said("Last 4 digits of the phone")).fill("5678")
    button(plain_phone, "Look up").click()

    plain_phone.get_by_text(said("Being dealt with")).first.wait_for()
    expect(plain_phone.get_by_text(case.description)).to_be_hidden()
