"""The offers of test_allowed.py where a case is not the plain one: in a department's hands, and without a place."""

import pytest

from cases.actions.verbs import VERBS
from cases.allowed import allowed_actions
from cases.enums import Action
from cases.place import CasePlace
from grids.actor import Actor
from grids.models import Post
from tests.cases.gallery import kept_town, street  # noqa: F401 - fixtures
from tests.cases.guards.refusals import raised_in
from tests.cases.test_allowed import TOLD, actor, attempt
from tests.cast import a_case, do, lead_to

ON = (
    Action.DISPATCH,
    Action.TAKE,
    Action.CONTACT,
    Action.RESOLVE,
    Action.FEEDBACK,
)


def disagreements(town, case, names):
    """(who, verb, why) wherever the offer and the engine differ."""
    for name in names:
        by = actor(town, name)
        offered = {one.action for one in allowed_actions(case, by, at=case.changed_at)}
        for action in VERBS:
            refusal = attempt(case, action, by, town)
            is_open = refusal is None or raised_in(refusal) in TOLD
            if is_open != (action in offered):
                yield name, str(action), str(refusal)


@pytest.mark.parametrize("steps", range(1, len(ON) + 1))
def test_what_a_department_has_is_offered_to_its_people_alone(town, steps):
    case = do(a_case(town), Action.DISPATCH, town.by_desk, town, to=town.lighting)
    for action in ON[1:steps]:
        case = do(case, action, town.by_handler, town)

    assert (
        list(disagreements(town, case, ["handler", "worker", "leader", "desk", "reviewer", "reporter"])) == []
    )


@pytest.mark.parametrize("state", ["reported", "void"])
def test_what_has_no_place_is_offered_to_the_district_alone(town, state):
    case = a_case(town, place=CasePlace.unknown(town.ground.district, "桥下"))
    if state == "void":
        case = do(case, Action.VOID, town.by_district, town)

    assert allowed_actions(case, town.by_desk, at=case.changed_at) == []
    assert list(disagreements(town, case, ["district", "desk", "worker", "stranger", "reporter"])) == []


def test_who_wears_two_hats_is_offered_what_either_may(town):
    """A leader who has the case in his own hands by another post."""
    case = lead_to(town, "handling")
    both = town.people.leader
    Post.objects.filter(pk=town.worker_post.pk).update(deputy=both)
    town.by_both = Actor.of(both, case.changed_at.date())

    assert list(disagreements(town, case, ["both"])) == []
