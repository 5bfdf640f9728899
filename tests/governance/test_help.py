"""Every page of the staff has its help, in both languages, with and without script."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.urls import reverse

from governance.views.help import PAGES

PROSE = Path(settings.BASE_DIR) / "templates" / "help"
CHINESE = re.compile(r"[\u4e00-\u9fff]")
HTMX = {"HX-Request": "true", "HX-Target": "help"}


@pytest.fixture
def reader(client, town):
    client.force_login(town.people.desk)
    return client


@pytest.mark.parametrize("language", [code for code, _name in settings.LANGUAGES])
def test_every_page_has_its_prose_in_both_languages(language):
    assert {path.stem for path in (PROSE / language).glob("*.html")} == set(PAGES)


@pytest.mark.parametrize("word", PAGES)
def test_help_is_a_page_of_its_own_in_the_readers_language(reader, word):
    chinese = reader.get(reverse("governance:help_page", args=[word]))
    english = reader.get(reverse("governance:help_page", args=[word]), headers={"Accept-Language": "en"})

    prose = english.content.decode().partition('<div id="help"')[2].partition("</div>")[0]
    assert (chinese.status_code, english.status_code) == (200, 200)
    assert chinese.content.decode().count("<h1") == 1
    assert CHINESE.findall(prose.replace("中文", "")) == []


def test_the_sheet_gets_the_prose_alone(reader):
    answer = reader.get(reverse("governance:help_page", args=["desk"]), headers=HTMX)

    assert answer.content.decode().lstrip().startswith('<div id="help"')
    assert "<html" not in answer.content.decode()


def test_help_for_nothing_is_not_found(reader):
    assert reader.get("/help/nothing/").status_code == 404


@pytest.mark.parametrize(
    ("address", "word"),
    [
        ("cases:desk", "desk"),
        ("cases:work", "work"),
        ("cases:quick_report", "report"),
        ("cases:proxy_report", "call"),
        ("messaging:messages", "messages"),
        ("governance:help", "start"),
    ],
)
def test_each_page_leads_to_its_own_help(reader, address, word):
    body = reader.get(reverse(address)).content.decode()

    assert f'href="{reverse("governance:help_page", args=[word])}" data-gw-help' in body
