"""No page asks another host for anything, none breaks its content policy, none complains (frontend.md, trap 3)."""

from urllib.parse import urlsplit

import pytest

from tests.browser.tour import WIDTHS, as_each, prepared

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]

NOTE_VIOLATIONS = """
    window.violations = [];
    document.addEventListener("securitypolicyviolation", (event) =>
        window.violations.push(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}`));
"""


def watched_page(context, home):
    """(page, complaints): the page reaches `home` alone; what it asks elsewhere and complains of is kept."""
    complaints = []

    def decide(route):
        address = urlsplit(route.request.url)
        if address.netloc == urlsplit(home).netloc or address.scheme in ("data", "blob"):
            return route.continue_()
        complaints.append(f"asks {route.request.url}")
        return route.abort()

    context.route("**/*", decide)
    context.add_init_script(NOTE_VIOLATIONS)
    page = context.new_page()
    page.on("console", lambda line: complaints.append(line.text) if line.type == "error" else None)
    page.on("pageerror", lambda fault: complaints.append(str(fault)))
    return page, complaints


@pytest.fixture
def scene(transactional_db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return prepared()


@pytest.mark.parametrize("width", WIDTHS)
def test_every_main_page_keeps_to_the_house(browser, browser_context_args, live_server, scene, width):
    found = {}
    arguments = browser_context_args | {"viewport": WIDTHS[width]}
    for context, stops in as_each(browser, arguments, live_server, scene):
        page, complaints = watched_page(context, live_server.url)
        for stop in stops:
            complaints.clear()
            answer = page.goto(live_server.url + stop.path, wait_until="networkidle")
            told = [
                line for line in complaints if f"status of {stop.status} " not in line or stop.status == 200
            ]
            told += page.evaluate("window.violations")
            if answer.status != stop.status or told:
                found[stop.name] = answer.status, told

    assert found == {}


def test_the_watch_sees_another_host_and_a_broken_policy(context, live_server, scene):
    page, complaints = watched_page(context, live_server.url)
    page.goto(live_server.url)

    page.evaluate("const i = new Image(); i.src = 'http://elsewhere.example/x.png'; document.body.append(i)")
    page.wait_for_function("window.violations.length > 0")

    assert page.evaluate("window.violations.map((one) => one.split(' ')[0])") == ["img-src"]
    assert any("elsewhere.example" in line for line in complaints)
