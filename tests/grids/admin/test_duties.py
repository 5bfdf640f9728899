"""Duties, their lists and departments in the configuration: each of a place, and written only by who configures it."""

from datetime import date

import pytest
from django.urls import reverse

from grids.enums import DutyKind, Role
from grids.models import Delegation, Department, DutyItem, DutyList
from tests.grids.world import department, officer, post

pytestmark = pytest.mark.django_db
FROM = date(2025, 1, 1)


def office(client, place):
    """The client, signed in as who configures a place."""
    client.force_login(post(place, Role.ADMINISTRATOR, who=officer("root", is_staff=True)).officer)
    return client


def a_list(**place):
    return DutyList.objects.create(title="清单", kind=DutyKind.DUTY, valid_from=FROM, **place)


def an_item(listed):
    return DutyItem.objects.create(list=listed, number="1", name="路灯养护", unit="路灯所", valid_from=FROM)


def write(client, model, row=None, **facts):
    """Post the form of a model, for a new row or a known one."""
    page = f"admin:grids_{model._meta.model_name}_{'change' if row else 'add'}"
    rows = {"categories-TOTAL_FORMS": 0, "categories-INITIAL_FORMS": 0}
    return client.post(reverse(page, args=[row.pk] if row else []), {"valid_from": FROM} | rows | facts)


def test_a_list_is_neither_entered_nor_moved_beyond_one_s_place(client, ground):
    admin = office(client, ground.here.street)
    of_district, own = a_list(region=ground.district), a_list(grid=ground.here.street)
    facts = {"title": "新清单", "kind": DutyKind.DUTY}

    write(admin, DutyList, **facts, region=ground.district.pk)
    write(admin, DutyList, of_district, **facts, region=ground.district.pk)
    write(admin, DutyList, of_district, **facts, grid=ground.here.street.pk)
    write(admin, DutyList, own, **facts, grid=ground.next.street.pk)
    assert not DutyList.objects.filter(title="新清单").exists()

    write(admin, DutyList, own, **facts, grid=ground.here.street.pk)
    assert DutyList.objects.get(title="新清单") == own


def test_a_duty_stays_with_the_lists_of_one_s_place(client, ground):
    admin = office(client, ground.here.street)
    foreign, own = an_item(a_list(region=ground.district)), an_item(a_list(grid=ground.here.street))
    facts = {"number": "2", "name": "改名", "unit": "路灯所"}

    write(admin, DutyItem, **facts, list=foreign.list.pk)
    write(admin, DutyItem, foreign, **facts, list=foreign.list.pk)
    write(admin, DutyItem, foreign, **facts, list=own.list.pk)
    write(admin, DutyItem, own, **facts, list=foreign.list.pk)
    assert not DutyItem.objects.filter(name="改名").exists()

    write(admin, DutyItem, own, **facts, list=own.list.pk)
    assert DutyItem.objects.get(name="改名") == own


def test_a_duty_is_handed_down_by_its_own_place(client, ground):
    admin, unit = office(client, ground.district), department(ground.district)
    near, far = an_item(a_list(region=ground.district)), an_item(a_list(region=ground.far_district))
    facts = {"to": unit, "valid_from": FROM, "basis": "三号文件"}
    handed = Delegation.objects.create(item=far, **facts)

    assert "三号文件" not in admin.get(reverse("admin:grids_delegation_changelist")).text
    assert write(admin, Delegation, handed, item=near.pk, to=unit.pk).status_code == 404
    handed.delete()
    write(admin, Delegation, item=far.pk, to=unit.pk)
    assert not Delegation.objects.exists()

    write(admin, Delegation, item=near.pk, to=unit.pk)
    assert Delegation.objects.get().item == near


def test_a_department_stays_in_its_district(client, ground):
    admin, unit = office(client, ground.district), department(ground.district)
    facts = {"code": "lighting", "name": "改名"}

    write(admin, Department, unit, **facts, district=ground.far_district.pk)
    assert Department.objects.get().district == ground.district

    write(admin, Department, unit, **facts, district=ground.district.pk)
    assert Department.objects.get().name == "改名"
