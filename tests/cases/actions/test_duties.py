"""Lists of duties: whose a case is, what a list lacks, who approved it, and that a use is on record."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from cases.actions.duties import approve_outside, end_outside, name_categories
from cases.enums import Action
from cases.errors import NotYours
from cases.models import CategoryDuty, DutyException, DutyUse
from cases.targets import targets_for
from common.errors import Refused, Stale
from grids.enums import DutyKind, Role
from grids.models import Delegation, DutyItem, DutyList
from tests.cast import MONDAY, a_case, category, do
from tests.grids.world import department, officer, post

pytestmark = pytest.mark.django_db
DAY = date(2025, 6, 9)
FROM = date(2025, 1, 1)
UNTIL = date(2025, 7, 1)


def a_list(town, *, on=None, **facts):
    place = {"grid": on} if on else {"region": town.ground.district}
    return DutyList.objects.create(
        **place, **{"kind": DutyKind.DUTY, "title": "街道权责清单", "valid_from": FROM} | facts
    )


def an_item(town, unit, *, code="05007", on=None, number="1", listed=None, **facts):
    item = DutyItem.objects.create(
        list=listed or a_list(town, on=on),
        number=number,
        name="路灯养护",
        department=unit,
        valid_from=FROM,
        **facts,
    )
    CategoryDuty.objects.create(category=category(code), item=item)
    return item


def first_of(town, case):
    return targets_for(case, town.by_desk, day=DAY)[0]


def a_unit(town, code, **facts):
    unit = department(town.ground.district, code, **facts)
    post(unit, Role.HANDLER, who=officer(f"of-{code}"))
    return unit


def test_the_unit_whose_duty_it_is_comes_first_with_the_item_as_the_reason(town):
    item = an_item(town, town.lighting)
    case = a_case(town)

    target = first_of(town, case)

    assert (target.holder, target.why) == (town.lighting, f"街道权责清单 1 {item.name}")


def test_without_a_list_the_nearest_post_comes_first(town):
    target = first_of(town, a_case(town))

    assert not target.is_department
    assert target.why == ""


@pytest.mark.parametrize(
    "over",
    [
        {"valid_to": date(2025, 6, 9)},
        {"valid_from": date(2025, 6, 10)},
        "elsewhere",
        "the list",
        "another category",
    ],
)
def test_a_duty_that_does_not_hold_here_today_suggests_nobody(town, over):
    if over == "elsewhere":
        an_item(town, town.lighting, on=town.there.street)
    elif over == "the list":
        an_item(town, town.lighting, listed=a_list(town, valid_to=date(2025, 6, 9)))
    elif over == "another category":
        an_item(town, town.lighting, code="10004")
    else:
        an_item(town, town.lighting, **over) if "valid_to" in over else DutyItem.objects.filter(
            pk=an_item(town, town.lighting).pk
        ).update(**over)

    assert first_of(town, a_case(town)).why == ""


def test_a_delegated_duty_is_suggested_to_whom_it_was_handed(town):
    item = an_item(town, town.lighting)
    street_unit = a_unit(town, "street-office", street=town.here.street)
    Delegation.objects.create(item=item, to=street_unit, valid_from=FROM)
    case = a_case(town)

    targets = {target.holder: target.why for target in targets_for(case, town.by_desk, day=DAY)}

    assert first_of(town, case).holder == street_unit
    assert targets[town.lighting] == ""


def test_a_use_of_a_power_is_on_record_and_never_changed(town):
    item, case = an_item(town, town.lighting), a_case(town)

    do(case, Action.DISPATCH, town.by_desk, town, to=town.lighting)

    use = DutyUse.objects.get()
    assert (use.item, use.case, use.department, use.by) == (item, case, town.lighting, town.people.desk)
    with pytest.raises(DatabaseError), transaction.atomic():
        DutyUse.objects.all().delete()


def test_a_post_of_a_grid_needs_no_list_and_leaves_no_use(town):
    an_item(town, town.lighting)

    do(a_case(town), Action.DISPATCH, town.by_desk, town)

    assert not DutyUse.objects.exists()


def test_a_unit_is_given_nothing_that_its_list_lacks(town):
    an_item(town, town.lighting, code="10004")
    case = a_case(town)

    with pytest.raises(Refused) as refusal:
        do(case, Action.DISPATCH, town.by_desk, town, to=town.lighting)

    assert refusal.value.code == "outside_list"


def test_a_unit_without_any_list_may_be_given_everything(town):
    unit = a_unit(town, "roads")
    an_item(town, town.lighting)

    assert do(a_case(town), Action.DISPATCH, town.by_desk, town, to=unit).handler_department == unit


def outside(town):
    an_item(town, town.lighting, code="10004")
    return a_case(town)


APPROVAL = {"until": UNTIL, "reason": "汛期人手不够", "at": MONDAY}


def test_what_a_leader_approved_by_name_is_given_until_the_day(town):
    case = outside(town)

    given = approve_outside(case, town.lighting, **APPROVAL, by=town.by_leader)

    assert given.approved_by == town.people.leader
    assert do(case, Action.DISPATCH, town.by_desk, town, to=town.lighting).handler_department == town.lighting


@pytest.mark.parametrize("over", ["ended", "past", "another case"])
def test_an_approval_that_is_over_or_for_another_case_opens_nothing(town, over):
    case = outside(town)
    given = approve_outside(
        a_case(town) if over == "another case" else case, town.lighting, **APPROVAL, by=town.by_leader
    )
    if over == "ended":
        end_outside(given, by=town.by_leader, at=MONDAY)
    if over == "past":
        DutyException.objects.update(until=DAY, starts_on=DAY - timedelta(days=1))

    with pytest.raises(Refused):
        do(case, Action.DISPATCH, town.by_desk, town, to=town.lighting)


@pytest.mark.parametrize("who", ["by_desk", "by_worker", "by_reviewer", "by_stranger", "by_admin"])
def test_only_who_leads_here_approves(town, who):
    with pytest.raises(NotYours):
        approve_outside(outside(town), town.lighting, **APPROVAL, by=getattr(town, who))


@pytest.mark.parametrize("wrong", [{"reason": " "}, {"until": DAY}, {"until": date(2027, 1, 1)}])
def test_an_approval_has_a_reason_and_an_end(town, wrong):
    with pytest.raises(Refused):
        approve_outside(outside(town), town.lighting, **APPROVAL | wrong, by=town.by_leader)


def test_nothing_is_approved_that_needs_no_approval_and_nothing_ended_twice(town):
    case = outside(town)
    given = approve_outside(case, town.lighting, **APPROVAL, by=town.by_leader)

    with pytest.raises(Refused):
        approve_outside(case, town.lighting, **APPROVAL, by=town.by_leader)
    with pytest.raises(NotYours):
        end_outside(given, by=town.by_desk, at=MONDAY)
    end_outside(given, by=town.by_leader, at=MONDAY)
    with pytest.raises(Stale):
        end_outside(given, by=town.by_leader, at=MONDAY)


def test_the_categories_of_an_item_are_named_by_who_configures(town):
    item = an_item(town, town.lighting)

    with pytest.raises(NotYours):
        name_categories(item, [category("10004")], by=town.by_desk)
    name_categories(item, [category("10004")], by=town.by_admin)

    assert [one.category.code for one in CategoryDuty.objects.filter(item=item)] == ["10004"]


def test_the_database_refuses_lists_that_make_no_sense(town):
    listed, case = a_list(town), a_case(town)
    item = an_item(town, town.lighting, listed=listed)
    early = date(2024, 1, 1)
    duty = {"list": listed, "number": "2", "name": "x", "valid_from": FROM}
    outside_list = {"department": town.lighting, "category": case.category, "approved_by": town.people.leader}
    outside_list |= {"approved_at": MONDAY, "starts_on": DAY, "until": UNTIL, "reason": "人手"}
    unit = {"item": item, "to": town.lighting, "valid_from": FROM}
    Delegation.objects.create(**unit)
    wrong = {
        "duty_list_is_of_a_district_or_a_grid": lambda: a_list(town, grid=town.here.street),
        "duty_list_ends_after_it_starts": lambda: a_list(town, valid_to=early),
        "duty_is_of_one_unit": lambda: DutyItem.objects.create(**duty),
        "duty_ends_after_it_starts": lambda: DutyItem.objects.create(**duty, unit="居委会", valid_to=early),
        "one_open_duty_of_a_number": lambda: DutyItem.objects.create(**duty | {"number": "1"}, unit="居委会"),
        "delegation_ends_after_it_starts": lambda: Delegation.objects.create(**unit, valid_to=early),
        "one_open_delegation_of_a_duty_to_a_street": lambda: Delegation.objects.create(**unit),
        "category_is_named_once_by_a_duty": lambda: CategoryDuty.objects.create(
            category=case.category, item=item
        ),
        "task_outside_the_list_has_a_reason": lambda: DutyException.objects.create(
            **outside_list | {"reason": ""}
        ),
        "task_outside_the_list_ends_after_it_starts": lambda: DutyException.objects.create(
            **outside_list | {"until": DAY}
        ),
    }
    for name, write in wrong.items():
        with pytest.raises(IntegrityError, match=name), transaction.atomic():
            write()
