"""The registers are written by actions: who may, where it lies, what is refused."""

from datetime import timedelta

import pytest

from common.errors import Refused
from grids.actions.keep.compound import honour, keep_compound, reach_target, set_target
from grids.actions.keep.facility import keep_facility
from grids.actions.keep.organisation import keep_organisation
from grids.actions.keep.place import keep_place
from grids.enums import Role
from grids.kinds import FacilityKind, Governance, OrganisationKind, PlaceKind, StationFunction
from grids.models import Compound, Honour, Organisation, Place, PlanTarget
from tests.grids.world import AT, CLOCK, DAY, UNIT, actor, building

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]
SHOP = {"name": "便民小卖部", "kind": PlaceKind.SHOP}


@pytest.fixture
def worker(ground):
    return actor(ground.here.micro, Role.WORKER)


def refused(act, words):
    with pytest.raises(Refused) as refusal:
        act()
    assert words in str(refusal.value)


def company(ground, by, **facts):
    known = {"name": "安居物业", "kind": OrganisationKind.PROPERTY}
    return keep_organisation(grid=ground.here.micro, facts=known | facts, by=by, at=AT)


def test_what_is_entered_lies_in_its_grid_and_was_looked_at(ground, worker):
    place = keep_place(grid=ground.here.micro, facts=SHOP, by=worker, at=AT)

    place = Place.objects.get(pk=place.pk)
    assert (place.grid, place.general, place.street) == (
        ground.here.micro,
        ground.here.general,
        ground.here.street,
    )
    assert (place.initials.split()[0], place.verified_on, place.verified_by) == ("bmxmb", DAY, worker.officer)
    assert (place.changed_at, place.changed_by) == (AT, worker.officer)


def test_an_installation_has_not_looked(ground):
    assert keep_place(grid=ground.here.micro, facts=SHOP, by=CLOCK, at=AT).verified_on is None


def test_only_what_is_named_changes(ground, worker):
    place = keep_place(grid=ground.here.micro, facts=SHOP | {"phone": "110"}, by=worker, at=AT)

    keep_place(place, facts={"name": "幸福小卖部"}, by=worker, at=AT + timedelta(days=1))

    place.refresh_from_db()
    assert (place.name, place.initials.split()[0], place.phone) == ("幸福小卖部", "xfxmb", "110")


def test_what_stands_in_a_building_lies_where_it_lies(ground, worker):
    door = building(ground.here.micro)

    assert keep_place(facts=SHOP | {"building": door}, by=worker, at=AT).grid == ground.here.micro


def test_a_point_says_the_grid(ground, worker):
    point = ground.here.micro.boundary.point_on_surface

    assert keep_place(facts=SHOP | {"point": point}, by=worker, at=AT).grid == ground.here.micro


def test_who_keeps_no_register_there_is_refused(ground, worker):
    elsewhere = actor(ground.here.micro2, Role.WORKER)
    place = keep_place(grid=ground.here.micro, facts=SHOP, by=worker, at=AT)
    not_yours = "do not allow"

    refused(lambda: keep_place(grid=ground.here.micro, facts=SHOP, by=elsewhere, at=AT), not_yours)
    refused(lambda: keep_place(place, facts={"name": "别名"}, by=elsewhere, at=AT), not_yours)
    refused(lambda: keep_place(place, grid=ground.here.micro2, facts={}, by=worker, at=AT), not_yours)
    refused(lambda: set_target(a_compound(ground, worker), words="加装电梯", by=elsewhere, at=AT), not_yours)


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"name": "\u200b "}, "name"),
        ({"kind": "castle"}, "castle"),
        ({"name": "店" * 61}, "60"),
        ({"idle_state": "empty"}, "idle"),
        ({"functions": [StationFunction.PARTY]}, "station"),
    ],
)
def test_a_place_that_cannot_be_is_refused(ground, worker, facts, words):
    refused(lambda: keep_place(grid=ground.here.micro, facts=SHOP | facts, by=worker, at=AT), words)


def test_what_lies_nowhere_is_refused(ground, worker):
    refused(lambda: keep_place(facts=SHOP, by=worker, at=AT), "where")


def test_what_is_not_a_column_of_the_register_is_a_mistake(ground, worker):
    with pytest.raises(TypeError):
        keep_place(grid=ground.here.micro, facts=SHOP | {"valid_to": DAY}, by=worker, at=AT)


def test_a_video_point_says_what_for_and_what_its_sign_says(ground, worker):
    facts = {"name": "北门", "kind": FacilityKind.VIDEO, "purpose": "消防通道"}

    refused(lambda: keep_facility(grid=ground.here.micro, facts=facts, by=worker, at=AT), "sign")
    sign = {"notice": "您已进入图像采集区域"}
    assert keep_facility(grid=ground.here.micro, facts=facts | sign, by=worker, at=AT).pk


def test_a_credit_code_is_checked_and_stands_once_in_a_street(ground, worker):
    first = company(ground, worker, credit_code="9135 0100-M000100Y43")

    assert first.credit_code == UNIT
    refused(lambda: company(ground, worker, credit_code=f"{UNIT[:-1]}4"), "18 signs")
    refused(lambda: company(ground, worker, name="又一家", credit_code=UNIT), "安居物业")
    keep_organisation(first, facts={"activity": "管三个小区", "credit_code": UNIT}, by=worker, at=AT)
    assert Organisation.objects.count() == 1


def a_compound(ground, by, **facts):
    return keep_compound(grid=ground.here.micro, facts={"name": "幸福里"} | facts, by=by, at=AT)


def test_a_compound_is_run_by_a_company_of_its_street(ground, worker):
    far = actor(ground.next.micro, Role.WORKER)
    other = keep_organisation(
        grid=ground.next.micro, facts={"name": "邻居物业", "kind": OrganisationKind.PROPERTY}, by=far, at=AT
    )
    shop = company(ground, worker, name="五金店", kind=OrganisationKind.TRADER)
    by_company = {"governance": Governance.PROPERTY}

    refused(lambda: a_compound(ground, worker, property_company=other, **by_company), "another street")
    refused(lambda: a_compound(ground, worker, property_company=shop, **by_company), "no property company")
    refused(lambda: a_compound(ground, worker, property_company=company(ground, worker)), "run by it")
    refused(lambda: a_compound(ground, worker, committee=shop), "no committee")
    assert Compound.objects.count() == 0
    assert a_compound(ground, worker, property_company=company(ground, worker), **by_company).pk


def test_a_plan_has_targets_that_are_reached_once(ground, worker):
    compound = a_compound(ground, worker)
    target = set_target(compound, words="加装电梯", due_on=DAY, by=worker, at=AT)

    assert reach_target(target, by=worker, at=AT).reached_on == DAY
    refused(lambda: reach_target(target, by=worker, at=AT), "already")
    refused(lambda: set_target(compound, words=" ", by=worker, at=AT), "reached")
    assert PlanTarget.objects.count() == 1


def test_an_honour_is_of_a_compound_or_a_grid(ground, worker):
    given = {"words": "示范小区", "given_by": "区委", "given_on": DAY, "by": worker, "at": AT}

    honour(a_compound(ground, worker), **given)
    honour(ground.here.micro, **given)

    assert Honour.objects.count() == 2
    refused(lambda: honour(ground.here.micro, **given | {"given_by": ""}), "who gave")
    refused(lambda: honour(ground.here.micro, **given | {"given_on": DAY + timedelta(days=1)}), "to come")
