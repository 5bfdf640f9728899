"""A grid ends, when nothing is left in it."""

from datetime import date

import pytest

from common.errors import Refused, Stale
from grids.actions.qr_codes import issue_code
from grids.actions.tree import end_grid
from grids.enums import RightsKind, Role
from grids.models import Building, Grid, RightsEvent
from tests.grids.world import AT, CLOCK, DAY, building, post

pytestmark = pytest.mark.django_db


def test_a_grid_ends_with_its_posts_and_its_codes(ground):
    now, later = (
        post(ground.here.micro, Role.WORKER),
        post(ground.here.micro, Role.WORKER, starts_on=date(2026, 1, 1)),
    )
    code = issue_code(ground.here.micro, by=CLOCK, at=AT)

    ended = end_grid(ground.here.micro, on=DAY, by=CLOCK, at=AT)

    for row in (now, later, code):
        row.refresh_from_db()
    assert (now.ends_on, later.ends_on) == (DAY, date(2026, 1, 1))
    assert code.revoked_at == AT
    told = RightsEvent.objects.filter(kind=RightsKind.POST_ENDED).values_list("post", "until", "where")
    where = str(ground.here.micro)
    assert set(told) == {(now.pk, DAY, where), (later.pk, date(2026, 1, 1), where)}
    assert not ended.is_current(DAY)
    assert ended not in Grid.objects.current(DAY)
    assert ended in Grid.objects.current(date(2025, 6, 1))
    with pytest.raises(Stale):
        end_grid(ended, on=DAY, by=CLOCK, at=AT)


def test_a_grid_with_anything_in_it_does_not_end(ground):
    house = building(ground.here.micro)

    for grid in (ground.here.micro, ground.here.general):
        with pytest.raises(Refused):
            end_grid(grid, on=DAY, by=CLOCK, at=AT)

    Building.objects.filter(pk=house.pk).update(valid_to=DAY)
    end_grid(ground.here.micro, on=DAY, by=CLOCK, at=AT)


@pytest.mark.parametrize("on", [date(2024, 12, 31), date(2025, 6, 3)])
def test_a_grid_does_not_end_before_it_began_or_in_the_future(ground, on):
    with pytest.raises(Refused):
        end_grid(ground.here.micro, on=on, by=CLOCK, at=AT)
