"""The constraints of called units and their terms, each broken once."""

import pytest
from django.db import IntegrityError, transaction

from cases.models import Call, WhistleTerm
from tests.cases.gallery import all_states, kept_gallery, street  # noqa: F401 - fixtures
from tests.cast import MONDAY

BREAKS = {}


def breaks(name):
    def keep(function):
        BREAKS[name] = function
        return function

    return keep


def a_call(town, case, **facts):
    known = {"kind": "pressing", "state": "proposed", "seq": 1, "department": town.lighting}
    blown = {"whistled_at": MONDAY, "whistled_by": town.people.leader}
    Call.objects.create(case=case, **known | blown | facts)


CLOCKS = dict.fromkeys(("called_at", "respond_due_at", "arrive_due_at", "result_due_at"), MONDAY)
OVER = {"ended_at": MONDAY, "seen_until": MONDAY.date()}


@breaks("one_open_call_of_a_unit")
def _(town, cases):
    a_call(town, cases["handling"])
    a_call(town, cases["handling"])


@breaks("call_state_is_known")
def _(town, cases):
    a_call(town, cases["handling"], state="lost", **CLOCKS)


@breaks("call_kind_is_known")
def _(town, cases):
    a_call(town, cases["handling"], kind="favour")


@breaks("call_ends_exactly_when_its_state_says_so")
def _(town, cases):
    a_call(town, cases["handling"], state="called", **CLOCKS, **OVER)


@breaks("call_has_its_clocks_once_it_is_made")
def _(town, cases):
    a_call(town, cases["handling"], state="called")


@breaks("call_that_has_ended_alerts_nobody")
def _(town, cases):
    a_call(town, cases["handling"], state="expired", next_alert_at=MONDAY, **CLOCKS, **OVER)


@breaks("call_is_rated_from_one_to_five")
def _(town, cases):
    a_call(town, cases["handling"], state="signed", unit_level=6, **CLOCKS, **OVER)


@breaks("one_term_of_a_whistle")
def _(town, cases):
    WhistleTerm.objects.create(kind="pressing", clock="respond", limit=2, unit="UH")


@breaks("term_of_a_whistle_is_positive")
def _(town, cases):
    WhistleTerm.objects.update(limit=0)


@pytest.mark.parametrize("name", sorted(BREAKS))
def test_the_database_refuses(undone, name):
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        BREAKS[name](undone.town, undone.cases)

    assert refusal.value.__cause__.diag.constraint_name == name
