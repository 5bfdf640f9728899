"""The guards of the desk: a case is accepted once, a change changes something, a ring makes nothing stale."""

from cases.actions.sweep import climb
from cases.actions.verbs import VERBS
from cases.enums import Action
from tests.cases.gallery import kept_town, street  # noqa: F401 - fixtures
from tests.cases.guards.refusals import no
from tests.cast import a_case, category, do

# not_accepted


def test_a_case_is_accepted_once(town):
    case = do(a_case(town), Action.ACCEPT, town.by_desk, town)
    assert case.accepted_by == town.people.desk

    with no("not_accepted"):
        do(case, Action.ACCEPT, town.by_desk, town)


# something_changes


def test_reclassifying_to_what_it_is_changes_nothing(town):
    case = a_case(town)

    with no("something_changes"):
        do(case, Action.CLASSIFY, town.by_desk, town, major=None)
    with no("something_changes"):
        do(case, Action.CLASSIFY, town.by_desk, town, category=case.category, major=False)

    case = do(case, Action.CLASSIFY, town.by_desk, town, category=category("05008"), major=None)
    assert case.category.code == "05008"


def test_a_case_moved_to_another_grid_belongs_to_that_one(town):
    case = do(a_case(town), Action.CLASSIFY, town.by_desk, town, grid=town.here.micro3, major=None)

    assert (case.owner_grid, case.general_id, case.building) == (
        town.here.micro3,
        town.here.general2.pk,
        None,
    )


# the version a person saw


def test_a_clock_that_only_rang_does_not_make_a_decision_stale(town):
    case = a_case(town)
    assert climb(at=case.dispatch_due_at)

    assert VERBS[Action.ACCEPT](case, by=town.by_desk, expected=case.version).accepted_at
