"""axe-core finds nothing to mend on the main pages, on a phone and at a desk (WCAG 2.2 AA, target sizes included)."""

import pytest
from django.conf import settings as django_settings

from tests.browser.tour import WIDTHS, as_each, prepared

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]

AXE = django_settings.BASE_DIR / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
# Pages that are not ours to draw: Django's own and Swagger's.
OF_OTHERS = {"configuration", "documentation"}
LOOK = """(tags) => axe.run(document, {runOnly: {type: "tag", values: tags}}).then((found) => ({
    held: found.passes.length,
    faults: found.violations.flatMap((one) => one.nodes.map((node) =>
        `${one.id}: ${node.target.join(" ")} | ${node.failureSummary.replace(/\\s+/g, " ")}`))}))"""


def look(page):
    """How many rules of axe held on a page with all that folds opened, and where which did not."""
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true })")
    page.evaluate(AXE.read_text(encoding="utf-8"))
    return page.evaluate(LOOK, TAGS)


@pytest.fixture
def scene(transactional_db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return prepared()


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_stands_in_the_way_of_anybody(browser, browser_context_args, live_server, scene, width):
    found = {}
    arguments = browser_context_args | {"viewport": WIDTHS[width]}
    for context, stops in as_each(browser, arguments, live_server, scene):
        page = context.new_page()
        for stop in (stop for stop in stops if stop.name not in OF_OTHERS):
            answer = page.goto(live_server.url + stop.path)
            seen = look(page)
            if answer.status != stop.status or seen["held"] < 10 or seen["faults"]:
                found[stop.name] = answer.status, seen

    assert found == {}


def test_the_look_sees_what_stands_in_the_way(page, live_server, scene):
    page.goto(live_server.url)
    page.evaluate("document.querySelector('h1').innerHTML += '<img src=\"data:,\"><a href=\"/\"></a>'")

    assert {fault.partition(":")[0] for fault in look(page)["faults"]} == {"image-alt", "link-name"}
