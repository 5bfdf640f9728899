from datetime import date

import pytest

from common.errors import Refused, Stale
from grids.actions.posts import appoint, end_post
from grids.actions.tree import end_grid
from grids.actor import Actor
from grids.enums import Role
from grids.models import Department, Officer, Post
from grids.scope import Scope
from tests.grids.world import AT, CLOCK, DAY, actor, department, officer, post

pytestmark = pytest.mark.django_db

FACTS = {"role": Role.WORKER, "starts_on": DAY, "by": CLOCK, "at": AT}


def test_an_appointment_gives_power_from_its_first_day(ground):
    who = officer()

    given = appoint(who, to=ground.here.micro, **FACTS)

    assert given.place == ground.here.micro
    assert Scope.of(who, DAY).post_ids("case.handle") == {given.pk}
    assert Scope.of(who, date(2025, 6, 1)).posts == ()


def test_posts_stand_on_grids_districts_cities_and_in_departments(ground):
    for number, place in enumerate(
        (ground.here.street, ground.district, ground.city, department(ground.district))
    ):
        assert appoint(officer(f"o{number}"), to=place, **FACTS).place == place


def test_a_post_on_a_street_s_region_belongs_on_its_grid(ground):
    with pytest.raises(Refused):
        appoint(officer(), to=ground.regions["near"], **FACTS)


def test_the_same_post_is_not_given_twice_at_a_time(ground):
    who = officer()
    first = appoint(who, to=ground.here.micro, **FACTS)

    with pytest.raises(Refused):
        appoint(who, to=ground.here.micro, **FACTS)

    end_post(first, on=DAY, by=CLOCK, at=AT)
    assert appoint(who, to=ground.here.micro, **FACTS) != first
    assert appoint(who, to=ground.here.micro, **FACTS | {"role": Role.REVIEWER}).role == Role.REVIEWER


def test_nobody_appoints_himself_or_stands_in_for_himself(ground):
    admin = actor(ground.district, Role.SECURITY)
    who = officer()

    for facts in (
        {"officer": admin.officer},
        {"officer": who, "deputy": who},
        {"officer": who, "deputy": admin.officer},
    ):
        with pytest.raises(Refused):
            appoint(**facts, to=ground.here.micro, **FACTS | {"by": admin})


def test_a_security_administrator_appoints_within_his_edge_only(ground):
    admin = actor(ground.here.street, Role.SECURITY)
    facts = FACTS | {"by": admin}
    own = Department.objects.create(
        code="own", name="own", district=ground.district, street=ground.here.street
    )

    appoint(officer("a"), to=ground.here.micro, **facts)
    appoint(officer("b"), to=own, **facts)
    for place in (ground.next.micro, ground.district, ground.city, department(ground.district)):
        with pytest.raises(Refused):
            appoint(officer(f"c{Officer.objects.count()}"), to=place, **facts)


@pytest.mark.parametrize("role", [role for role in Role.values if role != Role.SECURITY])
def test_nobody_else_appoints_or_ends(ground, role):
    held = post(ground.here.micro, Role.WORKER)

    for by in (actor(ground.here.street, role), Actor.reporter()):
        with pytest.raises(Refused):
            appoint(officer(f"x{Officer.objects.count()}"), to=ground.here.micro, **FACTS | {"by": by})
        with pytest.raises(Refused):
            end_post(held, on=DAY, by=by, at=AT)


def test_an_account_switched_off_an_ended_grid_and_a_backward_post_are_refused(ground):
    end_grid(ground.here.micro, on=DAY, by=CLOCK, at=AT)

    for who, to, facts in (
        (officer("off", is_active=False), ground.here.micro2, {}),
        (officer("on"), ground.here.micro, {}),
        (officer("back"), ground.here.micro2, {"ends_on": date(2025, 6, 1)}),
    ):
        with pytest.raises(Refused):
            appoint(who, to=to, **FACTS, **facts)


def test_an_ended_post_has_no_power_from_that_day_on(ground):
    held = post(ground.here.micro, Role.WORKER)

    end_post(held, on=DAY, by=CLOCK, at=AT)

    assert Scope.of(held.officer, date(2025, 6, 1)).posts != ()
    assert Scope.of(held.officer, DAY).posts == ()
    with pytest.raises(Stale):
        end_post(held, on=DAY, by=CLOCK, at=AT)


def test_a_post_does_not_end_before_it_starts(ground):
    with pytest.raises(Refused):
        end_post(post(ground.here.micro, Role.WORKER), on=date(2024, 1, 1), by=CLOCK, at=AT)


def test_posts_are_seen_by_those_whose_scope_reaches_them(ground):
    near, far = department(ground.district, "near"), department(ground.far_district, "far")
    places = [
        *(ground.here.micro, ground.here.micro3, ground.next.micro, ground.far.micro),
        *(ground.district, near, far),
    ]
    posts = {place: post(place, Role.WORKER) for place in places}

    def seen(on, role=Role.LEADER):
        rows = Post.objects.visible_to(actor(on, role).scope)
        return {place for place, row in posts.items() if row in rows}

    assert seen(ground.here.general) == {ground.here.micro}
    assert seen(ground.here.street) == {ground.here.micro, ground.here.micro3}
    assert seen(ground.district) == set(places) - {ground.far.micro, far}
    assert seen(near) == {near}
    assert list(Post.objects.visible_to(Scope.nothing())) == []


def test_departments_that_serve_a_place_are_its_street_s_and_its_district_s(ground):
    shared, far = department(ground.district, "shared"), department(ground.far_district, "far")
    own = department(ground.district, "own", street=ground.here.street)
    other = department(ground.district, "other", street=ground.next.street)

    assert set(Department.objects.serving(ground.here.micro)) == {shared, own}
    assert set(Department.objects.visible_to(actor(ground.here.street, Role.LEADER).scope)) == {shared, own}
    assert set(Department.objects.visible_to(actor(ground.district, Role.LEADER).scope)) == {
        shared,
        own,
        other,
    }
    assert set(Department.objects.visible_to(actor(far, Role.HANDLER).scope)) == {far}


def test_the_people_of_a_place_are_those_on_its_path(ground):
    worker, leader = post(ground.here.micro, Role.WORKER), post(ground.here.street, Role.LEADER)
    post(ground.here.micro2, Role.WORKER)
    post(ground.here.micro, Role.WORKER, who=officer("feed", kind="system"))

    rows = Post.objects.current(DAY).on_path_of(ground.here.micro).held_by_people()

    assert set(rows) == {worker, leader}
    assert set(rows.carrying("case.lead")) == {leader}
