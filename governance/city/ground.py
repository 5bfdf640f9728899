"""The ground of a made city as rows: regions, the forest of grids with square borders, buildings, door codes (pure)."""

import struct
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random

from grids.enums import RegionLevel, Tier
from grids.tokens import ALPHABET, LENGTH, check_letter

WEST, SOUTH, EAST, NORTH = 103.60, 30.30, 104.60, 31.10
GENERALS, MICROS = (3, 6), (7, 13)  # of a community, of a general grid
EWKB_POINT, EWKB_MULTI, WKB_POLYGON = 0x20000001, 0x20000006, 3
SRID = 4326
FOUNDED = timedelta(days=730)  # before the moment it is built for: every case has a grid in force


@dataclass
class Ground:
    """Rows for COPY, in the order of their columns, and the places that cases happen at."""

    regions: list = field(default_factory=list)
    grids: list = field(default_factory=list)
    buildings: list = field(default_factory=list)
    codes: list = field(default_factory=list)
    places: list = field(default_factory=list)
    tiers: dict = field(default_factory=dict)  # tier → [Node]
    districts: list = field(default_factory=list)  # (region id, county code)


@dataclass(frozen=True)
class Place:
    """A building: where a case can be, with the five level columns."""

    building: int
    levels: tuple
    point: str
    address: str
    grid_code: str


@dataclass
class Node:
    """A grid while its tree is being numbered."""

    id: int
    code: str
    name: str
    tier: Tier
    box: tuple
    region: int
    district: int
    tree: int
    parent: "Node | None" = None
    children: list = field(default_factory=list)
    doors: int = 0

    @property
    def levels(self):
        """district, street, total, general and own id: the columns of Placed."""
        above, node = {}, self
        while node:
            above[node.tier] = node.id
            node = node.parent
        return (
            self.district,
            above[Tier.STREET],
            above.get(Tier.TOTAL),
            above.get(Tier.GENERAL),
            self.id,
        )


class Surveyor:
    """Lays the ground of a scale; every number comes from the seed."""

    def __init__(self, scale, *, seed, at: datetime):
        self.scale, self.at, self.rng = scale, at, Random(seed)
        self.ground = Ground(tiers={tier: [] for tier in Tier})
        self.since = (at - FOUNDED).date().isoformat()

    def lay(self):
        """→ Ground."""
        city = self.scale.city()
        root = self.region(f"{city.code}00000000", city.name, RegionLevel.CITY, None)
        boxes = split((WEST, SOUTH, EAST, NORTH), len(city.counties))
        for county, box in zip(city.counties, boxes, strict=True):
            district = self.region(f"{county.code}000000", county.name, RegionLevel.DISTRICT, root)
            self.ground.districts.append((district, county.code))
            for street, own in zip(county.streets, split(box, len(county.streets)), strict=True):
                self.street(street, own, district)
        return self.ground

    def region(self, code, name, level, parent):
        pk = len(self.ground.regions) + 1
        self.ground.regions.append((pk, code, "", name, level.value, parent))
        return pk

    def street(self, street, box, district):
        region = self.region(f"{street.code}000", street.name, RegionLevel.STREET, district)
        tree = len(self.ground.tiers[Tier.STREET]) + 1
        root = self.node(f"{street.code}000", street.name, Tier.STREET, box, region, district, tree)
        for number, own in enumerate(split(box, street.communities), start=1):
            code, name = f"{street.code}{number:03d}", f"{street.name.removesuffix('街道')}第{number}社区"
            community = self.region(code, name, RegionLevel.COMMUNITY, region)
            total = self.node(f"{code}000", f"{name}总网格", Tier.TOTAL, own, community, district, tree, root)
            for place, part in enumerate(split(own, self.rng.randint(*GENERALS)), start=1):
                self.general(total, f"{code}{place:03d}", f"{name}第{place:02d}网格", part)
        self.number(root)

    def general(self, total, code, name, box):
        general = self.below(total, code, name, Tier.GENERAL, box)
        for place, part in enumerate(split(box, self.rng.randint(*MICROS)), start=1):
            micro = self.below(general, f"{code}{place:03d}", f"{name}微网格{place}", Tier.MICRO, part)
            for door in range(1, self.scale.buildings + 1):
                self.building(micro, door)

    def below(self, parent, code, name, tier, box):
        return self.node(code, name, tier, box, parent.region, parent.district, parent.tree, parent)

    def node(self, code, name, tier, box, region, district, tree, parent=None):
        pk = sum(map(len, self.ground.tiers.values())) + 1
        node = Node(pk, code, name, tier, box, region, district, tree, parent)
        self.ground.tiers[tier].append(node)
        if parent:
            parent.children.append(node)
        return node

    def building(self, micro, door):
        pk = len(self.ground.buildings) + 1
        west, south, east, north = micro.box
        x = west + (east - west) * self.rng.uniform(0.1, 0.9)
        y = south + (north - south) * self.rng.uniform(0.1, 0.9)
        point, name = ewkb_point(x, y), f"{micro.name}{door}号楼"
        code = f"{micro.code[:12]}{self.door_number(micro):05d}"
        levels = micro.levels
        self.ground.buildings.append((pk, self.uuid(), code, name, name, point, None, *levels))
        self.ground.codes.append((pk, self.token(), pk, None, self.at.isoformat(), None, None, None, 0))
        self.ground.places.append(Place(pk, levels, point, name, micro.code))

    def door_number(self, micro):
        total = micro.parent.parent
        total.doors += 1
        return total.doors

    def token(self):
        body = "".join(self.rng.choices(ALPHABET, k=LENGTH))
        return body + check_letter(body)

    def uuid(self):
        return f"{self.rng.getrandbits(128):032x}"

    def number(self, root):
        """The nested-set numbers of a tree, and its rows, parents first."""
        self.count = 0
        self.walk(root, 0)

    def walk(self, node, level):
        self.count += 1
        left, at = self.count, len(self.ground.grids)
        self.ground.grids.append(None)
        for child in node.children:
            self.walk(child, level + 1)
        self.count += 1
        numbers = (left, self.count, node.tree, level)
        self.ground.grids[at] = self.row(node, numbers)

    def row(self, node, numbers):
        district, street, total, general, own = node.levels
        parent = node.parent.id if node.parent else None
        facts = (own, self.uuid(), node.code, node.name, node.tier.value, ewkb_box(node.box), "", self.since)
        return (
            *facts,
            None,
            self.at.isoformat(),
            *numbers,
            general,
            parent,
            street,
            total,
            district,
            node.region,
        )


def split(box, parts):
    """A rectangle in `parts` rectangles: as many rows as columns, the last row shorter."""
    west, south, east, north = box
    columns = max(1, round(parts**0.5))
    rows = [len(range(start, parts, columns)) for start in range(columns)]
    found = []
    for line, count in enumerate(rows):
        low = south + (north - south) * line / len(rows)
        high = south + (north - south) * (line + 1) / len(rows)
        for place in range(count):
            left, right = (west + (east - west) * (place + step) / count for step in (0, 1))
            found.append((left, low, right, high))
    return found


def ewkb_point(x, y):
    return struct.pack("<BIIdd", 1, EWKB_POINT, SRID, x, y).hex()


def ewkb_box(box):
    """A rectangle as a MultiPolygon of one ring."""
    west, south, east, north = box
    ring = (west, south, east, south, east, north, west, north, west, south)
    head = struct.pack("<BIII", 1, EWKB_MULTI, SRID, 1) + struct.pack("<BIII", 1, WKB_POLYGON, 1, 5)
    return (head + struct.pack("<10d", *ring)).hex()
