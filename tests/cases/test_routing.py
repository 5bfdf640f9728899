"""Which rule sends a matter where, and why the others do not."""

from datetime import date

import pytest

from cases.models import RoutingRule
from cases.routing import Verdict, rules_at
from cases.targets import OTHER, RULED, open_to, targets_for, weighed_for
from grids.enums import Role
from tests.cases.models.test_routing_constraints import a_rule
from tests.cast import a_case, lead_to
from tests.grids.world import department, post

DAY = date(2025, 6, 9)
GONE = {"department": None}


def verdicts(town, case):
    """{rule: verdict} in the order of the rules."""
    return {one.rule: one.verdict for one in weighed_for(case, open_to(case, town.by_desk, day=DAY), day=DAY)}


def first_of(town, case):
    return targets_for(case, town.by_desk, day=DAY)[0]


def test_whom_a_rule_names_comes_first_with_the_rule_as_the_reason(town):
    rule = a_rule(town)

    target = first_of(town, a_case(town))

    assert (target.holder, target.rule, target.standing) == (town.lighting, rule, RULED)


def test_without_a_rule_the_unit_stands_among_the_others(town):
    targets = targets_for(a_case(town), town.by_desk, day=DAY)

    assert {target.holder: target.standing for target in targets}[town.lighting] == OTHER
    assert targets[0].holder == town.worker_post


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        ({"branch": "01", "category": None}, Verdict.OTHER_KIND),
        ({"valid_from": date(2025, 6, 10)}, Verdict.NOT_YET),
        ({"valid_to": DAY}, Verdict.OVER),
        (GONE | {"role": "partner"}, Verdict.NOBODY),
    ],
)
def test_a_rule_that_does_not_hold_says_why_and_sends_nobody(town, facts, why):
    rule = a_rule(town, **facts)
    case = a_case(town)

    assert verdicts(town, case) == {rule: why}
    assert first_of(town, case).rule is None


def test_a_unit_that_is_empty_elsewhere_or_not_on_its_list_is_passed_over(town):
    empty = a_rule(town, department=department(town.ground.district, "empty"), order=1)
    elsewhere = department(town.ground.district, "there", street=town.there.street)
    post(elsewhere, Role.HANDLER)
    wrong = a_rule(town, department=elsewhere, order=2)
    last = a_rule(town)

    assert verdicts(town, a_case(town)) == {
        empty: Verdict.NOBODY,
        wrong: Verdict.NOT_HERE,
        last: Verdict.WINS,
    }


def test_a_rule_of_another_street_or_an_ended_one_is_not_even_read(town):
    a_rule(town, region=None, grid=town.there.street)
    ended = a_rule(town)
    RoutingRule.objects.filter(pk=ended.pk).update(ended_at=ended.made_at, ended_why="换规则")

    assert rules_at(a_case(town)) == []


def test_the_number_decides_then_the_narrower_kind_then_the_narrower_place(town):
    here = {"region": None, "grid": town.here.street}
    wide = a_rule(town, category=None)
    group = a_rule(town, category=None, branch="05")
    district = a_rule(town)
    street = a_rule(town, **here, **GONE, role="worker")
    urgent = a_rule(town, order=5, category=None, **GONE, role="leader")
    case = a_case(town)

    assert list(verdicts(town, case)) == [urgent, street, district, group, wide]
    assert set(list(verdicts(town, case).values())[1:]) == {Verdict.BEATEN}
    assert first_of(town, case).holder.officer == town.people.leader


def test_a_role_is_the_nearest_one_of_the_place(town):
    a_rule(town, **GONE, role="total_leader")
    post(town.here.street, Role.LEADER)
    above = post(town.here.total, Role.LEADER)

    assert first_of(town, a_case(town)).holder == above


def test_those_alike_are_ordered_by_what_they_have_in_hand(town):
    busy = lead_to(town, "dispatched")
    idle = post(town.here.general, Role.WORKER)

    names = [one.holder for one in targets_for(a_case(town), town.by_desk, day=DAY) if not one.is_department]

    assert busy.handler_post == town.worker_post
    assert names.index(idle) < names.index(town.worker_post)


@pytest.mark.parametrize("rules", [1, 3])
def test_the_rules_cost_one_statement_however_many(town, rules, django_assert_num_queries):
    for number in range(rules):
        a_rule(town, order=number)
    case = a_case(town)

    with django_assert_num_queries(5):  # posts, departments, in hand, rules, records
        targets_for(case, town.by_desk, day=DAY)
