from datetime import date

import pytest

from grids.enums import Role
from grids.models import LEVEL_COLUMNS, Building, Grid, Placed
from grids.roles import GRANTS, P
from grids.scope import Scope
from tests.grids.world import DAY, building, department, officer, post

pytestmark = pytest.mark.django_db


@pytest.fixture
def rows(ground):
    """A building in every grid a thing can lie in, on two streets of the district and one of another."""
    return {
        f"{street}.{name}": building(getattr(getattr(ground, street), name), number)
        for street in ("here", "next", "far")
        for number, name in enumerate(
            ("micro", "micro2", "micro3", "micro5", "dedicated", "general", "total"), 1
        )
    }


def seen(rows, held):
    scope = Scope.of(held.officer, DAY)
    found = set(Building.objects.visible_to(scope))
    allowed = {row for row in rows.values() if scope.may(P.GRID_VIEW, row)}
    assert found == allowed, "a list and a single object disagree"
    return {name for name, row in rows.items() if row in found}


HERE = {f"here.{name}" for name in ("micro", "micro2", "micro3", "micro5", "dedicated", "general", "total")}


@pytest.mark.parametrize(
    ("root", "inside"),
    [
        ("micro", {"here.micro"}),
        ("general", {"here.micro", "here.micro2", "here.general"}),
        ("general2", {"here.micro3"}),
        ("total", {"here.micro", "here.micro2", "here.micro3", "here.general", "here.total"}),
        ("total2", {"here.micro5"}),
        ("dedicated", {"here.dedicated"}),
        ("street", HERE),
    ],
)
def test_a_post_on_a_grid_sees_what_lies_below_it_and_nothing_beside_or_above(ground, rows, root, inside):
    held = post(getattr(ground.here, root), Role.WORKER)

    assert seen(rows, held) == inside


def test_a_post_on_a_district_sees_its_streets_and_not_the_other_district(ground, rows):
    held = post(ground.district, Role.DISPATCHER)

    assert seen(rows, held) == {name for name in rows if not name.startswith("far")}


def test_a_post_on_a_city_sees_every_district_of_it(ground, rows):
    assert seen(rows, post(ground.city, Role.LEADER)) == set(rows)


def test_a_post_on_a_street_s_region_carries_no_power(ground, rows):
    assert seen(rows, post(ground.regions["near"], Role.LEADER)) == set()


def test_no_post_sees_nothing(ground, rows):
    scope = Scope.of(officer(), DAY)

    assert list(Building.objects.visible_to(scope)) == []
    assert list(Grid.objects.visible_to(Scope.nothing())) == []


def test_two_posts_see_both(ground, rows):
    held = post(ground.here.micro, Role.WORKER)
    post(ground.far.micro5, Role.WORKER, who=held.officer)

    assert seen(rows, held) == {"here.micro", "far.micro5"}


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "sees"),
    [
        (date(2025, 1, 1), None, True),
        (DAY, None, True),
        (date(2025, 6, 3), None, False),
        (date(2025, 1, 1), date(2025, 6, 3), True),
        (date(2025, 1, 1), DAY, False),
    ],
)
def test_a_post_carries_from_its_first_day_to_the_day_before_its_end(ground, rows, starts_on, ends_on, sees):
    held = post(ground.here.micro, Role.WORKER, starts_on=starts_on, ends_on=ends_on)

    assert bool(seen(rows, held)) is sees


def test_a_deputy_sees_what_the_holder_sees_and_only_while_the_post_is_held(ground, rows):
    deputy = officer("deputy")
    held = post(ground.here.general, Role.WORKER, deputy=deputy, ends_on=date(2025, 7, 1))

    assert seen(rows, held) == {"here.micro", "here.micro2", "here.general"}
    assert Scope.of(deputy, DAY).posts == Scope.of(held.officer, DAY).posts
    assert Scope.of(deputy, date(2025, 7, 1)).posts == ()


def test_an_account_switched_off_has_no_scope(ground, rows):
    held = post(ground.here.street, Role.LEADER)
    held.officer.is_active = False

    assert seen(rows, held) == set()


def test_a_superuser_without_a_post_sees_nothing(ground, rows):
    root = officer("root", is_superuser=True, is_staff=True)

    assert list(Building.objects.visible_to(Scope.of(root, DAY))) == []


def test_a_post_in_a_department_reaches_its_rows_wherever_they_are(ground):
    lighting = department(ground.district)
    scope = Scope.of(post(lighting, Role.HANDLER).officer, DAY)
    row = building(ground.far.micro)
    row.department_id = lighting.pk

    assert scope.roots(P.CASE_HANDLE) == {}
    assert scope.departments(P.CASE_HANDLE) == {lighting.pk}
    assert scope.departments(P.CASE_REVIEW) == set()
    assert scope.may(P.CASE_HANDLE, row)
    row.department_id = lighting.pk + 1
    assert not scope.may(P.CASE_HANDLE, row)
    assert not scope.may(P.CASE_HANDLE, ground.here.micro)


@pytest.mark.parametrize("permission", sorted(P))
@pytest.mark.parametrize("role", Role.values)
def test_a_role_s_power_is_its_row_of_the_table_and_ends_at_the_edge(ground, role, permission):
    scope = Scope.of(post(ground.here.general, role).officer, DAY)

    assert scope.may(permission, ground.here.micro) is (permission in GRANTS[role])
    assert not scope.may(permission, ground.here.micro3)
    assert not scope.may(permission, ground.here.total)
    assert not scope.may(permission, ground.next.micro)


def test_a_reviewer_of_one_grid_who_works_in_another_reviews_nothing_there(ground):
    held = post(ground.here.general, Role.REVIEWER)
    post(ground.here.general2, Role.WORKER, who=held.officer)
    scope = Scope.of(held.officer, DAY)

    assert scope.may(P.CASE_REVIEW, ground.here.micro)
    assert not scope.may(P.CASE_REVIEW, ground.here.micro3)
    assert scope.may(P.CASE_HANDLE, ground.here.micro3)
    assert not scope.may(P.CASE_HANDLE, ground.here.micro)


def test_the_nearest_post_answers(ground):
    far = post(ground.district, Role.LEADER)
    near = post(ground.here.general, Role.LEADER, who=far.officer)
    scope = Scope.of(far.officer, DAY)

    assert scope.post_for(P.CASE_LEAD, ground.here.micro).id == near.pk
    assert scope.post_for(P.CASE_LEAD, ground.here.micro3).id == far.pk
    assert scope.post_for(P.CASE_LEAD, ground.far.micro) is None
    assert scope.post_ids(P.CASE_LEAD) == {far.pk, near.pk}


@pytest.mark.parametrize("posts", [1, 3])
def test_a_scope_costs_one_query(ground, posts, django_assert_num_queries):
    held = post(ground.city, Role.LEADER)
    for grid in (ground.here.micro, ground.here.micro2)[: posts - 1]:
        post(grid, Role.WORKER, who=held.officer)

    with django_assert_num_queries(1):
        scope = Scope.of(held.officer, DAY)
        scope.roots(P.CASE_VIEW), scope.departments(P.CASE_VIEW), hash(scope)

    assert len(scope.posts) == posts


def test_every_level_column_is_one_a_post_can_open():
    assert {field.attname for field in Placed._meta.local_fields} == set(LEVEL_COLUMNS)
