"""Django's admin, claimed as a whole: every address of it, asked for an object of each place."""

from django.contrib import admin
from django.urls import reverse

from grids.models import (
    Building,
    Calendar,
    Delegation,
    Department,
    DutyItem,
    DutyList,
    Grid,
    Officer,
    Position,
    Post,
    QrCode,
    Region,
)
from tests.contracts import policy
from tests.contracts.asking import Asked
from tests.contracts.matrix import EVERYBODY, UNSIGNED, Row, lines

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
    by_role = {role: staffed(role, page, method, model, staff) for role in ("admin", "security")}
    known = dict.fromkeys(EVERYBODY, others) | dict.fromkeys(UNSIGNED, visitor) | by_role
    return Row(address, method, place, tuple(known.items())), Asked(reverse(address, args=args))


def staffed(role, page, method, model, cell):
    """What a cell of the table means to one of the two administrators who come in here."""
    if model is None:
        return cell
    name = model.__name__
    never = {(page, name), (f"{page} {method}", name)} & policy.NEVER_HERE
    looks = page in ("changelist", "history") or (page == "change" and method == "GET")
    mine = name in policy.RIGHTS if role == "security" else name not in policy.RIGHTS
    if role == "security" and name in policy.LOOKED_AT and looks:
        mine = True
    if mine and not never:
        return cell
    looked_for = page == "history" and (cell == "404" or name in policy.FOUND_BY_ITS_KEEPER)
    return "404" if looked_for else "403"


def objects(scene):
    """{model: {place: row}}; what has no place of its own is asked for once."""
    ends = scene.ends
    return {
        Building: {place: ends[place].building for place in PLACED},
        Grid: {place: ends[place].grids.micro for place in PLACED},
        Post: {place: ends[place].worker_post for place in PLACED},
        Position: {
            place: Position.objects.get(region=ends[place].grids.street.region) for place in ("here", "far")
        },
        QrCode: {place: scene.qr_codes[place] for place in PLACED},
        Department: scene.departments,
        DutyList: scene.duty_lists,
        DutyItem: scene.duty_items,
        Delegation: scene.delegations,
        Officer: {"here": scene.people.worker, "far": scene.ends["far"].worker_post.officer},
        Region: {"here": scene.ground.district},
        Calendar: {"here": Calendar.objects.get(code="CN")},
    }
