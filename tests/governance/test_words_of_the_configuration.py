"""The configuration speaks Chinese to whoever reads Chinese: labels, headings and lists, those of packages too."""

import re
from html.parser import HTMLParser

import pytest
from django.contrib import admin
from django.test import Client
from django.urls import NoReverseMatch, reverse
from django.utils import translation

from common import loanwords

WORD = re.compile(r"[A-Za-z]{3,}")
# Names of things, not words: what is typed, and the languages to choose from.
NAMES = {"API", "English", "null", "admin", "security"}
DATA = {"td", "th.field", "script", "style", "option", "textarea"}


class Said(HTMLParser):
    """The words of a page, without those of its rows."""

    def __init__(self):
        super().__init__()
        self.inside, self.words = [], []

    def handle_starttag(self, tag, attrs):
        if tag not in {"input", "br", "img", "link", "meta", "hr", "source"}:
            kind = "th.field" if tag == "th" and "field-" in (dict(attrs).get("class") or "") else tag
            self.inside.append(kind)

    def handle_endtag(self, tag):
        while self.inside and self.inside.pop().partition(".")[0] != tag:
            pass

    def handle_data(self, data):
        if not DATA.intersection(self.inside):
            self.words += WORD.findall(data)


def english_in(body):
    page = Said()
    page.feed(body)
    return set(page.words) - NAMES


@pytest.fixture
def at_settings(client, town):
    """Both who come in here, each for what is his."""
    clients = [client, Client()]
    for one, who in zip(clients, (town.people.admin, town.people.security), strict=True):
        one.force_login(who)
    return clients


def addresses():
    yield reverse("admin:index")
    for model in admin.site._registry:
        for page in ("changelist", "add"):
            try:
                yield reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}")
            except NoReverseMatch:
                continue


def test_no_english_stands_between_the_chinese(at_settings):
    answers = [(address, one.get(address)) for address in addresses() for one in at_settings]
    shown = {address: one.content.decode() for address, one in answers if one.status_code == 200}

    assert len(shown) > 20
    assert {address: english_in(body) for address, body in shown.items() if english_in(body)} == {}


def test_the_look_sees_english():
    assert english_in("<h1>时限 Clock</h1><table><td>Row</td></table>") == {"Clock"}


@pytest.mark.parametrize("said", [*loanwords.FORMS[:-1], *loanwords.ADMIN, *loanwords.SIGN_IN_GUARD])
def test_a_loanword_is_said_in_our_own_chinese(said):
    with translation.override("zh-hans"):
        assert translation.gettext(said) != said
