from types import SimpleNamespace

import pytest
from django.contrib.auth.models import AnonymousUser

from grids.actor import Actor
from grids.enums import Role
from grids.middleware import ActorMiddleware
from grids.roles import P
from tests.grids.world import DAY, actor, officer, post

pytestmark = pytest.mark.django_db


def test_an_officer_acts_with_the_scope_of_his_posts(ground):
    worker = actor(ground.here.micro, Role.WORKER)

    assert worker.is_officer
    assert not worker.is_clock
    assert worker.may(P.CASE_HANDLE, ground.here.micro)
    assert not worker.may(P.CASE_HANDLE, ground.here.micro2)
    assert worker.holds(P.CASE_HANDLE)
    assert not worker.holds(P.CASE_REVIEW)
    assert worker.officer_id == worker.officer.pk


@pytest.mark.parametrize(
    "nobody", [Actor.clock(), Actor.reporter(), Actor.of(AnonymousUser()), Actor.of(None)]
)
def test_the_clock_and_reporters_hold_no_post(ground, nobody):
    assert not any(nobody.may(permission, ground.here.micro) for permission in P)
    assert nobody.officer_id is None
    assert hash(nobody) == hash(nobody)


def test_whoever_is_not_signed_in_is_a_reporter():
    assert Actor.of(AnonymousUser()) == Actor.reporter()
    assert Actor.reporter().is_reporter
    assert Actor.clock().is_clock


def test_the_actor_of_a_request_is_built_once_and_only_when_asked_for(ground, django_assert_num_queries):
    held = post(ground.here.micro, Role.WORKER)
    request = SimpleNamespace(user=held.officer)
    with django_assert_num_queries(0):
        ActorMiddleware(lambda _request: None)(request)

    with django_assert_num_queries(1):
        for _turn in range(3):
            assert request.actor.officer == held.officer


def test_an_actor_is_what_it_was_on_its_day(ground):
    held = post(ground.here.micro, Role.WORKER, starts_on=DAY)

    assert Actor.of(held.officer, DAY).holds(P.CASE_VIEW)
    assert not Actor.of(held.officer, DAY.replace(day=1)).holds(P.CASE_VIEW)
    assert not Actor.of(officer()).holds(P.CASE_VIEW)
