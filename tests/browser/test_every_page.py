"""Every page of the catalogue, in both views: for the eye, the thumb, the keyboard and whoever reads by ear.

At 390 and 1366 px axe finds nothing (WCAG 2.2 AA and its good practice); on a phone everything pressed is 44 px, in the
elder view 60; at 320 px with the text doubled nothing has to be pushed sideways; the focus is seen on everything that
can have it; nothing is left in English; no page asks another host for anything, breaks its content policy or complains.
"""

import pytest

from tests.browser.catalogue import PAGES
from tests.browser.looking import DESK, DOUBLE, NARROW, PHONE, THUMB, Looks, listed
from tests.browser.tour import Tour, prepared
from tests.browser.wording import Chinese
from tests.contracts.test_words import PO, entries

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


def seen(looks, *, language, elder):
    """{look: its faults} of the page that stands in the tab."""
    found = {"frame": looks.at(PHONE).frame("zh-CN"), "phone": looks.axe(), "narrow": looks.narrow()}
    found["English"] = language.faults(looks.words())
    found["targets"] = looks.targets(THUMB[elder])
    found["desk"] = looks.at(DESK).axe() + looks.narrow()
    found["focus"] = looks.focus()
    found["doubled"] = looks.grown() + looks.at(NARROW, DOUBLE).narrow()
    return found


@pytest.mark.parametrize("elder", [False, True], ids=["normal", "elder"])
def test_nothing_stands_in_the_way_of_anybody(browser, browser_context_args, live_server, scene, elder):
    tour, found = Tour(browser, browser_context_args, live_server, scene, elder=elder), []
    language = Chinese(entries(PO))
    for tab, page in tour.pages(OURS):
        faults = seen(Looks(tab), language=language, elder=elder) | {"complains": tour.told(tab, page)}
        found += [(page.name, look, fault) for look, told in faults.items() for fault in told]

    assert found == [], listed(found)
