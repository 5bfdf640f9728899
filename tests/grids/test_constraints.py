"""Every named constraint of the ground, broken once. A new one without a line here fails the last test."""

from datetime import date, timedelta

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, transaction

from grids.models import (
    AccessRecord,
    ApiKey,
    Building,
    Calendar,
    CalendarDay,
    Department,
    Grid,
    Officer,
    Post,
    QrCode,
    Region,
)
from grids.tokens import new_token
from tests.grids.test_account_constraints import BREAKS as BREAKS_OF_ACCOUNTS
from tests.grids.test_door_constraints import BREAKS_OF_DOORS
from tests.grids.test_redraw_constraints import BROKEN as BREAKS_OF_REDRAWS
from tests.grids.test_staff_constraints import BROKEN as BREAKS_OF_STAFF
from tests.grids.world import AT, DAY, building, department, officer

pytestmark = pytest.mark.django_db

BREAKS = {}


def breaks(name):
    def keep(function):
        BREAKS[name] = function
        return function

    return keep


def change(grid, **facts):
    Grid.objects.filter(pk=grid.pk).update(**facts)


@breaks("region_code_has_twelve_digits")
def _(ground):
    Region.objects.filter(pk=ground.city.pk).update(code="4101")


@breaks("region_without_a_parent_is_a_province_or_a_city")
def _(ground):
    Region.objects.filter(pk=ground.district.pk).update(parent=None)


@breaks("region_civil_code_is_digits")
def _(ground):
    Region.objects.filter(pk=ground.district.pk).update(civil_code="41O106")


@breaks("region_level_is_known")
def _(ground):
    Region.objects.filter(pk=ground.district.pk).update(level="continent")


@breaks("grid_code_fits_its_tier")
def _(ground):
    change(ground.here.general, code="410106003001600")


@breaks("grid_levels_fit_its_tier")
def _(ground):
    change(ground.here.micro, general=None)


@breaks("grid_ends_after_it_begins")
def _(ground):
    change(ground.here.micro, valid_to=date(2024, 1, 1))


@breaks("dedicated_grid_has_a_responsible_unit")
def _(ground):
    change(ground.here.dedicated, responsible_unit="")


@breaks("responsible_code_is_a_credit_code")
def _(ground):
    change(ground.here.dedicated, responsible_code="91350100O000100Y43")


@breaks("one_total_grid_per_community")
def _(ground):
    change(ground.here.total2, region=ground.here.total.region)


@breaks("one_street_grid_per_street")
def _(ground):
    change(ground.next.street, region=ground.regions["near"])


@breaks("building_code_has_seventeen_digits")
def _(ground):
    Building.objects.filter(pk=building(ground.here.micro).pk).update(code="41010600300100000")


@breaks("building_stands_in_a_grid")
def _(ground):
    Building.objects.filter(pk=building(ground.here.micro).pk).update(grid=None)


@breaks("officer_has_a_name")
def _(ground):
    officer(name="")


@breaks("officer_phone_is_digits")
def _(ground):
    officer(phone="请找老王")


@breaks("a_system_does_not_configure")
def _(ground):
    officer(kind="system", is_staff=True)


def new_post(ground, **facts):
    facts = {"role": "worker", "starts_on": DAY, "grid": ground.here.micro} | facts
    return Post.objects.create(**{"officer": facts.pop("officer", None) or officer()} | facts)


@breaks("post_is_on_one_grid_region_or_department")
def _(ground):
    new_post(ground, region=ground.district)


@breaks("post_ends_after_it_starts")
def _(ground):
    new_post(ground, ends_on=DAY - timedelta(days=1))


@breaks("post_has_another_person_as_deputy")
def _(ground):
    who = officer()
    new_post(ground, officer=who, deputy=who)


@breaks("post_role_is_known")
def _(ground):
    new_post(ground, role="emperor")


@breaks("one_open_post_per_officer_role_and_place")
def _(ground):
    who = officer()
    new_post(ground, officer=who)
    new_post(ground, officer=who)


def new_code(ground, **facts):
    return QrCode.objects.create(**{"token": new_token(), "grid": ground.here.micro, "issued_at": AT} | facts)


@breaks("qr_code_is_for_one_building_place_or_grid")
def _(ground):
    new_code(ground, grid=None)


@breaks("qr_code_token_is_ten_signs_and_a_check_letter")
def _(ground):
    new_code(ground, token="OILU0123456")


@breaks("qr_code_revoked_by_somebody_was_revoked")
def _(ground):
    new_code(ground, revoked_by=officer())


def new_key(**facts):
    facts = {
        "officer": officer(),
        "name": "12345",
        "prefix": "abcd1234",
        "digest": b"x",
        "issued_at": AT,
    } | facts
    return ApiKey.objects.create(**facts)


@breaks("api_key_has_a_name")
def _(ground):
    new_key(name="")


@breaks("api_key_expires_after_it_was_issued")
def _(ground):
    new_key(expires_at=AT)


def new_record(**facts):
    facts = {"reason": "回访", "fields": ["phone"], "subject_kind": "reporter", "opened_at": AT} | facts
    return AccessRecord.objects.create(officer=officer(), subject_uuid="0" * 32, **facts)


@breaks("access_record_has_a_reason")
def _(ground):
    new_record(reason="")


@breaks("access_record_names_a_field")
def _(ground):
    new_record(fields=[])


@breaks("calendar_ends_after_it_begins")
def _(ground):
    Calendar.objects.update(last=date(2020, 1, 1))


@breaks("one_row_per_calendar_and_day")
def _(ground):
    calendar = Calendar.objects.get()
    for _turn in range(2):
        CalendarDay.objects.create(calendar=calendar, day=date(2025, 3, 3), is_working=False)


@pytest.mark.parametrize("name", sorted(BREAKS))
def test_the_database_refuses(ground, name):
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        BREAKS[name](ground)

    assert refusal.value.__cause__.diag.constraint_name == name


def test_what_is_broken_here_is_a_constraint_that_there_is():
    """That none is left out: tests/contracts/test_constraints.py."""
    models = apps.get_app_config("grids").get_models()

    named = {constraint.name for model in models for constraint in model._meta.constraints}
    known = {*BREAKS, *BREAKS_OF_ACCOUNTS, *BREAKS_OF_DOORS, *BREAKS_OF_REDRAWS, *BREAKS_OF_STAFF}
    assert known - named == set()


@pytest.mark.parametrize(
    ("grid", "facts"),
    [
        ("micro", {"total": "total2"}),
        ("micro", {"general": "general2"}),
        ("micro", {"street": "dedicated"}),
        ("general", {"parent": "total2"}),
        ("dedicated", {"parent": "micro"}),
    ],
)
def test_a_grid_that_does_not_fit_its_parent_fails_at_commit(ground, grid, facts):
    here = ground.here
    with pytest.raises(IntegrityError, match="grid_fits_its_parent"), transaction.atomic():
        change_for_good(getattr(here, grid), **{name: getattr(here, value) for name, value in facts.items()})


def test_a_grid_of_another_community_than_its_parent_fails_at_commit(ground):
    with pytest.raises(IntegrityError, match="grid_fits_its_parent"), transaction.atomic():
        change_for_good(ground.here.micro, region=ground.here.total2.region)


def test_a_parent_that_leaves_its_children_behind_fails_at_commit(ground):
    with pytest.raises(IntegrityError, match="grid_fits_its_parent"), transaction.atomic():
        change_for_good(ground.here.general, district=ground.far_district)


def change_for_good(grid, **facts):
    """And ask the database what it would ask at COMMIT."""
    change(grid, **facts)
    with connection.cursor() as cursor:
        cursor.execute("set constraints all immediate")


def test_what_is_unique_is_unique(ground):
    for model, field in ((Region, "code"), (Grid, "code"), (Officer, "username"), (Department, "code")):
        assert model._meta.get_field(field).unique
    department(ground.district)
    with pytest.raises(IntegrityError), transaction.atomic():
        department(ground.district)
