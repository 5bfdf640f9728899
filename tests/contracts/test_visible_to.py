"""Leaving out one visible_to turns the matrix red: each call of it is blinded in turn, and the matrix must notice.

Patching our own code is allowed nowhere else. Here it is the point: the test plays the programmer who forgets.
"""

import sys
from collections import defaultdict

import pytest
from django.db import transaction

from cases.budgets import store
from tests.contracts import configuration, scan, sites
from tests.contracts.walk import Callers, word_for

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]  # the walk itself, where the machine is busy


class Requests:
    """Requests of the matrix, asked once more."""

    def __init__(self, scene):
        self.scene, self.callers = scene, Callers(scene)

    def faults(self, row, role, asked=None):
        """What is wrong with the answer to one request, taken back at once."""
        store.flushdb()
        sites.forget()
        with transaction.atomic():
            response = self.callers.send(role, row, asked)
            transaction.set_rollback(True)
        wrong = [] if word_for(response) == row.cell(role) else [f"{word_for(response)} for {row.cell(role)}"]
        return (
            wrong if asked else wrong + scan.other_places(self.scene, row, role, response, {})["other places"]
        )


@pytest.fixture
def passing(walked, scene, monkeypatch):
    """(watch, requests, {call: the requests that pass through it}): those of the walk, and the configuration's."""
    requests, through = Requests(scene), defaultdict(list)
    for call, asked in walked.passing.items():
        through[call] += [one for one in asked if one[0].address not in scan.OPEN_TO_ALL]
    with sites.watched(monkeypatch) as watch:
        for row, asked in configuration.every_address(scene):
            watch.seen.clear()
            assert requests.faults(row, "admin", asked) == [], row
            for call in watch.seen:
                through[call].append((row, "admin", asked))
        yield watch, requests, {call: asked for call, asked in through.items() if asked}


def test_leaving_out_any_visible_to_turns_the_matrix_red(passing, capfd):
    watch, requests, calls = passing
    models = {model.__name__ for model in sites.narrowed_models()}
    whole = {
        ("everywhere", name): [one for (_site, of), through in calls.items() if of == name for one in through]
        for name in models
    }
    with capfd.disabled():
        sys.stderr.write(f"\n  visible_to: {len(calls)} calls of {len(models)} models left out in turn\n")

    unnoticed = [
        call for call, through in (calls | whole).items() if not is_noticed(watch, requests, call, through)
    ]

    assert unnoticed == [], "left out, and nobody noticed"
    assert never_asked(calls) == set(), "no request of the matrix passes here"
    assert {name for _site, name in calls} == models


def is_noticed(watch, requests, call, through):
    """Whether any request that passes through this call comes out wrong without it alone; the refused ones first."""
    ordered = sorted(through, key=lambda one: one[0].cell(one[1]) not in ("404", "422", "400"))
    return any(is_wrong_without(watch, requests, call, one) for one in ordered)


def is_wrong_without(watch, requests, call, one):
    watch.blind = call
    try:
        wrong = requests.faults(*one)
    finally:
        watch.blind = None
    return bool(wrong) and requests.faults(*one) == []


def never_asked(passing):
    """The calls in the code that no request passed through."""
    asked = {site for site, _model in passing}
    return {
        (path, first)
        for path, first, last in sites.calls()
        if not any((path, line) in asked for line in range(first, last + 1))
    }
