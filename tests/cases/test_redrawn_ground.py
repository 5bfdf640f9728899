"""Cases when the ground is redrawn: the open ones go along, the closed ones stay where they happened."""

import pytest

from cases.enums import Action, State
from cases.models import Case
from cases.place import CasePlace
from grids.actions.redraw.decide import decide, preview
from grids.enums import RedrawKind
from grids.history import grid_on
from grids.models import Grid
from tests.cast import MONDAY, a_case, do, lead_to

pytestmark = pytest.mark.django_db


def joined(town, act=decide):
    """The building's micro grid joined into the one beside it, by whoever administers the district."""
    facts = {"effective_on": MONDAY.date(), "facts": {"with": [town.here.micro.code]}, "at": MONDAY}
    reason = {"reason": "两院合并"} if act is decide else {}
    return act(RedrawKind.MERGE, town.here.micro2, by=town.by_admin, **facts, **reason)


def test_open_cases_go_along_and_closed_ones_stay(town):
    closed = lead_to(town, State.CLOSED, case=a_case(town))
    waiting, in_hand = a_case(town), lead_to(town, State.HANDLING, case=a_case(town))

    done = joined(town)

    for case in (closed, waiting, in_hand):
        case.refresh_from_db()
    assert (waiting.grid, in_hand.grid, closed.grid) == (town.here.micro2, town.here.micro2, town.here.micro)
    assert done.effects["case"] == 2
    assert in_hand.handler_post == town.worker_post
    day_before = MONDAY.date().replace(day=8)
    assert grid_on(waiting, day_before) == town.here.micro


def test_a_case_in_hand_is_worked_on_as_before(town):
    case = do(a_case(town), Action.DISPATCH, town.by_desk, town)
    joined(town)

    case = do(Case.objects.get(pk=case.pk), Action.TAKE, town.by_worker, town)
    assert case.state == State.HANDLING


def test_looking_beforehand_counts_them(town):
    a_case(town)

    assert joined(town, preview)["case"] == 1
    assert Case.objects.get().grid == town.here.micro


def test_what_has_no_building_goes_by_its_point(town):
    grid = town.here.micro
    west, _south, east, _north = grid.boundary.extent
    spots = [west + (east - west) * share for share in (0.25, 0.75)]
    latitude = grid.boundary.centroid.y
    cases = [a_case(town, place=CasePlace.of_point(spot, latitude)) for spot in spots]
    east = spots[0] + 1e-5
    ring = [[east, 34], [east, 36], [120, 36], [120, 34], [east, 34]]
    facts = {"parts": [{"name": "东院", "boundary": {"type": "Polygon", "coordinates": [ring]}}]}

    decide(
        RedrawKind.SPLIT,
        grid,
        effective_on=MONDAY.date(),
        reason="分",
        facts=facts,
        by=town.by_admin,
        at=MONDAY,
    )

    for case in cases:
        case.refresh_from_db()
    assert [case.grid for case in cases] == [grid, Grid.objects.get(name="东院")]
