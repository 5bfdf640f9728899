"""Every pair of a state and an action: what the table has is let through to the guards, what it has not is refused."""

from contextlib import suppress

import pytest
from django.db import transaction

from cases import workflow
from cases.actions.move import move
from cases.actions.verbs import VERBS
from cases.enums import Action, State, Who
from cases.errors import NotYours, OutOfOrder
from cases.models import Case, CaseEvent
from common.errors import Refused
from tests.cases.gallery import all_states, kept_gallery, one_of, street  # noqa: F401 - fixtures
from tests.cast import do

PAIRS = [(state, action, row) for state, action, row in workflow.pairs() if state != workflow.BEFORE]
OUTSIDE = [pytest.param(state, action, id=f"{state}-{action}") for state, action, row in PAIRS if row is None]
INSIDE = [pytest.param(state, row, id=f"{state}-{row.action}") for state, _, row in PAIRS if row is not None]


def whoever_may(action):
    """Those the table names for the action anywhere; for steps without a row of their own, everybody."""
    row = workflow.TABLES[workflow.VERSION].get(action)
    return row.who if row else frozenset(Who)


def test_the_pairs_are_all_there_are():
    assert len(PAIRS) == len(State) * len(Action)


@pytest.mark.parametrize(("state", "action"), OUTSIDE)
def test_what_is_not_in_the_table_is_refused_even_to_the_right_person(undone, state, action):
    case, events = undone.cases[state], CaseEvent.objects.count()

    for who in whoever_may(action):
        with pytest.raises(OutOfOrder) as refusal:
            move(case, action, by=one_of(undone.town, who))
        assert refusal.value.case.state == state

    assert Case.objects.get(pk=case.pk).state == state
    assert CaseEvent.objects.count() == events


@pytest.mark.parametrize(("state", "row"), INSIDE)
def test_what_is_in_the_table_is_let_through_to_the_guards(undone, state, row):
    case = undone.cases[state]
    nobody_has_it = state in (State.REPORTED, State.VOID)
    for who in sorted(row.who - {Who.HANDLER} if nobody_has_it else row.who):
        with suppress(Guarded), transaction.atomic():
            assert done(case, row, one_of(undone.town, who), undone.town).state == row.targets(state)
            transaction.set_rollback(True)


def done(case, row, by, town):
    """The verb; Guarded where a guard refuses it (tests/cases/guards has them all)."""
    try:
        if row.action in VERBS:
            return do(case, row.action, by, town)
        return move(case, row.action, by=by)
    except (OutOfOrder, NotYours):
        raise
    except Refused as refusal:
        assert row.guards, "only a guard may refuse here"
        raise Guarded from refusal


class Guarded(Exception):
    pass


@pytest.mark.parametrize(("state", "row"), INSIDE)
def test_nobody_else_may(undone, state, row):
    others = frozenset({Who.DISPATCHER, Who.REVIEWER, Who.REPORTER, Who.CLOCK}) - row.who
    if Who.VIEWER in row.who:
        others -= {Who.DISPATCHER, Who.REVIEWER}

    for who in others:
        with pytest.raises(NotYours):
            move(undone.cases[state], row.action, by=one_of(undone.town, who))
    for stranger in (undone.town.by_stranger, undone.town.by_nobody, undone.town.by_admin):
        with pytest.raises(NotYours):
            move(undone.cases[state], row.action, by=stranger)
