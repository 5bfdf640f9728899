"""The pages of the routing rules: making, changing, ending, and trying a case."""

import pytest
from django.test import Client

from cases.models import Case, CaseEvent, RoutingRule
from grids.enums import Role
from messaging.models import Message
from tests.cases.models.test_routing_constraints import PAPER, a_rule
from tests.cast import a_case
from tests.grids.world import officer, post

LIST, NEW, TRY = "/routing/", "/routing/new/", "/routing/try/"


@pytest.fixture
def office(town):
    client = Client(headers={"accept-language": "en"})
    client.force_login(town.people.admin)
    client.get("/messages/")
    return client


def said(town, **facts):
    given = {"kind": "05007", "district": town.ground.district.code, "to": str(town.lighting.uuid)}
    return given | {"order": "10", "basis": PAPER, "valid_from": "2025-06-01"} | facts


def address(rule):
    return f"{LIST}{rule.uuid}/"


def test_a_rule_made_on_the_page_is_what_the_dispatcher_is_suggested(office, town, sign_in):
    answer = office.post(NEW, said(town))

    rule = RoutingRule.objects.get()
    assert answer.headers["Location"] == address(rule)
    assert (rule.category.code, rule.region, rule.department) == (
        "05007",
        town.ground.district,
        town.lighting,
    )
    page = sign_in("desk").get(f"/cases/{a_case(town).number}/?do=dispatch").text
    assert f"建议派给 {town.lighting.name}" in page or f"Suggested: {town.lighting.name}" in page
    assert PAPER in page


def test_for_a_whole_group_in_one_grid_to_somebody_of_the_place(office, town):
    office.post(NEW, said(town, kind="group-05", grid=town.here.general.code, to="leader", direct="on"))

    rule = RoutingRule.objects.get()
    assert (rule.branch, rule.category, rule.grid, rule.role, rule.direct) == (
        "05",
        None,
        town.here.general,
        "leader",
        True,
    )


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"to": ""}, "to"),
        ({"basis": ""}, "basis"),
        ({"order": "0"}, "order"),
        ({"grid": "没有这个网格㐀"}, "grid"),
        ({"valid_from": "1.6.2025"}, "valid_from"),
        ({"kind": "", "direct": "on"}, "__all__"),
        ({"valid_to": "2025-05-01"}, "__all__"),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_nothing_is_made(office, town, facts, field):
    answer = office.post(NEW, said(town, **facts))

    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    assert not RoutingRule.objects.exists()


def test_a_grid_of_another_district_is_not_there_to_be_chosen(office, town):
    answer = office.post(NEW, said(town, grid=town.ground.far.street.code))

    assert (answer.status_code, RoutingRule.objects.exists()) == (422, False)


def test_changed_the_page_is_the_new_one_with_the_old_one_below(office, town):
    old = a_rule(town)

    answer = office.post(address(old), said(town, to="worker", reason="网格员先看", do="change"), follow=True)

    new = RoutingRule.objects.standing().get()
    assert answer.redirect_chain == [(address(new), 302)]
    assert [line.rule for line in answer.context["past"]] == [old]
    assert "网格员先看" in answer.text


def test_ended_with_a_reason_it_leaves_the_list_and_stays_findable(office, town):
    rule = a_rule(town)
    assert office.post(address(rule), {"do": "end", "reason": ""}).status_code == 422

    office.post(address(rule), {"do": "end", "reason": "科室撤销"})

    assert [line.rule for line in office.get(LIST).context["lines"]] == []
    shown = office.get(LIST, {"ended": "on"})
    assert [(line.rule, line.state) for line in shown.context["lines"]] == [(rule, "ended")]
    assert office.post(address(rule), {"do": "end", "reason": "再来"}).status_code == 422


def test_narrowed_to_a_kind_everything_that_is_said_of_it_is_shown(office, town):
    own = a_rule(town, order=1)
    group = a_rule(town, order=2, category=None, branch="05")
    whole = a_rule(town, order=3, category=None)
    a_rule(town, order=4, category=None, branch="01")

    lines = office.get(LIST, {"kind": "05007"}).context["lines"]

    assert [line.rule for line in lines] == [own, group, whole]


def test_whoever_configures_one_street_reads_the_district_s_rules_and_changes_his_own(town):
    above = a_rule(town)
    own = a_rule(town, region=None, grid=town.here.street)
    a_rule(town, region=None, grid=town.there.street)
    client = Client()
    client.force_login(post(town.here.street, Role.ADMINISTRATOR, who=officer("street-admin")).officer)

    assert {line.rule for line in client.get(LIST).context["lines"]} == {above, own}
    assert client.get(address(above)).context["may_change"] is False
    assert client.post(address(above), {"do": "end", "reason": "不要了"}).status_code == 422
    assert client.post(address(own), {"do": "end", "reason": "不要了"}).status_code == 302


def test_a_case_is_tried_and_nothing_is_stored(office, town):
    won, beaten = a_rule(town, order=1), a_rule(town, order=2, category=None)
    other = a_rule(town, order=3, category=None, branch="01")

    answer = office.post(TRY, {"kind": "05007", "where": town.here.micro.name})

    lines = answer.context["trial"]["lines"]
    assert [(one["line"].rule, one["wins"], one["why"]) for one in lines] == [
        (won, True, "this one decides"),
        (beaten, False, "fits, but another one comes first"),
        (other, False, "is for another kind"),
    ]
    assert town.lighting.name in answer.context["trial"]["suggestion"]
    assert [model.objects.count() for model in (Case, CaseEvent, Message)] == [0, 0, 0]


def test_where_may_be_a_door_and_a_case_that_one_sees_says_both_by_its_number(office, town):
    by_door = office.post(TRY, {"kind": "05007", "where": town.building.name})
    assert by_door.context["trial"]["place"] == town.building.address

    case = a_case(town)
    assert "number" in office.post(TRY, {"number": case.number}).context["form"].errors
    post(town.here.street, Role.DISPATCHER, who=town.people.admin)
    assert office.post(TRY, {"number": case.number}).context["trial"]["kind"] == case.category.name


def test_what_and_where_are_asked_for(office, town):
    answer = office.post(TRY, {"where": "没有的地方"})

    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {"kind", "where"}


@pytest.mark.parametrize("rules", [1, 3])
def test_the_list_and_the_trial_cost_the_same_however_many_rules(
    office, town, rules, django_assert_num_queries
):
    for number in range(rules):
        a_rule(town, order=number + 1)

    with django_assert_num_queries(6):  # session, officer, posts, kinds, rules, unread
        assert len(office.get(LIST).context["lines"]) == rules
    with django_assert_num_queries(13):  # … kinds, grid by code and name, five of the targets, rules again
        office.post(TRY, {"kind": "05007", "where": town.here.micro.name})
