"""Points inside a made grid, for the buildings that stand in it. Pure."""

from math import hypot
from random import Random

from governance.demo.tiling import WALL, Ground, Parcel

APART = 34.0  # metres between two buildings


def building_points(parcel: Parcel, ground: Ground, *, count: int, rng: Random) -> list[tuple[float, float]]:
    """`count` points (lng, lat) inside a parcel, away from its edge and from each other."""
    ring = [ground.to_metres(point) for point in parcel.points]
    found: list[tuple[float, float]] = []
    apart, wall = APART, WALL
    while len(found) < count:
        point = _anywhere(ring, rng)
        near = any(hypot(point[0] - x, point[1] - y) < apart for x, y in found)
        if not near and is_inside(ring, point) and edge_distance(ring, point) > wall:
            found.append(point)
        apart, wall = apart * 0.99, max(wall * 0.99, 3.0)  # a narrow grid still gets its buildings
    return [ground.to_degrees(point) for point in sorted(found, key=lambda p: (round(-p[1] / 40), p[0]))]


def _anywhere(ring, rng):
    """A point of the box around a ring."""
    return tuple(rng.uniform(min(axis), max(axis)) for axis in zip(*ring, strict=True))


def is_inside(ring, point) -> bool:
    """Whether a ray from the point to the east leaves the ring an odd number of times."""
    x, y = point
    odd = False
    for (ax, ay), (bx, by) in zip(ring, ring[1:] + ring[:1], strict=True):
        if (ay > y) != (by > y) and x < ax + (bx - ax) * (y - ay) / (by - ay):
            odd = not odd
    return odd


def edge_distance(ring, point) -> float:
    """The distance from a point to the nearest edge of a ring."""
    return min(_to_edge(point, a, b) for a, b in zip(ring, ring[1:] + ring[:1], strict=True))


def _to_edge(point, a, b):
    (x, y), (ax, ay), (bx, by) = point, a, b
    length = (bx - ax) ** 2 + (by - ay) ** 2
    along = max(0.0, min(1.0, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length))
    return hypot(x - ax - along * (bx - ax), y - ay - along * (by - ay))
