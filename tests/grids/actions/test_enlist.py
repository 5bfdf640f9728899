"""Many people at once: never more than the giver may give, never an account somebody could already open."""

from datetime import date

import pytest
from django.utils.timezone import localdate, now

from common.errors import Refused
from grids.actions.enlist import Recruit, discharge, enlist
from grids.actor import Actor
from grids.enums import Role
from grids.models import AccountCode, AccountEvent, Officer, Post, RightsEvent
from tests.grids import world

pytestmark = pytest.mark.django_db


@pytest.fixture
def by(ground):
    """The security administrator of one street."""
    return Actor.of(world.post(ground.here.street, Role.SECURITY).officer)


def recruit(place, number=1, **facts):
    known = {"username": f"1380000{number:04d}", "name": f"网格员{number}", "phone": f"1380000{number:04d}"}
    return Recruit(**known | {"place": place, "role": Role.WORKER, "starts_on": date(2026, 1, 1)} | facts)


def test_everybody_has_an_account_without_a_password_and_one_post(ground, by):
    posts = enlist([recruit(ground.here.micro, n) for n in (1, 2, 3)], by=by, at=now())

    officers = Officer.objects.filter(posts__in=posts)
    assert sorted(officers.values_list("username", flat=True)) == [
        "13800000001",
        "13800000002",
        "13800000003",
    ]
    assert all(officer.is_new and not officer.is_staff and not officer.is_superuser for officer in officers)
    assert AccountCode.objects.count() == 0
    assert AccountEvent.objects.filter(by=by.officer).count() == 3
    assert RightsEvent.objects.filter(post__in=posts).count() == 3


@pytest.mark.parametrize("role", [Role.SECURITY, Role.ADMINISTRATOR, Role.AUDITOR])
def test_no_administrator_comes_from_a_list(ground, role):
    district = Actor.of(world.post(ground.district, Role.SECURITY).officer)

    with pytest.raises(Refused):
        enlist([recruit(ground.here.street, role=role)], by=district, at=now())
    assert not Officer.objects.filter(username="13800000001").exists()


def test_one_post_outside_the_reach_and_nobody_comes_in(ground, by):
    with pytest.raises(Refused):
        enlist([recruit(ground.here.micro), recruit(ground.next.micro, 2)], by=by, at=now())
    assert not Officer.objects.filter(username__startswith="138").exists()


@pytest.mark.parametrize("role", [Role.LEADER, Role.ADMINISTRATOR, Role.DISPATCHER, Role.AUDITOR])
def test_who_gives_no_rights_enlists_nobody(ground, role):
    who = Actor.of(world.post(ground.here.street, role).officer)

    with pytest.raises(Refused):
        enlist([recruit(ground.here.micro)], by=who, at=now())


def test_nobody_enlists_himself_nor_who_is_switched_off(ground, by):
    gone = world.officer("gone", is_active=False)

    for officer in (by.officer, gone):
        one = recruit(ground.here.micro, username=officer.username, name=officer.name, officer=officer)
        with pytest.raises(Refused):
            enlist([one], by=by, at=now())


def test_a_grid_that_has_ended_takes_nobody(ground, by):
    early = recruit(ground.here.micro, starts_on=date(2024, 1, 1))

    with pytest.raises(Refused):
        enlist([early], by=by, at=now())


def test_one_person_with_two_posts_has_one_account(ground, by):
    one = recruit(ground.here.micro)
    posts = enlist([one, recruit(ground.here.micro2)], by=by, at=now())

    assert {post.officer_id for post in posts} == {Officer.objects.get(username="13800000001").pk}
    with pytest.raises(Refused):
        enlist([recruit(ground.here.micro3, name="另一人")], by=by, at=now())


def test_what_is_taken_back_was_never_held(ground, by):
    posts = enlist([recruit(ground.here.micro, 1, starts_on=localdate())], by=by, at=now())

    discharge(posts, by=by, at=now())

    assert not Post.objects.current(localdate()).filter(pk=posts[0].pk).exists()
