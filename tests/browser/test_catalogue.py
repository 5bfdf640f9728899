"""The catalogue knows every page: an address that answers HTML and is not in it would be looked at by nobody."""

import pytest
from django.db import transaction

from tests.browser.catalogue import PAGES
from tests.contracts import matrix, policy
from tests.contracts.scene import build
from tests.contracts.walk import Callers

pytestmark = pytest.mark.slow


def pages_that_open(scene):
    """The names of all addresses that show a whole page to somebody."""
    callers, found = Callers(scene), set()
    for row in matrix.offered():
        role = next((role for role in matrix.EVERYBODY if row.cell(role) == "200"), None)
        if row.method == "GET" and role and row.address.partition("?")[0] not in found:
            with transaction.atomic():
                response = callers.send(role, row)
                transaction.set_rollback(True)
            if b"<html" in response.body[:200]:
                found.add(row.address.partition("?")[0])
    return found


def test_every_page_of_the_policy_is_in_the_catalogue(db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    opened = pages_that_open(build())
    stepwise = {address for address, opens in pages_of_the_policy("GET").items() if not opens}
    known = {page.address for page in PAGES} - {"admin:index"} - stepwise

    assert opened - known == set(), "a page without a line in tests/browser/catalogue.py"
    assert known - opened == set(), "a line of the catalogue for a page that is gone"


def pages_of_the_policy(method):
    """{address: whether it shows a page to somebody} of the pages with this method."""
    found = {}
    for row in [*matrix.rows_of(policy.PUBLIC), *matrix.rows_of(policy.PAGES)]:
        if row.method == method:
            address = row.address.partition("?")[0]
            found[address] = found.get(address, False) or "200" in dict(row.cells).values()
    return found


def test_pages_between_two_steps_and_pages_that_answer_a_form_are_in_the_catalogue():
    stepwise = {address for address, opens in pages_of_the_policy("GET").items() if not opens}
    answering = {address for address, opens in pages_of_the_policy("POST").items() if opens}

    assert stepwise - {page.address for page in PAGES} == {"grids:enrol"}, "drawn like grids:step_confirm"
    files = {"grids:export", "grids:export_fetch", "grids:batch_sheet"}
    files |= {"grids:check_draft", "grids:drawing"}  # the editor's own questions
    files |= {"cases:selected", "cases:slips", "cases:desk_fetch"}  # asked from the boxes of the desk; a file
    files |= {"grids:audit_export", "grids:leave"}  # a file; the list of what was done, drawn like its form
    known = {page.address for page in PAGES if page.fills and page.press}
    revealing = {"cases:reveal", "grids:register_contact", "grids:talent_ask", "grids:booking_open"}
    assert answering - known - files == revealing, "it goes on"


def test_every_page_has_a_name_of_its_own():
    names = [page.name for page in PAGES]

    assert sorted(names) == sorted(set(names))
