"""The looks see what they are for: each is shown a page that was spoiled for it."""

import pytest

from tests.browser.catalogue import PAGES
from tests.browser.looking import DOUBLE, NARROW, PHONE, Looks
from tests.browser.tour import Tour, prepared

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]
SIGN_IN = [page for page in PAGES if page.name == "sign in"]


@pytest.fixture
def tour(browser, browser_context_args, live_server, transactional_db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return Tour(browser, browser_context_args, live_server, prepared())


@pytest.fixture
def looks(tour):
    """The looks at the sign-in page."""
    opened = tour.pages(SIGN_IN)
    tab, _page = next(opened)
    yield Looks(tab).at(PHONE)
    opened.close()


def spoil(looks, script):
    looks.tab.evaluate(script)


def test_axe_sees_a_picture_without_words_and_a_link_without_a_name(looks):
    spoil(looks, "document.querySelector('h1').innerHTML += '<img src=\"data:,\"><a href=\"/\"></a>'")

    assert {fault.partition(":")[0] for fault in looks.axe()} == {"image-alt", "link-name"}


def test_a_small_target_is_seen_unless_it_stands_in_a_sentence(looks):
    before = looks.targets(44)
    spoil(
        looks,
        "document.querySelector('main').insertAdjacentHTML('beforeend',"
        ' \'<p>See <a href="/a">this</a> first.</p><p><a href="/b">small</a></p>\')',
    )

    assert [fault.partition(": ")[2] for fault in looks.targets(44) if fault not in before] == ['a "small"']


def test_what_is_too_wide_is_seen(looks):
    before = looks.at(NARROW, DOUBLE).narrow()
    spoil(looks, "document.querySelector('h1').textContent = 'W'.repeat(60)")
    spoil(looks, "document.querySelector('h1').style.whiteSpace = 'nowrap'")

    assert before == []
    assert looks.narrow() != []


def test_text_that_does_not_grow_is_seen(looks):
    assert looks.grown() == []

    spoil(looks, "document.documentElement.style.fontSize = '16px'")
    assert looks.grown() != []


def test_a_focus_that_nobody_sees_is_seen(looks):
    assert looks.focus() == []

    spoil(
        looks,
        "document.querySelector('#id_username').style.cssText = 'outline: 0; border-color: red; box-shadow: none'",
    )
    spoil(
        looks,
        "document.querySelector('#id_username').style.setProperty('background-color', 'white', 'important')",
    )
    assert [fault.partition(".")[0] for fault in looks.focus()] == ["input#id_username"]


def test_a_page_without_its_frame_is_seen(looks):
    assert looks.frame("zh-CN") == []

    spoil(looks, "document.title = 'x'; document.querySelector('.gw-skip').remove()")
    assert looks.frame("en") == ["lang is zh-CN", "title: x", "no skip link"]


def test_another_host_and_a_broken_policy_are_seen(tour):
    opened = tour.pages(SIGN_IN)
    tab, page = next(opened)
    tab.evaluate(
        "new Promise((seen) => { document.addEventListener('securitypolicyviolation', seen, {once: true});"
        " const i = new Image(); i.src = 'http://elsewhere.example/x.png'; document.body.append(i) }).then(() => 1)"
    )

    told = tour.told(tab, page)
    opened.close()
    assert any(line.startswith("img-src") for line in told)
    assert any("elsewhere.example" in line for line in told)
