"""What a page offers is exactly what the engine would do: nobody is shown a button that is refused, or denied one."""

import pytest
from django.db import transaction

from cases.actions.verbs import VERBS
from cases.allowed import allowed_actions
from cases.enums import Action, State
from cases.errors import NotYours, OutOfOrder
from common.errors import Refused
from grids.actor import Actor
from tests.cases.gallery import all_states, kept_gallery, street  # noqa: F401 - fixtures
from tests.cases.guards.refusals import raised_in
from tests.cast import do

PEOPLE = (
    "worker",
    "colleague",
    "leader",
    "desk",
    "handler",
    "reviewer",
    "district",
    "stranger",
    "admin",
    "reporter",
)
# What a person fills in decides about these; the plain facts of the cast do not fit everybody.
TOLD = {"outcome_is_allowed", "target_answers_here", "answer_matches_outcome", "units_can_be_called"}


def actor(town, name):
    return Actor.reporter() if name == "reporter" else getattr(town, f"by_{name}")


def attempt(case, action, by, town):
    """The refusal of a verb, or None when it was done (and undone)."""
    try:
        with transaction.atomic():
            do(case, action, by, town)
            transaction.set_rollback(True)
    except Refused as refusal:
        return refusal
    return None


@pytest.mark.parametrize("name", PEOPLE)
@pytest.mark.parametrize("state", State)
def test_what_is_offered_is_what_is_done(undone, state, name):
    town, case = undone.town, undone.cases[state]
    by = actor(town, name)

    offered = {one.action for one in allowed_actions(case, by, at=case.changed_at)}

    for action in VERBS:
        refusal = attempt(case, action, by, town)
        if action in offered:
            assert refusal is None or raised_in(refusal) in TOLD, (action, refusal)
        else:
            assert refusal is not None, action


def test_the_step_that_leads_on_comes_first(undone):
    first = {
        ("reported", "desk"): Action.DISPATCH,
        ("dispatched", "worker"): Action.TAKE,
        ("handling", "worker"): Action.RESOLVE,
        ("handled", "worker"): Action.FEEDBACK,
    }
    for (state, name), action in first.items():
        case = undone.cases[State(state)]
        allowed = allowed_actions(case, actor(undone.town, name), at=case.changed_at)
        assert (allowed[0].action, allowed[0].is_main) == (action, True)


def test_a_person_with_no_part_in_it_may_do_nothing(undone):
    for state, case in undone.cases.items():
        for name in ("stranger", "nobody", "admin"):
            assert allowed_actions(case, actor(undone.town, name), at=case.changed_at) == [], (state, name)


def test_it_costs_five_statements_at_most(undone, django_assert_max_num_queries):
    for case in undone.cases.values():
        with django_assert_max_num_queries(5):
            allowed_actions(case, undone.town.by_reviewer, at=case.changed_at)


def test_an_offer_is_no_promise_for_a_stranger_s_order(undone):
    """Out of order and not yours are different answers: the first tells the state, the second tells nothing."""
    case = undone.cases[State.REPORTED]

    assert isinstance(attempt(case, Action.TAKE, undone.town.by_worker, undone.town), OutOfOrder)
    assert isinstance(attempt(case, Action.DISPATCH, undone.town.by_worker, undone.town), NotYours)
