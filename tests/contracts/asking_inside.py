"""What lies in the grids of the scene, and how its addresses are asked."""

from types import SimpleNamespace

from django.urls import reverse
from django.utils.timezone import localdate

from grids.actions.keep.compound import keep_compound, set_target
from grids.actions.keep.facility import keep_facility
from grids.actions.keep.organisation import keep_organisation
from grids.actions.keep.place import keep_place
from grids.actions.keep.rooms import build_rooms
from grids.actor import Actor
from grids.kinds import FacilityKind, OrganisationKind, PlaceKind
from grids.models import Room
from grids.rooms import Plan


def add_inside(scene, marks, *, name, phone):
    """One of each in the micro grid of every place; who is in charge of it carries the canaries."""
    scene.inside = {
        place: fill(own, marks[place], name, phone, scene.start) for place, own in scene.ends.items()
    }


def fill(own, mark, name, phone, at):
    known, grid = {"by": Actor.clock(), "at": at}, own.building.grid
    who = {"contact": name, "contact_phone": phone}
    compound = keep_compound(grid=grid, facts={"name": f"{mark} 小区"}, **known)
    if not own.building.rooms.exists():
        build_rooms(own.building, Plan(highest=1), **known)
    return SimpleNamespace(
        compound=compound,
        target=set_target(compound, words=f"{mark} 目标", **known),
        place=keep_place(grid=grid, facts={"name": f"{mark} 店", "kind": PlaceKind.SHOP} | who, **known),
        facility=keep_facility(
            grid=grid, facts={"name": f"{mark} 栓", "kind": FacilityKind.HYDRANT}, **known
        ),
        organisation=keep_organisation(
            grid=grid, facts={"name": f"{mark} 社", "kind": OrganisationKind.SELF} | who, **known
        ),
        room=Room.objects.filter(building=own.building).select_related("unit").order_by("code").first(),
    )


def of_row(name, slug, kind):
    return lambda scene, place: reverse(name, args=[slug, getattr(scene.inside[place], kind).uuid])


def of_building(name):
    return lambda scene, place: reverse(name, args=[scene.ends[place].building.uuid])


def of_compound(name):
    return lambda scene, place: reverse(name, args=[scene.inside[place].compound.uuid])


def of_grid(name):
    return lambda scene, place: reverse(name, args=[scene.ends[place].grids.micro.code])


def of_district(name, *more):
    return lambda scene, place: reverse(name, args=[scene.ends[place].grids.street.district.code, *more])


def of_room(scene, place):
    room = scene.inside[place].room
    return reverse("grids:room", args=[room.unit.uuid, room.code])


def of_target(scene, place):
    own = scene.inside[place]
    return reverse("grids:target_reached", args=[own.compound.uuid, own.target.pk])


PATHS = {
    "grids:register": lambda scene, place: reverse("grids:register", args=["places"]),
    "grids:register_enter": lambda scene, place: reverse("grids:register_enter", args=["places"]),
    "grids:register_row": of_row("grids:register_row", "compounds", "compound"),
    "grids:register_change": of_row("grids:register_change", "organisations", "organisation"),
    "grids:register_check": of_row("grids:register_check", "facilities", "facility"),
    "grids:register_end": of_row("grids:register_end", "places", "place"),
    "grids:register_contact": of_row("grids:register_contact", "places", "place"),
    "grids:rooms": of_building("grids:rooms"),
    "grids:room": of_room,
    "grids:door_history": of_building("grids:door_history"),
    "grids:target": of_compound("grids:target"),
    "grids:target_reached": of_target,
    "grids:compound_honour": of_compound("grids:compound_honour"),
    "grids:district_norms": of_district("grids:district_norms"),
    "grids:district_norm": of_district("grids:district_norm", "micro"),
    "grids:team": of_grid("grids:team"),
    "grids:marks": of_grid("grids:marks"),
}


def honour(scene, place):
    return {"words": "示范小区", "given_by": "区委", "given_on": localdate()}


def new_shop(scene, place):
    """Where it is is said by its point: the code of a grid would come back in the form of who does not reach it."""
    point = scene.ends[place].grids.micro.boundary.point_on_surface
    return {"name": "新店", "kind": "shop", "lng": f"{point.x:.7f}", "lat": f"{point.y:.7f}", "crs": "wgs84"}


BODIES = {
    "grids:register_enter": new_shop,
    "grids:register_change": lambda scene, place: {"name": "新社", "kind": "self"},
    "grids:register_end": lambda scene, place: {"on": localdate()},
    "grids:register_contact": lambda scene, place: {"reason": "消防检查"},
    "grids:rooms": lambda scene, place: {
        "units": 1,
        "lowest": 1,
        "highest": 2,
        "per_floor": 2,
        "rule": "two",
        "use": "home",
    },
    "grids:room": lambda scene, place: {"label": "101甲", "use": "let"},
    "grids:district_norm": lambda scene, place: {"fewest": 70, "most": 80},
    "grids:target": lambda scene, place: {"words": "装电梯"},
    "grids:compound_honour": honour,
    "grids:marks": lambda scene, place: {"another": "城市商业小区"},
}
