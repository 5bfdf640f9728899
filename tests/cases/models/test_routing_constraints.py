"""What a routing rule must never be is refused by the database."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from cases.models import RoutingRule
from tests.cast import MONDAY, category

PAPER = "街道办〔2025〕3号"


def a_rule(town, **facts):
    given = {
        "region": town.ground.district,
        "category": category("05007"),
        "department": town.lighting,
        "basis": PAPER,
        "valid_from": date(2025, 6, 1),
        "made_at": MONDAY,
    }
    return RoutingRule.objects.create(**given | facts)


@pytest.mark.parametrize(
    ("name", "broken"),
    [
        ("routing_rule_is_of_a_district_or_a_grid", {"region": None}),
        ("routing_rule_is_of_a_kind_or_a_group", {"branch": "05"}),
        ("routing_rule_leads_to_a_unit_or_a_role", {"role": "worker"}),
        ("routing_rule_names_its_paper", {"basis": ""}),
        ("routing_rule_ends_after_it_starts", {"valid_to": date(2025, 5, 31)}),
        ("routing_rule_is_ended_with_its_reason", {"ended_at": MONDAY}),
    ],
)
def test_a_rule_that_says_nothing_clear_is_refused(town, name, broken):
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        a_rule(town, **broken)


def test_two_open_rules_never_say_the_same_in_the_same_order(town):
    first = a_rule(town)
    with (
        pytest.raises(IntegrityError, match="one_open_routing_rule_of_a_kind_place_and_order"),
        transaction.atomic(),
    ):
        a_rule(town, department=None, role="worker")

    RoutingRule.objects.filter(pk=first.pk).update(ended_at=MONDAY, ended_why="换规则")
    assert a_rule(town, replaces=first).replaces == first
