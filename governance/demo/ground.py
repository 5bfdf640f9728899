"""The ground of a demo street as rows: parcels with codes and names, then buildings and the codes on their doors."""

from bisect import bisect_right
from random import Random

from django.contrib.gis.geos import MultiPolygon, Point, Polygon

from common.pinyin import initials
from governance.demo.plots import building_points
from governance.demo.tiling import Plot, lay_out
from grids.actions.qr_codes import issue_code
from grids.actor import Actor
from grids.enums import Tier
from grids.kinds import BuildingKind, PointSource
from grids.models import Building

MARKET = 1.2  # the land of a dedicated grid, in micro grids
WHOLE = 2.5  # the land of a general grid that has no micro grids
BUILDINGS = (3, 5)  # of a micro grid
PARTS = ("", "东区", "西区", "南区", "北区", "新区", "一期", "二期", "三期", "四期")
HOUSEHOLDS = (62, 70, 71, 72, 73, 74, 75, 76, 77, 78, 79, 80, 93)  # of a micro grid


def parcels(material, streets):
    """The place laid out: → [street parcel], each with its communities' totals, their generals and micros.

    `streets`: common.locality.Street in order; `material.shares` follows their communities.
    """
    rng, shares = Random(material.seed), iter(material.shares)
    plots = [street_plot(street, shares, material, rng) for street in streets]
    if len(plots) == 1:
        return [lay_out(plots[0], material.ground, seed=material.seed)]
    whole = Plot("", sum(plot.weight for plot in plots), tuple(plots))
    return lay_out(whole, material.ground, seed=material.seed).children


def street_plot(street, shares, material, rng):
    codes = [area.code for area in street.communities]
    totals = tuple(total_plot(next(shares), code, code in material.dedicated, rng) for code in codes)
    return Plot(Tier.STREET, sum(total.weight for total in totals), totals, street.area.code)


def total_plot(micros, code, has_dedicated, rng):
    generals = [general_plot(count, rng) for count in micros]
    if has_dedicated:
        generals.insert(len(generals) // 2, Plot(Tier.DEDICATED, MARKET))
    return Plot(Tier.TOTAL, sum(plot.weight for plot in generals), tuple(generals), code)


def general_plot(count, rng):
    inner = tuple(Plot(Tier.MICRO, rng.uniform(0.85, 1.15)) for _ in range(count))
    return Plot(Tier.GENERAL, count or WHOLE, inner)


def grid_rows(street, regions, material, called):
    """Rows for plant_many, parents first. `street`: its parcel; `regions`: {code: Region}, the street's own first.

    `called`: what the name of a grid of a tier ends in.
    """
    root = regions[street.key]
    facts = {"code": root.code, "parent_code": None, "tier": Tier.STREET, "name": root.name}
    rows = [facts | {"boundary": shape(street)}]
    for total in sorted(street.children, key=lambda parcel: parcel.key):
        rows += total_rows(total, regions[total.key], root.code, material, called)
    return rows


def total_rows(total, region, street_code, material, called):
    """A community's rows: generals numbered from the north-west, the dedicated grid from 901."""
    code, rows = f"{region.code}000", []
    rows.append(row(code, street_code, total, f"{region.name}{called[Tier.TOTAL]}") | {"region": region})
    generals = [parcel for parcel in total.children if parcel.tier == Tier.GENERAL]
    for number, general in enumerate(generals, start=1):
        name = f"{region.name}第{number:02d}{called[Tier.GENERAL]}"
        rows += general_rows(general, f"{region.code}{number:03d}", code, name, called)
    dedicated = [parcel for parcel in total.children if parcel.tier == Tier.DEDICATED]
    for number, parcel in enumerate(dedicated, start=901):
        facts = material.dedicated[region.code]
        unit = {"responsible_unit": facts["unit"]}
        rows.append(row(f"{region.code}{number}", code, parcel, facts["name"]) | unit)
    return rows


def general_rows(general, code, parent_code, name, called):
    micros = [
        row(f"{code}{number:03d}", code, micro, f"{name}{called[Tier.MICRO]}{number}")
        for number, micro in enumerate(general.children, start=1)
    ]
    return [row(code, parent_code, general, name), *micros]


def row(code, parent_code, parcel, name):
    tier, boundary = parcel.tier, shape(parcel)
    return {"code": code, "parent_code": parent_code, "tier": tier, "name": name, "boundary": boundary}


def shape(parcel):
    """The boundary of a parcel as the database keeps it."""
    return MultiPolygon(Polygon(parcel.closed), srid=4326)


def build(grids, street, rows, material, at):
    """Buildings in every lowest grid of a street, and a code on each door."""
    rng = Random(f"{material.seed}:{street.key}")
    leaves = {shape(parcel).wkb: parcel for parcel in street.walk() if not parcel.children}
    numbers, made = {}, []
    for leaf in leaf_rows(rows):
        grid, parcel = grids[leaf["code"]], leaves[leaf["boundary"].wkb]
        address = address_of(grid, rows, material)
        made += counted(buildings_of(grid, parcel, address, numbers, material.ground, rng), grid)
    Building.objects.bulk_create(made)
    for building in made:
        issue_code(building, by=Actor.clock(), at=at)


def counted(buildings, grid):
    """The households of each building; most micro grids have the 70 to 80 that are asked, some do not."""
    rng = Random(grid.code)
    households = 0 if grid.tier == Tier.DEDICATED else rng.choice(HOUSEHOLDS)
    for number, building in enumerate(buildings):
        building.household_count = (households + number) // len(buildings)
    return buildings


def leaf_rows(rows):
    """The rows below which nothing stands, by code."""
    above = {one["parent_code"] for one in rows}
    return sorted((one for one in rows if one["code"] not in above), key=lambda one: one["code"])


def buildings_of(grid, parcel, address, numbers, ground, rng):
    """The unsaved buildings of one grid, numbered within their community."""
    points = building_points(parcel, ground, count=rng.randint(*BUILDINGS), rng=rng)
    (compound, road), door = address, rng.randint(1, 60)
    community, made = grid.code[:12], []
    for point in points:
        for counted in (community, compound):
            numbers[counted] = numbers.get(counted, 0) + 1
        name = f"{compound}{numbers[compound]}号楼"
        address = f"{grid.region.name}{road}{door}号{name}"
        block = f"{numbers[compound]}号楼"
        parts = {"road": road, "house_number": f"{door}号", "block": block, "initials": initials(name)}
        parts |= {"kind": BuildingKind.DWELLING, "floor_count": 6, "point_source": PointSource.MAP}
        building = Building(code=f"{community}{numbers[community]:05d}", name=name, address=address, **parts)
        building.point = Point(*point, srid=4326)
        building.place_at(grid)
        made.append(building)
    return made


def address_of(grid, rows, material):
    """→ (compound, road): one of each a general grid; a dedicated grid is a compound of its own name."""
    generals = sorted(one["code"] for one in rows if one["tier"] == Tier.GENERAL)
    index = bisect_right(generals, grid.code[:15]) - 1
    road = material.roads[index % len(material.roads)]
    return (grid.name if grid.tier == Tier.DEDICATED else compound_at(index, material)), road


def compound_at(index, material):
    """The compound of the general grid with this number; where there are more grids than names, a second part of it."""
    turn, name = divmod(index, len(material.compounds))
    return f"{material.compounds[name]}{PARTS[turn % len(PARTS)]}"
