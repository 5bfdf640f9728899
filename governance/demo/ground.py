"""The ground of a demo street as rows: parcels with codes and names, then buildings and the codes on their doors."""

from random import Random

from django.contrib.gis.geos import MultiPolygon, Point, Polygon

from governance.demo.plots import building_points
from governance.demo.tiling import Plot, lay_out
from grids.actions.qr_codes import issue_code
from grids.actor import Actor
from grids.enums import Tier
from grids.models import Building

MARKET = 1.2  # the land of a dedicated grid, in micro grids
BUILDINGS = (3, 5)  # of a micro grid
HOUSEHOLDS = (62, 70, 71, 72, 73, 74, 75, 76, 77, 78, 79, 80, 93)  # of a micro grid


def parcels(material, communities):
    """The street laid out: each community's total with its generals, their micros and its dedicated grid."""
    rng = Random(material.seed)
    totals = tuple(
        total_plot(micros, code, code in material.dedicated, rng)
        for code, micros in zip(communities, material.shares, strict=True)
    )
    street = Plot(Tier.STREET, sum(total.weight for total in totals), totals)
    return lay_out(street, material.ground, seed=material.seed)


def total_plot(micros, code, has_dedicated, rng):
    generals = [general_plot(count, rng) for count in micros]
    if has_dedicated:
        generals.insert(len(generals) // 2, Plot(Tier.DEDICATED, MARKET))
    return Plot(Tier.TOTAL, sum(plot.weight for plot in generals), tuple(generals), code)


def general_plot(count, rng):
    inner = tuple(Plot(Tier.MICRO, rng.uniform(0.85, 1.15)) for _ in range(count))
    return Plot(Tier.GENERAL, count, inner)


def grid_rows(street, regions, material):
    """Rows for plant_many, parents first. `street`: the parcels; `regions`: {code: Region} with the street's own."""
    root = next(region for code, region in regions.items() if code.endswith("000"))
    rows = [
        {
            "code": root.code,
            "parent_code": None,
            "tier": Tier.STREET,
            "name": root.name,
            "boundary": shape(street),
        }
    ]
    for total in sorted(street.children, key=lambda parcel: parcel.key):
        rows += total_rows(total, regions[total.key], root.code, material)
    return rows


def total_rows(total, region, street_code, material):
    """A community's rows: generals numbered from the north-west, the dedicated grid from 901."""
    code, rows = f"{region.code}000", []
    rows.append(row(code, street_code, total, f"{region.name}总网格") | {"region": region})
    generals = [parcel for parcel in total.children if parcel.tier == Tier.GENERAL]
    for number, general in enumerate(generals, start=1):
        rows += general_rows(general, f"{region.code}{number:03d}", code, f"{region.name}第{number:02d}网格")
    dedicated = [parcel for parcel in total.children if parcel.tier == Tier.DEDICATED]
    for number, parcel in enumerate(dedicated, start=901):
        facts = material.dedicated[region.code]
        unit = {"responsible_unit": facts["unit"]}
        rows.append(row(f"{region.code}{number}", code, parcel, facts["name"]) | unit)
    return rows


def general_rows(general, code, parent_code, name):
    micros = [
        row(f"{code}{number:03d}", code, micro, f"{name}微网格{number}")
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
    """Buildings in every micro and dedicated grid, and a code on each door."""
    rng = Random(material.seed + 1)
    leaves = {shape(parcel).wkb: parcel for parcel in street.walk() if not parcel.children}
    numbers, made = {}, []
    for leaf in sorted(leaf_rows(rows), key=lambda leaf: leaf["code"]):
        grid, parcel = grids[leaf["code"]], leaves[leaf["boundary"].wkb]
        made += counted(buildings_of(grid, parcel, numbers, material, rng), grid)
    Building.objects.bulk_create(made)
    for building in made:
        issue_code(building, by=Actor.clock(), at=at)


def counted(buildings, grid):
    """The households of each building; most micro grids have the 70 to 80 that are asked, some do not."""
    rng = Random(grid.code)
    households = rng.choice(HOUSEHOLDS) if grid.tier == Tier.MICRO else 0
    for number, building in enumerate(buildings):
        building.household_count = (households + number) // len(buildings)
    return buildings


def leaf_rows(rows):
    return [leaf for leaf in rows if leaf["tier"] in (Tier.MICRO, Tier.DEDICATED)]


def buildings_of(grid, parcel, numbers, material, rng):
    """The unsaved buildings of one grid, numbered within their community."""
    points = building_points(parcel, material.ground, count=rng.randint(*BUILDINGS), rng=rng)
    compound, road = address_of(grid, material)
    community, door = grid.code[:12], rng.randint(1, 60)
    made = []
    for point in points:
        for counted in (community, compound):
            numbers[counted] = numbers.get(counted, 0) + 1
        name = f"{compound}{numbers[compound]}号楼"
        address = f"{grid.region.name}{road}{door}号{name}"
        building = Building(code=f"{community}{numbers[community]:05d}", name=name, address=address)
        building.point = Point(*point, srid=4326)
        building.place_at(grid)
        made.append(building)
    return made


def address_of(grid, material):
    """→ (compound, road): one of each a general grid; a dedicated grid is a compound of its own name."""
    community, general = int(grid.code[9:12]), int(grid.code[12:15])
    before = sum(len(share) for share in material.shares[: community - 1])
    index = (before + general - 1) % len(material.compounds)
    road = material.roads[index % len(material.roads)]
    return (grid.name if grid.tier == Tier.DEDICATED else material.compounds[index]), road
