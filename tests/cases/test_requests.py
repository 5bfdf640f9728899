"""How far up a request goes (pure)."""

from types import SimpleNamespace

import pytest

from cases.enums import RequestKind
from cases.requests import answered_from

WHOLE = SimpleNamespace(district_id=1, street_id=2, total_id=3, general_id=4, grid_id=5)
SHORT = SimpleNamespace(district_id=1, street_id=2, total_id=None, general_id=4, grid_id=5)
DISTRICT, STREET, TOTAL, GENERAL, GRID = range(5)


@pytest.mark.parametrize(("placed", "level", "leads", "one_up", "two_up"), [
    (WHOLE, "grid_id", False, GRID, GENERAL),
    (WHOLE, "grid_id", True, GENERAL, TOTAL),
    (WHOLE, "general_id", False, GENERAL, TOTAL),
    (SHORT, "general_id", False, GENERAL, STREET),
    (SHORT, "general_id", True, STREET, DISTRICT),
    (WHOLE, "street_id", True, DISTRICT, DISTRICT),
    (WHOLE, "district_id", True, DISTRICT, DISTRICT),
    (WHOLE, "", False, DISTRICT, DISTRICT),
])  # fmt: skip
def test_one_step_up_for_most_and_two_for_more_time(placed, level, leads, one_up, two_up):
    assert answered_from(RequestKind.CANNOT, placed, level, leads=leads) == one_up
    assert answered_from(RequestKind.EXTEND, placed, level, leads=leads) == two_up
