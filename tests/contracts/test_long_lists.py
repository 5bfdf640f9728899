"""Every list that turns pages holds ten thousand rows of rare characters: as many statements as for a few, one page of
them on the paper, and a next one. (Keyboard and doubled text: tests/browser/test_every_page.py, the same pages.)
"""

import re

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from cases.budgets import store
from tests.contracts.asking import Asked
from tests.contracts.many import ELSEWHERE, LISTS, RARE, UNCOPIED, multiply
from tests.contracts.matrix import Row
from tests.contracts.tree import ROOT, shown, sources
from tests.contracts.walk import Callers

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("tidy")]

TURNS_PAGES = re.compile(r"^from common\.pages import ", re.MULTILINE)
VIEWS = re.compile(r"/views(/|\.py$)")
NEXT = re.compile(r'href="([^"]*[?&;]cursor=[^"]*)"')
HEAVIEST = 600_000  # bytes of one page of a list


def test_every_view_that_turns_pages_is_tried_with_ten_thousand_rows():
    turning = {
        shown(path)
        for path in sources()
        if VIEWS.search(str(path)) and TURNS_PAGES.search(path.read_text("utf-8"))
    }
    tried = {one.module for one in LISTS}

    assert turning == tried | set(ELSEWHERE) | set(UNCOPIED)
    assert tried & (set(ELSEWHERE) | set(UNCOPIED)) == set()
    assert [place for place in ELSEWHERE.values() if not (ROOT / place).exists()] == []


def test_ten_thousand_rows_cost_no_more_than_a_few(scene):
    callers, found = Callers(scene), {}
    for one in LISTS:
        with transaction.atomic():
            found[one.module] = faults(scene, callers, one)
            transaction.set_rollback(True)

    assert {module: said for module, said in found.items() if said} == {}


def faults(scene, callers, one):
    """What is wrong with a list of ten thousand rows."""
    few, _page = looked_at(callers, one, one.path(scene))
    grown(scene, one)
    many, page = looked_at(callers, one, one.path(scene))
    text = page.body.decode()
    onward = [
        one.path(scene).partition("?")[0] + link[link.index("?") :]
        for link in NEXT.findall(text.replace("&amp;", "&"))
    ]
    said = [] if many == few else [f"{many} statements instead of {few}"]
    said += [] if page.status_code == 200 else [f"answers {page.status_code}"]
    said += [] if RARE in text or not one.is_named else ["the rare characters are lost"]
    said += [] if len(page.body) < HEAVIEST else [f"{len(page.body)} bytes"]
    if not onward:
        return [*said, "no next page"]
    _count, after = looked_at(callers, one, onward[-1])
    return said + ([] if after.status_code == 200 and after.body != page.body else ["the next page is none"])


def grown(scene, one):
    """The ten thousand rows, and what they hang on."""
    for row, facts in (*one.before, (one.row, one.facts)):
        multiply(row(scene), facts)


def looked_at(callers, one, path):
    """(how many statements, the response)."""
    store.flushdb()
    with CaptureQueriesContext(connection) as asked:
        response = callers.send(one.role, Row(one.module, "GET", "-", ()), Asked(path))
    return len(asked), response
