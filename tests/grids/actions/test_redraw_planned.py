"""A change of the ground that is decided today and takes effect on a later day."""

from datetime import UTC, date, datetime, timedelta

import pytest

from common.errors import Refused, Stale
from grids.actions.redraw.decide import sweep_redraws, withdraw
from grids.actor import Actor
from grids.enums import RedrawKind, RedrawState, Role
from grids.history import grid_on
from grids.models import Building, Grid, Redraw
from grids.tasks import sweep_redraws as task
from messaging.models import Message
from tests.grids.actions.redraw import door, now, redraw, surveyor
from tests.grids.actions.trees import whole
from tests.grids.world import AT, DAY, post

pytestmark = pytest.mark.django_db
__all__ = ["surveyor"]
MAY = date(2026, 5, 1)
EVENING, MIDNIGHT = (datetime(2026, 4, 30, hour, tzinfo=UTC) for hour in (15, 16))  # Shanghai: 23:00, 0:00


@pytest.fixture
def planned(ground, surveyor):
    """Two micro grids of one general grid are joined on 1 May."""
    door(ground.here.micro2, 1, 1.5, 0.5)
    facts = {"with": [ground.here.micro2.code]}
    return redraw(RedrawKind.MERGE, ground.here.micro, surveyor, on=MAY, **facts)


def test_it_says_what_it_would_do_and_waits(ground, planned):
    assert (planned.state, planned.effects) == (
        RedrawState.PLANNED,
        {"grid": 2, "building": 1, "household": 10},
    )
    assert sweep_redraws(at=EVENING) == 0
    assert now(ground.here.micro2).valid_to is None


def test_it_takes_effect_on_its_day_once(ground, planned):
    one, other = ground.here.micro, ground.here.micro2

    assert sweep_redraws(at=MIDNIGHT) == 1
    assert sweep_redraws(at=MIDNIGHT) == 0

    planned.refresh_from_db()
    assert (planned.state, planned.settled_at) == (RedrawState.DONE, MIDNIGHT)
    assert now(other).valid_to == MAY
    assert now(one).boundary.area == pytest.approx(one.boundary.area + other.boundary.area)
    whole()


def test_a_day_that_was_slept_through_is_made_up_for_under_its_own_date(ground, planned):
    sweep_redraws(at=MIDNIGHT + timedelta(days=3))

    assert now(ground.here.micro2).valid_to == MAY
    house = Building.objects.get()
    assert grid_on(house, date(2026, 4, 30)) == ground.here.micro2
    assert grid_on(house, MAY) == ground.here.micro


def test_what_can_no_longer_be_done_fails_with_its_reason_and_the_planner_hears(ground, surveyor, planned):
    redraw(RedrawKind.MOVE, ground.here.micro2, surveyor, to=ground.here.general2.code)

    assert sweep_redraws(at=MIDNIGHT) == 1

    planned.refresh_from_db()
    assert planned.state == RedrawState.FAILED
    assert planned.failure
    assert Message.objects.get(recipient=surveyor.officer).params["what"].endswith(planned.failure)
    assert Grid.objects.get(pk=ground.here.micro2.pk).valid_to is None


def test_one_that_fails_does_not_hold_up_the_next(ground, surveyor, planned):
    facts = {"with": [ground.here.micro4.code]}
    second = redraw(RedrawKind.MERGE, ground.here.micro3, surveyor, on=MAY, **facts)
    redraw(RedrawKind.MOVE, ground.here.micro2, surveyor, to=ground.here.general2.code)

    sweep_redraws(at=MIDNIGHT)

    second.refresh_from_db()
    assert second.state == RedrawState.DONE


def test_it_is_taken_back_before_its_day_and_not_after(ground, surveyor, planned):
    stranger = Actor.of(post(ground.next.street, Role.ADMINISTRATOR).officer, DAY)
    with pytest.raises(Refused):
        withdraw(planned, by=stranger, at=AT)

    withdraw(planned, by=surveyor, at=AT)

    with pytest.raises(Stale):
        withdraw(planned, by=surveyor, at=AT)
    assert sweep_redraws(at=MIDNIGHT) == 0
    assert now(ground.here.micro2).valid_to is None


def test_what_could_not_be_done_today_is_not_planned_either(ground, surveyor):
    with pytest.raises(Refused):
        redraw(RedrawKind.MERGE, ground.here.micro, surveyor, on=MAY, **{"with": [ground.here.micro5.code]})
    assert not Redraw.objects.exists()


def test_the_minute_sweep_carries_it_out(ground, surveyor):
    Redraw.objects.create(
        kind=RedrawKind.MERGE,
        grid=ground.here.micro,
        facts={"with": [ground.here.micro2.code]},
        effective_on=DAY,
        reason="并",
        planned_at=AT,
    )
    task()

    assert Redraw.objects.get().state == RedrawState.DONE
