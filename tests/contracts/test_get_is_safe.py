"""A GET changes nothing: PostgreSQL itself counts the rows that each request inserts, changes and deletes."""

import pytest
from django.db import transaction

from cases.models import Case
from tests.contracts import policy
from tests.contracts.matrix import Row
from tests.contracts.walk import Callers, writes

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]  # the walk itself, where the machine is busy


def test_no_safe_method_writes_to_any_table(walked):
    assert walked.found["reading writes"] == []


def test_the_count_sees_a_write(scene):
    before = writes()
    with transaction.atomic():
        Case.objects.filter(pk=scene.main["here"].pk).update(version=99)
        transaction.set_rollback(True)

    assert dict(writes() - before) == {"cases_case": 1}


def test_looking_at_everything_leaves_every_case_as_it_was(scene):
    versions = dict(Case.objects.values_list("number", "version"))
    callers = Callers(scene)
    for address in (
        "cases:case",
        "cases:track",
        "cases:desk",
        "cases:work",
        "api:cases-detail",
        "cases:photo",
    ):
        for role in policy.ROLES:
            callers.send(role, Row(address, "GET", "here", ()))

    assert dict(Case.objects.values_list("number", "version")) == versions
