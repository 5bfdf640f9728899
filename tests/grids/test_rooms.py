"""Rooms planned by floors and numbers."""

import pytest

from grids.rooms import Plan, Rule, doors


def labels(**facts):
    return [door.label for door in doors(Plan(**facts))]


def test_a_door_says_its_floor_and_its_number():
    assert labels(highest=2, per_floor=3) == ["101", "102", "103", "201", "202", "203"]


@pytest.mark.parametrize(
    ("rule", "last"), [(Rule.TWO, "502"), (Rule.THREE, "5002"), (Rule.LETTER, "5B"), (Rule.RUNNING, "10")]
)
def test_each_rule_numbers_its_own_way(rule, last):
    assert labels(highest=5, rule=rule)[-1] == last


def test_floors_that_do_not_exist_are_left_out():
    plan = Plan(highest=15, skipped=frozenset({4, 13, 14}))

    assert plan.floors == [1, 2, 3, 5, 6, 7, 8, 9, 10, 11, 12, 15]
    assert len(doors(plan)) == 24


def test_under_the_ground_there_is_no_floor_nought():
    found = doors(Plan(lowest=-2, highest=1, per_floor=1))

    assert [(door.floor, door.label, door.digits) for door in found] == [
        (-2, "B201", "902001"),
        (-1, "B101", "901001"),
        (1, "101", "001001"),
    ]


def test_after_the_letter_z_come_two():
    assert labels(highest=1, per_floor=27, rule=Rule.LETTER)[-2:] == ["1Z", "1AA"]


def test_a_building_without_units_is_one_entrance():
    assert (Plan(units=0).unit_numbers, Plan(units=2).unit_numbers, Plan(units=2).count) == ([0], [1, 2], 24)
