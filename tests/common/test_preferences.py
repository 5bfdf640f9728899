"""Large letters and the language: chosen by an address, remembered by a cookie, the same on every page."""

import pytest
from django.conf import settings
from django.urls import reverse

from common.preferences import ELDER

LARGE = 'class="gw-elder"'


@pytest.fixture
def page(client, db):
    def get(address="/", **query):
        return client.get(address, query)

    return get


def test_the_large_view_is_chosen_and_remembered(page):
    chosen = page(elder=1)
    later = page(reverse("cases:track_lookup"))

    assert LARGE in chosen.content.decode()
    assert LARGE in later.content.decode()
    assert ELDER not in later.cookies


def test_the_standard_view_is_the_first_and_comes_back(page):
    assert LARGE not in page().content.decode()
    page(elder=1)

    assert LARGE not in page(elder=0).content.decode()
    assert LARGE not in page().content.decode()


def test_the_card_of_an_old_block_begins_large_and_gives_way_to_a_choice(page):
    assert LARGE in page(b=1).content.decode()
    assert LARGE in page().content.decode()

    page(elder=0)
    assert LARGE not in page(b=1).content.decode()


def test_the_language_is_chosen_and_remembered(page):
    assert 'lang="en"' in page(lang="en").content.decode().partition("<head>")[0]
    assert 'lang="en"' in page().content.decode().partition("<head>")[0]
    assert 'lang="zh-CN"' in page(lang="zh-hans").content.decode().partition("<head>")[0]


@pytest.mark.parametrize("query", [{"elder": "yes"}, {"lang": "fr"}, {"lang": "../x"}, {"b": "2"}])
def test_what_nobody_offers_leaves_nothing(page, query):
    answer = page(**query)

    assert ELDER not in answer.cookies
    assert settings.LANGUAGE_COOKIE_NAME not in answer.cookies


def test_the_cookie_says_one_sign_and_no_script_reads_it(page):
    cookie = page(elder=1).cookies[ELDER]

    assert (cookie.value, cookie["httponly"], cookie["samesite"], cookie["path"]) == ("1", True, "Lax", "/")


def test_a_program_that_asks_the_api_gets_no_cookie(page):
    assert ELDER not in page("/healthz", elder=1).cookies


def test_the_switch_keeps_what_else_the_address_says(page):
    drawn = page(reverse("grids:sign_in"), next="/w/").content.decode()

    assert 'href="?next=/w/&amp;elder=1"' in drawn or 'href="?next=%2Fw%2F&amp;elder=1"' in drawn
