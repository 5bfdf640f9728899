"""Conflict of interest through every door: whom a case is about finds no trace of it at any address (回避)."""

import pytest
from django.db import transaction

from cases.enums import RecusalKind
from cases.models import Recusal
from grids.models import ApiKey
from tests.contracts import matrix, policy, scan
from tests.contracts.walk import walk

pytestmark = pytest.mark.slow

NAMED = ("worker", "leader", "desk", "reviewer", "key")
OPEN_TO_ALL = {
    line[0].partition("?")[0] for table in (policy.PUBLIC, policy.API_PUBLIC) for line in matrix.lines(table)
}


def numbers_here(scene):
    return {number for number, place in scene.place_of_number.items() if place in ("here", "handed")}


def recuse_everybody(scene):
    officers = [getattr(scene.people, name) for name in NAMED if name != "key"]
    officers.append(ApiKey.objects.get(name="key").officer)
    cases = [case for (place, _state), case in scene.cases.items() if place in ("here", "handed")]
    cases += [scene.main["here"], scene.main["handed"]]
    Recusal.objects.bulk_create(
        Recusal(case=case, officer=officer, kind=RecusalKind.FOUND, at=scene.start)
        for case in cases
        for officer in officers
    )


def traces(scene, row, role, response, changed):
    """A number of a case that is about him, anywhere in the answer."""
    found = set(scan.NUMBER.findall(scan.text_of(response))) & numbers_here(scene)
    return {"traces": sorted(found)}


def asked_rows():
    """Every address that is read, and every verb, but for those open to everybody: the link is the reporter's."""
    rows = [row for row in matrix.offered() if row.place in ("-", "here", "handed")]
    return [row for row in rows if row.address.partition("?")[0] not in OPEN_TO_ALL and row.method != "HEAD"]


def test_no_address_shows_or_does_anything_with_a_case_to_whom_it_is_about(scene):
    with transaction.atomic():
        recuse_everybody(scene)
        reads = [row for row in asked_rows() if row.method == "GET"]
        walked = walk(scene, reads, roles=NAMED, looks=[traces])
        acted = walk(scene, [row for row in asked_rows() if row.verb], roles=NAMED)
        transaction.set_rollback(True)

    assert walked.found["traces"] == []
    assert {answer.got for answer in walked.answers if answer.address.startswith("cases:case")} == {
        "404",
        "in",
    }
    assert {answer.got for answer in acted.answers} <= {"404", "in"}
    assert len(walked.answers) > 200


def test_without_it_they_are_found(scene):
    rows = [
        row
        for row in asked_rows()
        if row.address in ("cases:case", "cases:desk?search") and row.method == "GET"
    ]

    assert walk(scene, rows, roles=NAMED[:1], looks=[traces]).found["traces"] != []
