"""Who gets what, everywhere: the matrix of policy.py against the running code (issue 2, 5.6)."""

import json
import sys
from collections import defaultdict

import pytest
from django.db import transaction
from django.urls import get_resolver

from tests.contracts import configuration, headers, matrix, policy, policy_above, policy_accounts
from tests.contracts.walk import Callers, word_for

OF_A_GRID = ("ground/<str:code>/", "map/grids/<str:code>/")
pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]  # the walk itself, where the machine is busy


def test_every_address_is_claimed():
    claimed = set(matrix.door_of_each())
    ours = {name for name in matrix.addresses() if not name.startswith("admin:")}

    assert ours - claimed == set(), "an address without a row in policy.py"
    assert claimed - ours == set(), "a row for an address that is gone"


def test_every_address_of_a_grid_is_asked_for_the_grid_above():
    of_grids = {
        matrix.name_of(names, pattern)
        for names, pattern in matrix.patterns(get_resolver())
        if str(pattern.pattern).startswith(OF_A_GRID)
    }
    asked = {row.address.partition("?")[0] for row in matrix.rows_of(policy.PAGES) if row.place == "parent"}

    assert of_grids - asked == policy_above.OF_A_STREET, "no row for `parent` in policy_above.py"


def test_every_answer_is_the_one_of_the_matrix(walked, capfd):
    with capfd.disabled():
        sys.stderr.write(f"\n  matrix: {len(walked.answers)} requests, {walked.seconds:.0f} s\n")

    assert walked.wrong() == [], "\n".join(walked.wrong())
    assert len(walked.answers) > 4000


def test_every_role_opens_something_and_every_address_opens_for_somebody(walked):
    opened = defaultdict(set)
    for answer in walked.answers:
        if answer.got in ("200", "201", "302"):
            opened[answer.role].add(answer.address)
            opened[answer.address].add(answer.role)

    assert {role for role in matrix.EVERYBODY if not opened[role]} == set()
    closed = {name for name in matrix.door_of_each() if not opened[name]}
    way_out = {"api:nothing", "grids:sign_out"}  # the way out leads to the sign-in page, whoever goes
    assert closed == way_out | policy_accounts.OPEN_TO_NOBODY


def test_every_verb_is_done_by_somebody_and_refused_to_somebody(walked):
    verbs = {line[0] for line in matrix.lines(policy.VERBS) if "may" in line}
    assert len(verbs) == 34
    for door, done in (("cases:act", "302"), ("api:cases-act", "200")):
        got = {(answer.verb, answer.got) for answer in walked.answers if answer.address == door}

        assert {verb for verb in verbs if (verb, done) not in got} == set()
        assert {verb for verb in verbs if (verb, "404") not in got} == set()


def test_nobody_reads_of_another_place(walked):
    assert walked.found["other places"] == []


def test_the_lists_hold_exactly_what_lies_in_reach(scene):
    callers = Callers(scene)
    for role in (role for role in policy.ROLES if role != "anonymous"):
        row = matrix.Row("api:cases-list", "GET", "-", ())
        with transaction.atomic():
            results = json.loads(callers.send(role, row).body)["results"]
        places = {scene.place_of_number[result["number"]] for result in results}

        assert places == expected_in_lists(role), role


def expected_in_lists(role):
    """A case of the department's is its own only once it was handed over, so `handed` shows for all who see `here`."""
    return policy.READS_CASES.get(role, set())


def test_the_configuration_opens_for_staff_alone(scene):
    callers, wrong = Callers(scene), []
    for row, asked in configuration.every_address(scene):
        for role in ("anonymous", "nobody", "desk", "key", "admin", "security", "audit"):
            with transaction.atomic():
                answer = callers.send(role, row, asked)
                transaction.set_rollback(True)
            said = [] if word_for(answer) == row.cell(role) else [f"{word_for(answer)} for {row.cell(role)}"]
            for faults in headers.told(scene, row, role, answer, {}).values():
                said += faults
            wrong += [f"{row.method} {asked.path} as {role}: {one}" for one in said]

    assert wrong == [], "\n".join(wrong)
