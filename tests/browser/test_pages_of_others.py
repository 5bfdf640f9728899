"""The pages that Django and Swagger draw: they too ask no other host for anything and break no content policy."""

import pytest

from tests.browser.catalogue import PAGES
from tests.browser.settled import settled
from tests.browser.tour import Tour, prepared

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]
THEIRS = [page for page in PAGES if page.of_others]
# What the configuration is worked with: a list, a form with a search in it, one with rows and dates besides.
CONFIGURATION = (
    "grids/region/",
    "grids/grid/",
    "grids/dutyitem/add/",
    "cases/category/",
    "cases/clockpolicy/",
)


@pytest.fixture
def tour(browser, browser_context_args, live_server, transactional_db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return Tour(browser, browser_context_args, live_server, prepared())


def told(tour, tab):
    """What the browser complained of, and what broke the policy; how much they weigh is theirs."""
    light = [line for line in tour.complaints if "weighs" not in line]
    return light + tab.evaluate("window.violations")


def test_the_pages_of_others_ask_our_host_alone(tour):
    found = {}
    for tab, page in tour.pages(THEIRS):
        if page.address == "api:docs":
            tab.locator(".opblock").first.wait_for()
        tab.wait_for_load_state("networkidle")
        found[page.name] = told(tour, tab)

    assert found == {"programs": [], "configuration": []}


def test_the_forms_of_the_configuration_ask_our_host_alone(tour):
    configuration, found = [page for page in THEIRS if page.who == "admin"], {}
    for tab, _page in tour.pages(configuration):
        for address in CONFIGURATION:
            tour.complaints.clear()
            assert tab.goto(f"/admin/{address}").status == 200, address
            settled(tab)
            found[address] = told(tour, tab)

    assert found == {address: [] for address in CONFIGURATION}
