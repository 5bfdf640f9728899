"""What the database refuses of what lies in a grid."""

import pytest
from django.db import IntegrityError, transaction

from grids.kinds import FacilityKind, OrganisationKind, PlaceKind
from grids.models import (
    Building,
    Compound,
    Facility,
    Honour,
    Organisation,
    Place,
    PlanTarget,
    Room,
    Tag,
    Unit,
    levels_of,
)
from tests.grids.world import AT, DAY, UNIT

pytestmark = pytest.mark.django_db
WHERE = {Compound: {}, Place: {"kind": PlaceKind.SHOP}, Facility: {"kind": FacilityKind.LIFT}}
WHERE[Organisation] = {"kind": OrganisationKind.COMPANY}


def a_row(ground, model, **facts):
    place = levels_of(ground.here.micro)
    return model.objects.create(**{"name": "幸福里", "changed_at": AT} | place | WHERE[model] | facts)


def a_unit(ground, **facts):
    building = Building.objects.get_or_create(
        code="41010600300100001", defaults={"name": "1号楼"} | levels_of(ground.here.micro)
    )[0]
    known = {"building": building, "number": 1, "code": f"{building.code}01", "name": "1"}
    return Unit.objects.create(**known | levels_of(building.grid) | facts)


def a_room(ground, unit, **facts):
    known = {"building": unit.building, "unit": unit, "code": f"{unit.code}003001", "floor": 3, "number": 1}
    known |= {"label": "301", "changed_at": AT}
    return Room.objects.create(**known | levels_of(unit.building.grid) | facts)


ROWS = {
    "compound_has_a_name": (Compound, {"name": ""}),
    "compound_lies_in_a_grid": (Compound, {"grid_id": None}),
    "place_has_a_name": (Place, {"name": ""}),
    "place_lies_in_a_grid": (Place, {"grid_id": None}),
    "place_phone_is_digits": (Place, {"phone": "call me"}),
    "only_an_idle_space_has_its_state": (Place, {"idle_state": "empty"}),
    "facility_has_a_name": (Facility, {"name": ""}),
    "facility_lies_in_a_grid": (Facility, {"grid_id": None}),
    "video_point_has_a_purpose_and_a_notice": (Facility, {"kind": "video", "purpose": "消防通道"}),
    "organisation_has_a_name": (Organisation, {"name": ""}),
    "organisation_lies_in_a_grid": (Organisation, {"grid_id": None}),
    "organisation_code_is_a_credit_code": (Organisation, {"credit_code": "91350100M000100YI3"}),
    "organisation_phone_is_digits": (Organisation, {"phone": "call me"}),
}


def refused(make, name):
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        make()
    assert refusal.value.__cause__.diag.constraint_name == name


@pytest.mark.parametrize("name", sorted(ROWS))
def test_the_database_refuses_a_row(ground, name):
    model, facts = ROWS[name]
    a_row(ground, model)

    refused(lambda: a_row(ground, model, **facts), name)


def test_a_compound_run_by_nobody_has_no_company(ground):
    company = a_row(ground, Organisation, kind="property")

    refused(
        lambda: a_row(ground, Compound, governance="nobody", property_company=company),
        "compound_with_a_company_is_run_by_one",
    )


def test_a_credit_code_stands_once_in_a_street(ground):
    a_row(ground, Organisation, credit_code=UNIT)

    refused(
        lambda: a_row(ground, Organisation, credit_code=UNIT), "one_organisation_per_credit_code_and_street"
    )
    a_row(ground, Organisation, credit_code=UNIT, **levels_of(ground.next.micro))


UNITS = {
    "unit_code_has_nineteen_digits": {"code": "12", "number": 2},
    "unit_stands_in_a_grid": {"code": "0" * 19, "number": 2, "grid_id": None},
    "one_unit_of_a_number": {"code": "0" * 19},
}
ROOMS = {
    "room_code_has_twenty_five_digits": {"code": "12", "label": "302"},
    "room_lies_on_a_floor": {"code": "0" * 25, "label": "302", "floor": 0},
    "room_stands_in_a_grid": {"code": "0" * 25, "label": "302", "grid_id": None},
    "one_room_of_a_label": {"code": "0" * 25},
}


@pytest.mark.parametrize("name", sorted(UNITS))
def test_the_database_refuses_a_unit(ground, name):
    a_unit(ground)

    refused(lambda: a_unit(ground, **UNITS[name]), name)


@pytest.mark.parametrize("name", sorted(ROOMS))
def test_the_database_refuses_a_room(ground, name):
    unit = a_unit(ground)
    a_room(ground, unit)

    refused(lambda: a_room(ground, unit, **ROOMS[name]), name)


def test_the_database_refuses_a_target_an_honour_and_a_tag(ground):
    compound = a_row(ground, Compound)
    honour = {"words": "示范小区", "given_by": "区委", "given_on": DAY}
    Tag.objects.create(district=ground.district, name="商业小区")

    refused(lambda: PlanTarget.objects.create(compound=compound, words=""), "target_says_what")
    refused(lambda: Honour.objects.create(**honour), "honour_is_of_a_grid_or_a_compound")
    refused(
        lambda: Honour.objects.create(**honour | {"compound": compound, "words": ""}),
        "honour_says_which_and_by_whom",
    )
    refused(lambda: Tag.objects.create(district=ground.district, name="商业小区"), "one_tag_of_a_name")
    refused(lambda: Tag.objects.create(district=ground.district, name=""), "tag_has_a_name")
