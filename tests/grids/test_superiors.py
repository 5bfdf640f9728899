"""Who helps whom: the whole table of who stands above, and who hears of a call for help."""

import pytest

from grids.actions.accounts import open_account
from grids.actor import Actor
from grids.enums import OfficerKind, Role
from grids.superiors import may_care_for, people_below, superiors_of
from tests.grids.world import AT, CLOCK, DAY, actor, department, officer, post

pytestmark = pytest.mark.django_db


def held(on, role, **facts):
    return post(on, role, **facts).officer


@pytest.mark.parametrize(
    ("above", "below", "may"),
    [
        (("general", "leader"), ("micro", "worker"), True),
        (("street", "leader"), ("micro", "worker"), True),
        (("street", "dispatcher"), ("micro", "worker"), True),
        (("street", "dispatcher"), ("street", "reviewer"), True),
        (("street", "leader"), ("street", "dispatcher"), True),
        (("street", "leader"), ("general", "leader"), True),
        (("street", "security"), ("street", "leader"), True),
        (("street", "security"), ("street", "auditor"), False),
        (("street", "administrator"), ("street", "worker"), False),
        (("street", "auditor"), ("street", "worker"), False),
        # never from below, from beside, from elsewhere
        (("micro", "worker"), ("general", "leader"), False),
        (("micro", "worker"), ("micro", "worker"), False),
        (("street", "worker"), ("micro", "worker"), False),
        (("street", "reviewer"), ("micro", "worker"), False),
        (("street", "dispatcher"), ("general", "leader"), False),
        (("street", "dispatcher"), ("street", "leader"), False),
        (("street", "leader"), ("street", "leader"), False),
        (("general", "leader"), ("street", "leader"), False),
        (("general", "leader"), ("micro3", "worker"), False),
        (("general", "leader"), ("street", "worker"), False),
    ],
)
def test_who_stands_above_whom(ground, above, below, may):
    mine, theirs = ((getattr(ground.here, place), Role(role)) for place, role in (above, below))

    assert may_care_for(actor(*mine), held(*theirs), DAY) is may


@pytest.mark.parametrize("role", [Role.LEADER, Role.DISPATCHER, Role.SECURITY])
def test_nobody_above_in_another_street_helps(ground, role):
    worker = held(ground.here.micro, Role.WORKER)

    assert not may_care_for(actor(ground.next.street, role), worker, DAY)
    assert not may_care_for(actor(ground.far_district, role), worker, DAY)
    assert may_care_for(actor(ground.district, role), worker, DAY)


def test_nobody_helps_himself(ground):
    leader = post(ground.here.street, Role.LEADER)
    post(ground.here.micro, Role.WORKER, who=leader.officer)

    assert not may_care_for(Actor.of(leader.officer, DAY), leader.officer, DAY)


def test_one_post_out_of_reach_is_enough_to_say_no(ground):
    worker = held(ground.here.micro, Role.WORKER)
    leader = actor(ground.here.street, Role.LEADER)
    assert may_care_for(leader, worker, DAY)

    post(ground.next.micro, Role.WORKER, who=worker)

    assert not may_care_for(leader, worker, DAY)
    assert may_care_for(actor(ground.district, Role.LEADER), worker, DAY)


def test_a_post_he_stands_in_for_counts_as_his(ground):
    worker = held(ground.here.micro, Role.WORKER)
    post(ground.here.street, Role.LEADER, deputy=worker)

    assert not may_care_for(actor(ground.here.general, Role.LEADER), worker, DAY)


def test_a_deputy_helps_like_the_one_he_stands_in_for(ground):
    deputy = officer("deputy")
    post(ground.here.general, Role.LEADER, deputy=deputy)

    assert may_care_for(Actor.of(deputy, DAY), held(ground.here.micro, Role.WORKER), DAY)


def test_who_may_configure_is_helped_only_by_one_who_may(ground):
    worker = held(ground.here.micro, Role.WORKER, who=officer("w", is_staff=True))
    root = officer("root", is_staff=True)

    assert not may_care_for(actor(ground.here.street, Role.LEADER), worker, DAY)
    assert may_care_for(actor(ground.here.street, Role.SECURITY, who=root), worker, DAY)


def test_the_handlers_of_a_department_stand_below_its_district(ground):
    handler = held(department(ground.district), Role.HANDLER)

    assert may_care_for(actor(ground.district, Role.LEADER), handler, DAY)
    assert not may_care_for(actor(ground.here.street, Role.LEADER), handler, DAY)


def test_the_office_of_a_street_stands_below_its_leader(ground):
    handler = held(department(ground.district, street=ground.here.street), Role.HANDLER)

    assert may_care_for(actor(ground.here.street, Role.LEADER), handler, DAY)
    assert not may_care_for(actor(ground.next.street, Role.LEADER), handler, DAY)


def test_the_account_of_a_system_is_nobodys_to_help(ground):
    feed = held(ground.here.micro, Role.WORKER, who=officer("feed", kind=OfficerKind.SYSTEM))

    assert not may_care_for(actor(ground.here.street, Role.LEADER), feed, DAY)


def test_without_a_post_the_one_who_opened_the_account_helps(ground):
    first = Actor.of(post(ground.district, Role.SECURITY, who=officer("a", is_staff=True)).officer, DAY)
    other = Actor.of(post(ground.district, Role.SECURITY, who=officer("b", is_staff=True)).officer, DAY)
    new, _code, _text = open_account(username="new", name="新人", by=first, at=AT)

    assert may_care_for(first, new, DAY)
    assert not may_care_for(other, new, DAY)
    assert superiors_of(new, DAY) == [first.officer]


def test_a_call_for_help_reaches_those_above_but_the_administrators(ground):
    worker = held(ground.here.micro, Role.WORKER)
    near, desk = held(ground.here.general, Role.LEADER), held(ground.here.street, Role.DISPATCHER)
    held(ground.here.general2, Role.LEADER)
    held(ground.next.street, Role.LEADER)
    held(ground.district, Role.SECURITY)
    held(ground.here.street, Role.REVIEWER)
    off = held(ground.here.street, Role.LEADER)
    type(off).objects.filter(pk=off.pk).update(is_active=False)

    assert superiors_of(worker, DAY) == [near, desk]


def test_with_nobody_else_above_the_administrator_hears_it(ground):
    leader = held(ground.here.street, Role.LEADER)
    admin = held(ground.district, Role.SECURITY)

    assert superiors_of(leader, DAY) == [admin]


def test_above_a_whole_city_stands_nobody(ground):
    assert superiors_of(held(ground.city, Role.LEADER), DAY) == []


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_of_those_below_costs_the_same_however_many(ground, rows, django_assert_num_queries):
    leader = actor(ground.here.street, Role.LEADER)
    below = [held(ground.here.micro, Role.WORKER) for _row in range(rows)]
    held(ground.next.micro, Role.WORKER)
    held(ground.here.street, Role.LEADER)

    with django_assert_num_queries(3):  # the people, their posts with places, what they hold
        found = people_below(leader, DAY, "", most=50)

    assert {who.pk for who in found} == {who.pk for who in below}


def test_the_installation_helps_everybody(ground):
    assert may_care_for(CLOCK, held(ground.city, Role.LEADER), DAY)
