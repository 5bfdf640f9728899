"""No Chinese is left on an English page, shown or read out; test_every_page looks for English on the Chinese ones."""

import pytest

from tests.browser.catalogue import PAGES
from tests.browser.looking import DOUBLE, NARROW, PHONE, Looks, listed
from tests.browser.tour import Tour, prepared
from tests.browser.wording import Chinese, English

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.django_db(transaction=True),
    pytest.mark.timeout(900),  # every page, one after another
]
OURS = tuple(page for page in PAGES if not page.of_others)


@pytest.fixture
def scene(transactional_db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return prepared()


def test_english_pages_are_whole_and_stand_in_nobodys_way(browser, browser_context_args, live_server, scene):
    language, found = English(), []
    tour = Tour(browser, browser_context_args | {"locale": language.locale}, live_server, scene)
    for tab, page in tour.pages(OURS):
        looks = Looks(tab).at(PHONE)
        seen = {"Chinese": language.faults(looks.words()), "frame": looks.frame("en"), "axe": looks.axe()}
        seen["doubled"] = looks.at(NARROW, DOUBLE).narrow()
        found += [(page.name, look, fault) for look, faults in seen.items() for fault in faults]

    assert found == [], listed(found)


def test_a_sentence_of_ours_and_a_strange_word_are_told_from_a_name(scene):
    chinese = Chinese({"Received": "已收到"})

    assert chinese.faults(["Received", "worker", "按 Enter 派单", "Loading"]) == ["Received", "Loading"]
    assert English().faults(["1 号楼 · 中心路", "Waiting 处置中", "欧*", "case at 中心路"]) == [
        "Waiting 处置中"
    ]
