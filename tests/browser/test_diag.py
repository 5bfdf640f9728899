"""The self-check in a real browser: what only the phone knows, and copying it."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.phone import button, link, page_on_a_phone, said

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def phone(browser, browser_context_args, live_server):
    with page_on_a_phone(browser, browser_context_args, script=True) as page:
        page.home = live_server.url
        yield page


def comes_to(page, verdict, *names):
    """Wait until these lines say so."""
    for name in names:
        line = page.locator(f'[data-gw-check="{name}"]')
        expect(line).to_have_class(re.compile(rf"\bgw-check-{verdict}$"))


def known(page, name):
    page.locator(f'[data-gw-check="{name}"]').wait_for()


def test_a_phone_in_order_is_green(phone):
    phone.add_init_script("Date.now = ((now) => () => now)(Date.now())")  # however long this machine takes
    phone.goto(f"{phone.home}/diag")

    link(phone, "Check again").click()
    comes_to(phone, "good", "browser", "cookies", "script", "clock", "speed", "storage", "screen")
    comes_to(phone, "bad", "secure")


def test_a_clock_that_is_an_hour_off_is_red(phone):
    phone.add_init_script("Date.now = ((real) => () => real() + 3600 * 1000)(Date.now)")

    phone.goto(f"{phone.home}/diag")

    comes_to(phone, "bad", "clock")
    expect(phone.locator('[data-gw-check="clock"]')).to_contain_text(" 360")


def test_forbidden_storage_and_a_dead_line_are_red(phone):
    phone.add_init_script(
        "Object.defineProperty(window, 'sessionStorage', {get() { throw new Error('forbidden') }});"
        "window.fetch = () => Promise.reject(new Error('no line'))"
    )

    phone.goto(f"{phone.home}/diag")

    comes_to(phone, "bad", "storage", "speed")


def test_the_position_is_asked_for_only_on_a_tap(phone):
    phone.context.grant_permissions(["geolocation"])
    phone.context.set_geolocation({"latitude": 34.8, "longitude": 113.28, "accuracy": 25})
    phone.add_init_script(
        "window.asked = 0; const real = navigator.geolocation.getCurrentPosition.bind(navigator.geolocation);"
        "navigator.geolocation.getCurrentPosition = (...all) => { window.asked += 1; real(...all) }"
    )
    phone.goto(f"{phone.home}/diag")
    known(phone, "speed")
    assert phone.evaluate("window.asked") == 0

    button(phone, "Try the position").click()

    phone.get_by_text("25").first.wait_for()
    assert phone.evaluate("window.asked") == 1


def test_it_is_copied_for_the_administrator(phone):
    phone.context.grant_permissions(["clipboard-read", "clipboard-write"])
    phone.goto(f"{phone.home}/diag")
    known(phone, "speed")

    button(phone, "Copy for the administrator").click()

    phone.get_by_text(said("Copied. Paste it to the administrator.")).wait_for()
    copied = phone.evaluate("navigator.clipboard.readText()")
    assert "JavaScript" in copied
    assert "Chrome" in copied


def test_without_script_it_says_what_the_server_sees(browser, browser_context_args, live_server):
    with page_on_a_phone(browser, browser_context_args, script=False) as page:
        page.goto(f"{live_server.url}/diag")

        comes_to(page, "good", "browser")
        comes_to(page, "open", "script")
        link(page, "Check again").click()
        comes_to(page, "good", "cookies")
        expect(button(page, "Copy for the administrator")).to_be_hidden()
