"""How the pages of rights, logs and duties are asked."""

from datetime import timedelta

from django.contrib.auth.models import Permission
from django.urls import reverse
from django.utils.timezone import localdate

from cases.models import CaseException
from grids.enums import DutyKind, Role
from grids.models import Delegation, DutyItem, DutyList
from tests.cast import hire
from tests.contracts.asking_accounts import of_person


def add_power(scene):
    """A list of small powers; an exception for the case of each place, open to somebody who works far away."""
    guest = hire("guest", (scene.ground.far.street, Role.WORKER))
    facts = {
        "permission": Permission.objects.get(codename="handle_case"),
        "starts_on": localdate(),
        "until": localdate() + timedelta(days=30),
        "given_at": scene.start,
        "reason": "借调支援",
    }
    add_lists_of_duties(scene)
    scene.exceptions = {
        place: CaseException.every.create(
            user=guest, content_object=case, given_by=scene.ends[place].by_desk.officer, **facts
        )
        for place, case in scene.main.items()
    }


def add_lists_of_duties(scene):
    """A list with one item in our district, and one in another."""
    districts = {"here": scene.ground.district, "far": scene.ground.far_district}
    facts = {"kind": DutyKind.MICRO, "title": "小微权力清单", "valid_from": localdate()}
    scene.duty_lists = {
        place: DutyList.objects.create(region=one, **facts) for place, one in districts.items()
    }
    item = {"number": "1", "name": "低保申请", "unit": "居委会", "steps": "申请\n公示\n上报"}
    item |= {"basis": "村民委员会组织法", "valid_from": localdate()}
    scene.duty_items = {
        place: DutyItem.objects.create(list=one, **item) for place, one in scene.duty_lists.items()
    }
    scene.duty_list = scene.duty_lists["here"]
    scene.delegations = {
        place: Delegation.objects.create(item=one, to=scene.departments[place], valid_from=localdate())
        for place, one in scene.duty_items.items()
    }


def of_case(name, *more):
    return lambda scene, place: reverse(name, args=[scene.main[place].number, *more])


PATHS = {
    "cases:who": of_case("cases:who"),
    "cases:who_act": of_case("cases:who_act", "name"),
    "cases:exception_end": lambda scene, place: reverse(
        "cases:exception_end", args=[scene.exceptions[place].uuid]
    ),
    "cases:person_rights": of_person("cases:person_rights"),
    "grids:leave": of_person("grids:leave"),
    "cases:duty_list": lambda scene, place: reverse("cases:duty_list", args=[scene.duty_list.uuid]),
    "grids:who": lambda scene, place: reverse("grids:who", args=[scene.ends[place].grids.micro.code]),
}
VARIANTS = {
    "grids:audit?accounts": lambda scene, place: ({"book": "accounts"}, {}),
    "grids:audit?rights": lambda scene, place: ({"book": "rights"}, {}),
}
BODIES = {
    "grids:leave": lambda scene, place: {"reason": "调离本街道"},
    "grids:audit_export": lambda scene, place: {"book": "access", "reason": "季度抽查"},
    "cases:who_act": lambda scene, place: {"officer": "colleague", "reason": "居民点名"},
}
