"""Leaving out one visible_to turns the matrix red: each call of it is blinded in turn, and the matrix must notice.

Patching our own code is allowed nowhere else. Here it is the point: the test plays the programmer who forgets.
"""

from collections import defaultdict

import pytest
from django.db import transaction

from cases.budgets import store
from tests.contracts import configuration, matrix, scan, sites
from tests.contracts.walk import Callers, word_for

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]

# Enough to reach every call from inside and from outside its reach.
ASKERS = ("leader", "handler", "desk", "key", "admin")


class Requests:
    """The requests of the matrix that read, and those that name a thing in their body, by a few roles."""

    def __init__(self, scene):
        self.scene, self.callers = scene, Callers(scene)
        rows = [(row, role, None) for row in matrix.offered() if row.method != "HEAD" for role in ASKERS]
        rows = [one for one in rows if one[0].address not in scan.OPEN_TO_ALL]
        rows += [(row, "admin", asked) for row, asked in configuration.every_address(scene)]
        self.all = rows

    def faults(self, row, role, asked):
        """What is wrong with the answer to one request, taken back at once."""
        store.flushdb()
        with transaction.atomic():
            response = self.callers.send(role, row, asked)
            transaction.set_rollback(True)
        wrong = [] if word_for(response) == row.cell(role) else [f"{word_for(response)} for {row.cell(role)}"]
        return (
            wrong if asked else wrong + scan.other_places(self.scene, row, role, response, {})["other places"]
        )


@pytest.fixture
def blinded(scene, monkeypatch):
    """(watch, requests, {call: the requests that pass through it}) after one look at the sound code."""
    requests, passing = Requests(scene), defaultdict(list)
    with sites.watched(monkeypatch) as watch:
        for one in requests.all:
            watch.seen.clear()
            assert requests.faults(*one) == [], one
            for key in watch.seen:
                passing[key].append(one)
        yield watch, requests, passing


def test_leaving_out_any_visible_to_turns_the_matrix_red(blinded):
    watch, requests, passing = blinded

    unnoticed = [key for key in passing if not is_noticed(watch, requests, key, passing[key])]
    asked = {(path, line) for (path, line), _model in passing}
    never_asked = {
        call for call in sites.calls() if not any((call[0], n) in asked for n in range(call[1], call[2] + 1))
    }

    assert unnoticed == [], "left out, and nobody noticed"
    assert never_asked == set(), "no request of the matrix passes here"
    assert {model.__name__ for model in sites.narrowed_models()} == {model for _site, model in passing}


def is_noticed(watch, requests, key, through):
    """Whether any request that passes through this call comes out wrong without it; the refused ones first."""
    watch.blind = key
    try:
        ordered = sorted(through, key=lambda one: one[0].cell(one[1]) not in ("404", "422", "400"))
        return any(requests.faults(*one) for one in ordered)
    finally:
        watch.blind = None


def test_a_model_without_its_narrowing_turns_the_matrix_red(blinded):
    watch, requests, passing = blinded
    for model in sites.narrowed_models():
        through = [one for (_site, name), ones in passing.items() if name == model.__name__ for one in ones]

        assert is_noticed(watch, requests, ("everywhere", model.__name__), through), model.__name__
