"""Borders sewn together: neighbours that nearly share a line share each corner of it afterwards. Pure.

Shapes are multipolygons as nested tuples of (lng, lat), rings closed. What moves comes to what stays: a corner to a
corner nearby, else onto the line nearby, which gets the corner too; corners that stay are put into moving lines they
lie at. Corners that are nobody else's are rounded to LATTICE degrees, a centimetre.
"""

from collections import defaultdict
from itertools import pairwise
from math import cos, floor, hypot, radians

LATTICE = 7  # digits of a degree
REACH = 1.0  # metres within which a corner is meant to be the neighbour's
METRES = 111_320  # of a degree of latitude
TOUCHES = 0.03  # metres: as far as rounding takes a corner off a line it was put onto
CELL = 64.0  # metres of a square of the drawer in which corners are looked up


def sew(moving, fixed):
    """({key: shape} of what moves, {key: shape} of what stays but got more corners). In: {key: shape} of either."""
    plane = Plane([*moving.values(), *fixed.values()])
    stays = Drawer(plane, corners_of(fixed.values()))
    lines = [line for shape in fixed.values() for line in lines_of(shape)]
    placed, drawer = {}, Drawer(plane, ())
    owners = owners_of(moving)
    for corner in sorted(owners):
        placed[corner] = spot(corner, plane, stays, lines, drawer, owners)
        drawer.put(placed[corner], owners[corner])
    sewn = {key: mapped(shape, lambda corner: placed[rounded(corner)]) for key, shape in moving.items()}
    own = OwnCorners(sewn | fixed)
    sewn = {key: threaded(shape, plane, (drawer, stays), REACH, own) for key, shape in sewn.items()}
    held = {key: threaded(shape, plane, (drawer,), TOUCHES, own) for key, shape in fixed.items()}
    return sewn, {key: shape for key, shape in held.items() if shape != fixed[key]}


def spot(corner, plane, stays, lines, drawer, owners):
    """Where a moving corner goes."""
    if near := stays.nearest(corner, REACH):
        return near
    onto = [(plane.off(corner, line), line) for line in lines if plane.may_touch(corner, line)]
    distance, line = min(onto, default=(REACH + 1, None))
    if distance <= REACH:
        return rounded(plane.foot(corner, line))
    return drawer.nearest(corner, REACH, but=owners[corner]) or corner


def rounded(corner):
    return round(corner[0], LATTICE), round(corner[1], LATTICE)


def owners_of(shapes):
    """{rounded corner: the keys of the shapes that have it}."""
    found = defaultdict(set)
    for key, shape in shapes.items():
        for corner in corners_of([shape]):
            found[rounded(corner)].add(key)
    return found


def corners_of(shapes):
    return {corner for shape in shapes for polygon in shape for ring in polygon for corner in ring}


def lines_of(shape):
    for polygon in shape:
        for ring in polygon:
            yield from pairwise(ring)


def mapped(shape, place):
    """A shape with its corners elsewhere; rings of which less than a triangle is left go."""
    polygons = []
    for polygon in shape:
        rings = [closed([place(corner) for corner in ring]) for ring in polygon]
        if len(rings[0]) > 3:
            polygons.append(tuple(ring for ring in rings if len(ring) > 3))
    return tuple(polygons)


def closed(corners):
    """A ring without a corner twice in a row."""
    ring = [corner for corner, before in zip(corners, [None, *corners], strict=False) if corner != before]
    return tuple(ring if ring[0] == ring[-1] else [*ring, ring[0]])


def threaded(shape, plane, drawers, reach, own):
    """A shape with the corners of others put into the lines they lie at."""
    polygons = []
    for polygon in shape:
        rings = []
        for ring in polygon:
            corners = [ring[0]]
            for line in pairwise(ring):
                near = {rounded(corner): corner for drawer in drawers for corner in drawer.along(line)}
                others = [near[key] for key in near.keys() - own.beside(line)]
                corners += [*between(line, others, plane, reach), line[1]]
            rings.append(tuple(corners))
        polygons.append(tuple(rings))
    return tuple(polygons)


def between(line, near, plane, reach):
    """The corners that lie at a line, in its direction."""
    at_it = [
        corner for corner in near if plane.off(corner, line) <= reach and 0 < plane.share(corner, line) < 1
    ]
    return sorted(at_it, key=lambda corner: plane.share(corner, line))


class OwnCorners:
    """The corners of the shapes on either side of a line. A line that two shapes share is sewn already: a corner of
    one of them, put into the line of the other alone, would part them."""

    def __init__(self, shapes):
        self.corners = {key: set(map(rounded, corners_of([shape]))) for key, shape in shapes.items()}
        self.keys = defaultdict(set)
        for key, shape in shapes.items():
            for line in lines_of(shape):
                self.keys[frozenset(map(rounded, line))].add(key)

    def beside(self, line):
        return set().union(*(self.corners[key] for key in self.keys[frozenset(map(rounded, line))]))


class Plane:
    """Distances in metres, near enough over a street."""

    def __init__(self, shapes):
        lat = next((corner[1] for corner in corners_of(shapes)), 0)
        self.scale = METRES * cos(radians(lat)), METRES

    def xy(self, corner):
        return corner[0] * self.scale[0], corner[1] * self.scale[1]

    def apart(self, one, other):
        return hypot((one[0] - other[0]) * self.scale[0], (one[1] - other[1]) * self.scale[1])

    def share(self, corner, line):
        """How far along a line the foot of a corner lies: 0 at its beginning, 1 at its end."""
        (x, y), (x1, y1), (x2, y2) = self.xy(corner), self.xy(line[0]), self.xy(line[1])
        length = (x2 - x1) ** 2 + (y2 - y1) ** 2
        return ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / length if length else -1

    def foot(self, corner, line):
        share, (one, two) = self.share(corner, line), line
        return one[0] + share * (two[0] - one[0]), one[1] + share * (two[1] - one[1])

    def off(self, corner, line):
        """How far a corner lies from a line, for a foot on it; else from its nearer end."""
        if 0 < self.share(corner, line) < 1:
            return self.apart(corner, self.foot(corner, line))
        return min(self.apart(corner, line[0]), self.apart(corner, line[1]))

    def may_touch(self, corner, line):
        more_x, more_y = REACH / self.scale[0], REACH / self.scale[1]
        (x1, y1), (x2, y2) = line
        return (
            min(x1, x2) - more_x <= corner[0] <= max(x1, x2) + more_x
            and min(y1, y2) - more_y <= corner[1] <= max(y1, y2) + more_y
        )


class Drawer:
    """Corners by the square they lie in, each with the keys it belongs to. Of several that are rounded to the same one
    the first stands for all: 113.31 may be written with a last digit more or less."""

    def __init__(self, plane, corners):
        self.plane, self.squares, self.owners = plane, defaultdict(list), defaultdict(set)
        for corner in sorted(corners):
            self.put(corner, ())

    def put(self, corner, owners):
        if rounded(corner) not in self.owners:
            self.squares[self.square(corner)].append(corner)
        self.owners[rounded(corner)] |= set(owners)

    def square(self, corner):
        x, y = self.plane.xy(corner)
        return floor(x / CELL), floor(y / CELL)

    def nearest(self, corner, reach, but=frozenset()):
        """The nearest corner within reach that belongs to none of `but`; of two as near the first by its numbers."""
        near = [(self.plane.apart(corner, one), one) for one in self.along([corner])]
        fitting = [
            pair for pair in near if pair[0] <= reach and self.owners[rounded(pair[1])].isdisjoint(but)
        ]
        return min(fitting, default=(0, None))[1]

    def along(self, corners):
        """What lies in the squares that these corners span, and in those around."""
        squares = [self.square(corner) for corner in corners]
        for x in range(min(x for x, _y in squares) - 1, max(x for x, _y in squares) + 2):
            for y in range(min(y for _x, y in squares) - 1, max(y for _x, y in squares) + 2):
                yield from self.squares.get((x, y), ())
