"""Django's admin, claimed as a whole: every address of it, asked for an object of each place."""

from django.contrib import admin
from django.urls import reverse

from grids.models import AccessRecord, Building, Calendar, Department, Grid, Officer, Post, QrCode, Region
from tests.contracts import policy
from tests.contracts.asking import Asked
from tests.contracts.matrix import UNSIGNED, Row, lines

PLACED = ("here", "there", "far")


def every_address(scene):
    """(row, asked) for each address of the admin, with each method and place of policy.ADMIN."""
    for page, method, place, *cells in lines(policy.ADMIN):
        if page in ("changelist", "add"):
            for model in admin.site._registry:
                yield request(page, method, place, cells, model)
        elif page in ("change", "history", "delete"):
            for model, rows in objects(scene).items():
                if place in rows:
                    yield request(page, method, place, cells, model, rows[place].pk)
        else:
            yield request(page, method, place, cells)


def request(page, method, place, cells, model=None, *args):
    visitor, others, staff = cells
    address = f"admin:{page}"
    if model:
        address = f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}"
        if {(page, model.__name__), (f"{page} {method}", model.__name__)} & policy.NEVER_HERE:
            staff = "403"
    known = dict.fromkeys(policy.ROLES, others) | dict.fromkeys(UNSIGNED, visitor) | {"admin": staff}
    return Row(address, method, place, tuple(known.items())), Asked(reverse(address, args=args))


def objects(scene):
    """{model: {place: row}}; what has no place of its own is asked for once."""
    ends = scene.ends
    records = {place: AccessRecord.objects.get(reason=f"LOOKED-{place}-7Q") for place in PLACED}
    return {
        Building: {place: ends[place].building for place in PLACED},
        Grid: {place: ends[place].grids.micro for place in PLACED},
        Post: {place: ends[place].worker_post for place in PLACED},
        QrCode: {place: scene.qr_codes[place] for place in PLACED},
        Department: scene.departments,
        AccessRecord: records,
        Officer: {"here": scene.people.worker},
        Region: {"here": scene.ground.district},
        Calendar: {"here": Calendar.objects.get(code="CN")},
    }
