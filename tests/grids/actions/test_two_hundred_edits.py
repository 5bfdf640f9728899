"""A made street redrawn two hundred times at random: nothing overlaps, nothing is left out (issue 4, section 2)."""

import json
from collections import Counter
from datetime import timedelta
from random import Random

import pytest
from django.contrib.gis.geos import GEOSGeometry, MultiPolygon, Polygon

from common.errors import Refused
from grids.actions.plant import plant_many
from grids.actions.redraw.decide import decide
from grids.actor import Actor
from grids.coverage import findings
from grids.enums import RedrawKind, RegionLevel, Tier
from grids.models import Grid
from grids.sewing import METRES
from tests.grids.world import AT, CLOCK, DAY, box, region

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
SIDE, EDITS = 6, 200
SLOPPY = 3e-6  # degrees: a third of a metre by which a hand misses the corner


@pytest.fixture
def street(db):
    """A street of one community with four general grids of nine micro grids each, on a lattice of 6 by 6."""
    city = region("410100000000", "郑州市", RegionLevel.CITY)
    district = region("410106000000", "上街区", RegionLevel.DISTRICT, city)
    road = region("410106003000", "新安路街道", RegionLevel.STREET, district)
    community = region("410106003001", "朝阳街", RegionLevel.COMMUNITY, road)
    whole = box(0, 0, SIDE, SIDE)
    total = f"{community.code}000"
    rows = [
        {"code": road.code, "parent_code": None, "tier": Tier.STREET, "name": "街道", "boundary": whole},
        {
            "code": total,
            "parent_code": road.code,
            "tier": Tier.TOTAL,
            "name": "总",
            "region": community,
            "boundary": whole,
        },
    ]
    for number in range(4):
        x, y, code = number % 2 * 3, number // 2 * 3, f"{community.code}{number + 1:03d}"
        general = {"code": code, "parent_code": total, "tier": Tier.GENERAL, "name": code[-3:]}
        rows.append(general | {"boundary": box(x, y, x + 3, y + 3)})
        for cell in range(9):
            west, south = x + cell % 3, y + cell // 3
            micro = {
                "code": f"{code}{cell + 1:03d}",
                "parent_code": code,
                "tier": Tier.MICRO,
                "name": f"{cell}",
            }
            rows.append(micro | {"boundary": box(west, south, west + 1, south + 1)})
    return plant_many(road, rows, valid_from=DAY, by=CLOCK, at=AT)[road.code]


class Hand:
    """Somebody at the editor who does as chance says."""

    def __init__(self, street, seed):
        self.street, self.rng, self.at, self.done = street, Random(seed), AT, Counter()

    def grids(self):
        micro = Grid.objects.current(DAY + timedelta(days=1)).filter(street=self.street, tier=Tier.MICRO)
        return list(micro.filter(valid_to=None).order_by("code"))

    def edit(self):
        self.at += timedelta(seconds=1)
        kind = self.rng.choices(("corner", "split", "merge"), (6, 2, 2))[0]
        try:
            getattr(self, kind)(self.grids())
        except Refused as refusal:
            self.done[f"{kind}: {refusal}"] += 1
        else:
            self.done[kind] += 1

    def redraw(self, kind, grid, **facts):
        said = {"reason": "居民会议通过", "facts": facts, "by": Actor.clock(), "at": self.at}
        decide(kind, grid, effective_on=DAY, **said)

    def corner(self, grids):
        """Drag a corner inside the street: every grid that has it follows, each a little beside the others."""
        counted = Counter(corner for grid in grids for corner in set(corners_of(grid.boundary)))
        inside = self.street.boundary.buffer(-1e-5)
        corner = self.rng.choice(sorted(one for one in counted if inside.contains(point(one))))
        to = [value + self.rng.uniform(-2e-4, 2e-4) for value in corner]
        moved = {
            grid.code: self.dragged(grid, corner, to) for grid in grids if corner in corners_of(grid.boundary)
        }
        self.redraw(RedrawKind.BORDER, next(g for g in grids if g.code in moved), boundaries=moved)

    def dragged(self, grid, corner, to):
        def at(one):
            return tuple(value + self.rng.uniform(-SLOPPY, SLOPPY) for value in to) if one == corner else one

        shape = []
        for polygon in grid.boundary.coords:
            rings = [[at(one) for one in ring[:-1]] for ring in polygon]
            shape.append(Polygon(*([*ring, ring[0]] for ring in rings)))
        return json.loads(MultiPolygon(shape).geojson)

    def split(self, grids):
        grid = self.rng.choice([one for one in grids if one.boundary.area > 3e-7])
        west, south, east, north = grid.boundary.extent
        x = self.rng.uniform(west + (east - west) / 4, east - (east - west) / 4)
        tilt = self.rng.uniform(-1e-4, 1e-4)
        line = Polygon(
            (
                (x, south - 1),
                (east + 1, south - 1),
                (east + 1, north + 1),
                (x + tilt, north + 1),
                (x, south - 1),
            )
        )
        self.redraw(RedrawKind.SPLIT, grid, parts=[{"name": "新", "boundary": json.loads(line.geojson)}])

    def merge(self, grids):
        grid = self.rng.choice(grids)
        beside = [
            one
            for one in grids
            if one.parent_id == grid.parent_id
            and one.pk != grid.pk
            and one.boundary.intersection(grid.boundary).length > 1e-5
        ]
        if beside:
            self.redraw(RedrawKind.MERGE, grid, **{"with": [self.rng.choice(beside).code]})


def corners_of(shape):
    return {corner for polygon in shape.coords for ring in polygon for corner in ring}


def point(corner):
    return GEOSGeometry(f"POINT({corner[0]} {corner[1]})")


def square_metres(shape):
    return shape.area * METRES**2 * 0.82


def test_two_hundred_random_edits_leave_no_overlap_and_no_gap(street):
    hand = Hand(street, seed=4)

    for _edit in range(EDITS):
        hand.edit()

    assert hand.done["corner"] > 60
    assert min(hand.done["split"], hand.done["merge"]) > 20
    assert findings(street, on=DAY) == []
    shapes = [grid.boundary for grid in hand.grids()]
    overlaps = [one.intersection(other) for one in shapes for other in shapes if one is not other]
    assert sum(square_metres(both) for both in overlaps) < 0.001
    covered = shapes[0].unary_union
    for shape in shapes[1:]:
        covered = covered.union(shape)
    assert square_metres(covered.sym_difference(street.boundary)) < 0.1
