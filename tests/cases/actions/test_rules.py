"""Rules are made, changed by a successor and ended by whoever configures their place."""

from datetime import date, timedelta

import pytest

from cases.actions.rules import change_rule, end_rule, make_rule
from cases.errors import NotYours
from cases.models import RoutingRule
from common.errors import Refused, Stale
from tests.cases.models.test_routing_constraints import PAPER, a_rule
from tests.cast import MONDAY, category
from tests.grids.world import department

FROM = date(2025, 6, 1)


def made(town, by=None, **facts):
    given = {"place": town.ground.district, "category": category("05007"), "department": town.lighting}
    given |= {"basis": PAPER, "valid_from": FROM, "by": by or town.by_admin, "at": MONDAY}
    return make_rule(**given | facts)


def test_who_configures_the_district_makes_a_rule_with_his_name_under_it(town):
    rule = made(town, direct=True)

    assert (rule.region, rule.department, rule.direct) == (town.ground.district, town.lighting, True)
    assert (rule.made_by, rule.made_at, rule.is_ended) == (town.people.admin, MONDAY, False)


@pytest.mark.parametrize("who", ["by_desk", "by_leader", "by_district", "by_security", "by_nobody"])
def test_nobody_else_makes_or_ends_one(town, who):
    rule = a_rule(town)

    with pytest.raises(NotYours):
        made(town, by=getattr(town, who), order=1)
    with pytest.raises(NotYours):
        end_rule(rule, by=getattr(town, who), at=MONDAY, reason="不要了")

    assert list(RoutingRule.objects.standing()) == [rule]


def test_no_rule_is_made_for_ground_beyond_the_post(town):
    with pytest.raises(NotYours):
        made(town, place=town.ground.far.street)


@pytest.mark.parametrize(
    "facts",
    [
        {"category": None, "direct": True},
        {"valid_to": FROM},
        {"valid_to": date(2036, 1, 1)},
        "elsewhere",
    ],
)
def test_a_rule_that_could_never_work_is_refused_in_words(town, facts):
    if facts == "elsewhere":
        facts = {"department": department(town.ground.far_district, "far-unit")}

    with pytest.raises(Refused):
        made(town, **facts)

    assert not RoutingRule.objects.exists()


def test_a_second_rule_for_the_same_with_the_same_number_is_refused_in_words(town):
    made(town)

    with pytest.raises(Refused, match="同序号"):
        made(town, department=None, role="worker")

    assert RoutingRule.objects.count() == 1


def test_a_changed_rule_is_a_new_row_and_the_old_one_stays_readable(town):
    old = made(town)

    facts = {"place": town.ground.district, "category": category("05007"), "role": "worker"}
    new = change_rule(
        old, **facts, basis=PAPER, valid_from=FROM, by=town.by_admin, at=MONDAY, reason="改由网格员先看"
    )

    old.refresh_from_db()
    assert (new.replaces, new.role, old.department) == (old, "worker", town.lighting)
    assert (old.ended_at, old.ended_by, old.ended_why) == (MONDAY, town.people.admin, "改由网格员先看")


def test_what_somebody_else_ended_meanwhile_is_neither_ended_nor_changed_again(town):
    rule = made(town)
    end_rule(rule, by=town.by_admin, at=MONDAY, reason="不要了")

    with pytest.raises(Stale):
        end_rule(rule, by=town.by_admin, at=MONDAY + timedelta(hours=1), reason="再来")

    rule.refresh_from_db()
    assert rule.ended_why == "不要了"


def test_an_end_needs_its_reason(town):
    rule = made(town)

    with pytest.raises(Refused):
        end_rule(rule, by=town.by_admin, at=MONDAY, reason="  ")
