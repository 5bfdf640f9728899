"""Leaving out one visible_to turns the matrix red: each call of it is blinded in turn, and the matrix must notice.

Patching our own code is allowed nowhere else. Here it is the point: the test plays the programmer who forgets.
"""

import sys
from collections import defaultdict

import pytest
from django.db import transaction

from cases.budgets import store
from cases.forms.desk import posts_seen_by
from tests.contracts import configuration, matrix, scan, sites
from tests.contracts.walk import Callers, word_for

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]

KEPT = (posts_seen_by,)  # the words of a scope: made once, they would not pass through the call again
# Enough to reach every call from inside and from outside its reach.
ASKERS = ("leader", "handler", "desk", "key", "admin")


class Requests:
    """The requests of the matrix that read, and those that name a thing in their body, by a few roles."""

    def __init__(self, scene):
        self.scene, self.callers = scene, Callers(scene)
        rows = [(row, role, None) for row in matrix.offered() if row.method != "HEAD" for role in ASKERS]
        rows = [one for one in rows if one[0].address not in scan.OPEN_TO_ALL]
        rows += [(row, "admin", asked) for row, asked in configuration.every_address(scene)]
        # The logs open for the audit administrator alone.
        logs = [row for row in matrix.offered() if row.address.startswith("grids:audit")]
        self.all = rows + [(row, "audit", None) for row in logs if row.method != "HEAD"]

    def faults(self, row, role, asked):
        """What is wrong with the answer to one request, taken back at once."""
        store.flushdb()
        for kept in KEPT:
            kept.cache_clear()
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


def test_leaving_out_any_visible_to_turns_the_matrix_red(blinded, capfd):
    watch, requests, passing = blinded
    models = {model.__name__ for model in sites.narrowed_models()}
    whole = {
        ("everywhere", name): [
            one for (_site, of), through in passing.items() if of == name for one in through
        ]
        for name in models
    }
    with capfd.disabled():
        sys.stderr.write(f"\n  visible_to: {len(passing)} calls of {len(models)} models left out in turn\n")

    unnoticed = [
        key for key, through in (passing | whole).items() if not is_noticed(watch, requests, key, through)
    ]

    assert unnoticed == [], "left out, and nobody noticed"
    assert never_asked(passing) == set(), "no request of the matrix passes here"
    assert {name for _site, name in passing} == models


def is_noticed(watch, requests, key, through):
    """Whether any request that passes through this call comes out wrong without it; the refused ones first."""
    watch.blind = key
    try:
        ordered = sorted(through, key=lambda one: one[0].cell(one[1]) not in ("404", "422", "400"))
        return any(requests.faults(*one) for one in ordered)
    finally:
        watch.blind = None


def never_asked(passing):
    """The calls in the code that no request passed through."""
    asked = {site for site, _model in passing}
    return {
        (path, first)
        for path, first, last in sites.calls()
        if not any((path, line) in asked for line in range(first, last + 1))
    }
