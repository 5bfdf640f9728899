"""Find the grid of an address or a position, as anybody may: its name, who may be called, its stations (S0-19)."""

import re
from dataclasses import dataclass, field

from django.db.models import Q
from django.utils.timezone import localdate

from grids.addresses import parse
from grids.callers import Caller, caller_at
from grids.models import Building
from grids.nearby import stations_of
from grids.places import nearest

MOST, LOOKED_AT = 4, 40
BESIDE = 300  # metres from the nearest grid at which a point still belongs to it
MOST_PARTS, FEWEST_SIGNS = 4, 2  # each part is looked for in every door of the land, without an index
PARTS = ("road", "house_number", "compound", "block")
SPACES = " *"  # 1号楼 is 1 号楼
ABOVE = ("street", "total", "general")


@dataclass(frozen=True)
class Found:
    """One grid as the public reads it. `place` is the door that was found, empty for a position."""

    grid: str
    path: list = field(default_factory=list)
    place: str = ""
    caller: Caller | None = None
    stations: list = field(default_factory=list)


def find_by_words(words):
    """([Found], whether there are more) for an address, a compound or its initials: xfl finds 幸福里."""
    doors = list(doors_called(words).order_by("code")[:LOOKED_AT])
    by_grid = {door.grid_id: door for door in reversed(doors)}
    shown = [door for door in doors if by_grid[door.grid_id] is door]
    return [found_at(door.grid, door.name) for door in shown[:MOST]], len(shown) > MOST


def doors_called(words):
    """The doors of which every part of the words is in the name, the address or the name of the compound."""
    found = Building.objects.current(localdate())
    parts = [part for part in parts_of(words.replace("\x00", "")) if len(part) >= FEWEST_SIGNS]
    if not parts:
        return found.none()
    for part in parts[:MOST_PARTS]:
        found = found.filter(said_in("", part) | Q(address__icontains=part) | said_in("compound__", part))
    names = ("grid", *(f"grid__{level}" for level in ABOVE))
    return found.select_related(*names).defer(*(f"{name}__boundary" for name in names))


def said_in(path, part):
    said = Q(**{f"{path}name__iregex": SPACES.join(map(re.escape, part))})
    return said | Q(**{f"{path}initials__contains": part.lower()}) if part.isascii() else said


def parts_of(words):
    """What was typed apart stays apart; an address in one piece is taken apart as addresses are."""
    typed = words.split()
    if len(typed) != 1:
        return typed
    known = parse(words)
    return [part for part in (getattr(known, name) for name in PARTS) if part] or typed


def find_by_point(lng, lat, *, crs):
    """[Found] for a position: the grid around it, or the nearest within 300 m. ValueError for a point off the globe."""
    grid = nearest(lng, lat, crs=crs)
    return [found_at(grid)] if grid and grid.distance <= BESIDE else []


def found_at(grid, place=""):
    above = [one.name for one in grid.path[:-1]]
    return Found(grid.name, above, place, caller_at(grid), list(stations_of(grid)[:MOST]))
