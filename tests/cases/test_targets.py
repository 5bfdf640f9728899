"""To whom a case can be given."""

from datetime import date

from cases.targets import targets_for
from grids.enums import Role
from tests.cast import a_case
from tests.grids.world import department, post

DAY = date(2025, 6, 9)


def test_a_department_is_offered_only_while_somebody_works_in_it(town):
    empty = department(town.ground.district, "empty")
    case = a_case(town)

    offered = [target.holder for target in targets_for(case, town.by_desk, day=DAY)]
    assert town.lighting in offered
    assert empty not in offered

    post(empty, Role.HANDLER)
    assert empty in [target.holder for target in targets_for(case, town.by_desk, day=DAY)]
