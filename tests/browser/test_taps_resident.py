"""How much a resident does for a report: three taps and a photo at most, counted while it is done."""

import pytest

from cases import budgets
from cases.models import Case
from tests.browser.phone import PICTURE, button, heading, link, page_on_a_phone, said
from tests.browser.taps import Taps

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def fresh(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    budgets.store.flushdb()


@pytest.fixture
def phone(browser, browser_context_args, live_server, shared_town):
    with page_on_a_phone(browser, browser_context_args, script=True) as page:
        yield page


def test_taps_of_a_report_with_a_photo(phone, live_server, shared_town):
    phone.goto(f"{live_server.url}/q/{shared_town.qr.token}")
    taps = Taps(phone, "resident: report with a photo")

    taps.tap(link(phone, "Report something"))
    taps.photo(phone.get_by_label(said("Take a photo")), PICTURE)
    taps.tap(button(phone, "Send the report"))
    heading(phone, "Received").wait_for()

    taps.keep_to(taps=3, photos=1, seconds=15)
    assert Case.objects.get().photos.count() == 1


def test_taps_of_a_report_in_the_large_view(phone, live_server, shared_town):
    phone.goto(f"{live_server.url}/q/{shared_town.qr.token}?b=1")
    taps = Taps(phone, "resident, large view: a few words")

    taps.tap(link(phone, "Speak or write"))
    taps.write(phone.get_by_label(said("In your words")), "三楼", "灯", "坏了")
    taps.tap(button(phone, "Send the report"))
    heading(phone, "Received").wait_for()

    taps.keep_to(taps=3, words=3, seconds=15)
    assert Case.objects.get().description == "三楼灯坏了"
