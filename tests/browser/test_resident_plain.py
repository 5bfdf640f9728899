"""The whole way of a report without JavaScript: from the door to the thanks, with its photo, paper and look-up."""

import pytest
from playwright.sync_api import expect

from cases import budgets
from cases.enums import Action
from cases.models import Case
from cases.tracking import secret_of
from tests.browser.phone import PICTURE, button, heading, link, page_on_a_phone, said
from tests.cast import do
from tests.messaging.drain import drain

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def fresh(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    budgets.store.flushdb()


@pytest.fixture(params=["", "?b=1"], ids=["normal", "large"])
def door(request, browser, browser_context_args, live_server, shared_town):
    """The page behind the door's code on a phone without script, in one of the two views."""
    with page_on_a_phone(browser, browser_context_args, script=False) as page:
        page.goto(f"{live_server.url}/q/{shared_town.qr.token}{request.param}")
        page.is_large = bool(request.param)
        yield page


def report(page):
    link(page, "Take a photo" if page.is_large else "Report something").click()
    page.get_by_label(said("Take a photo")).set_input_files(PICTURE)
    page.get_by_label(said("In your words")).fill("三楼的灯坏了")
    page.get_by_label(said("Phone number")).fill("13800005678")
    button(page, "Send the report").click()
    heading(page, "Received").wait_for()
    drain()
    return Case.objects.get()


def settle(case, town):
    for action, by in [
        (Action.DISPATCH, town.by_desk),
        (Action.TAKE, town.by_worker),
        (Action.CONTACT, town.by_worker),
        (Action.RESOLVE, town.by_worker),
        (Action.FEEDBACK, town.by_worker),
    ]:
        case = do(case, action, by, town)
    return case


def test_reported_answered_not_solved_done_again_solved(door, shared_town):
    case = settle(report(door), shared_town)

    link(door, "See the progress").click()
    expect(heading(door, "It is done")).to_be_visible()
    door.get_by_text(said("Not solved"), exact=True).click()
    door.get_by_label(said("What is still wrong?")).fill("还是不亮")
    button(door, "Not solved, go on").click()
    door.get_by_text(said("Thank you. It goes on; you will read here what happens.")).wait_for()

    case.refresh_from_db()
    case = do(case, Action.RESOLVE, shared_town.by_worker, shared_town)
    case = do(case, Action.FEEDBACK, shared_town.by_worker, shared_town)
    door.reload()
    door.get_by_label(said("Very satisfied")).check()
    button(door, "Solved").click()
    heading(door, "You said: it is solved").wait_for()
    expect(button(door, "Solved")).to_be_hidden()
    assert [(one.solved, one.level) for one in case.ratings.all()] == [(True, 5)]


def test_reported_by_mistake_withdrawn_and_brought_back(door, shared_town):
    case = report(door)

    link(door, "See the progress").click()
    door.get_by_text(said("Withdraw the report"), exact=True).click()
    button(door, "Withdraw").click()
    door.get_by_text(said("Your report is withdrawn.")).wait_for()
    door.get_by_text(said("I object"), exact=True).click()
    door.get_by_label(said("Why should we look at it again?")).fill("我点错了")
    button(door, "Look at it again").click()

    door.get_by_text(said("You objected")).wait_for()
    case.refresh_from_db()
    assert case.state == "reported"


def test_the_receipt_and_the_look_up(door, live_server):
    case = report(door)

    link(door, "Print the receipt").click()
    expect(heading(door, "Receipt of a report")).to_be_visible()
    expect(door.get_by_role("img", name=said("Code of the progress page"))).to_be_visible()
    expect(button(door, "Print")).to_be_hidden()
    link(door, "Back").click()
    door.wait_for_url(f"{live_server.url}/t/{secret_of(case)}/")

    door.goto(f"{live_server.url}/t/")
    door.get_by_label(said("Case number")).fill(case.number)
    door.get_by_label(said("Last 4 digits of the phone")).fill("5678")
    button(door, "Look up").click()
    door.get_by_text(said("Received")).first.wait_for()
    expect(door.get_by_text("三楼的灯坏了")).to_be_hidden()
