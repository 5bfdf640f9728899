"""Made boundaries for a demo street: street → totals → generals and dedicated → micros, without gap or overlap.

Pure and the same for the same seed. Nothing here is a real border.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from math import cos, pi, radians, sin
from random import Random

from governance.demo.mesh import Mesh, area, centroid, extent

LONGEST_EDGE = 170.0  # metres; longer edges get corners so that streets can bend
WALL = 16.0  # metres a building keeps from its grid's edge
METRES_PER_DEGREE = 111_320.0


@dataclass(frozen=True, slots=True)
class Plot:
    """What is to be laid out: a tier's word, its weight in land, what lies inside, and a key to know it by."""

    tier: str
    weight: float
    plots: tuple["Plot", ...] = ()
    key: str = ""


@dataclass(slots=True)
class Parcel:
    """A laid-out piece: its tier and its ring of (longitude, latitude), not closed; children in order."""

    tier: str
    points: list[tuple[float, float]]
    children: list["Parcel"] = field(default_factory=list)
    key: str = ""

    def walk(self) -> Iterator["Parcel"]:
        """This parcel and all below it, parents first."""
        yield self
        for child in self.children:
            yield from child.walk()

    @property
    def centre(self) -> tuple[float, float]:
        return centroid(self.points)

    @property
    def closed(self) -> list[tuple[float, float]]:
        """The ring as GIS wants it: the first corner again at the end."""
        return [*self.points, self.points[0]]


@dataclass(frozen=True, slots=True)
class Ground:
    """Where and how large a made street is: centre (lng, lat), size in metres, tilt of its streets in degrees."""

    lng: float
    lat: float
    width: float
    height: float
    tilt: float = 8.0

    def to_degrees(self, point: tuple[float, float]) -> tuple[float, float]:
        """Metres east and north of the centre → degrees rounded to a centimetre (WGS 84)."""
        east, north = point
        lng = self.lng + east / (METRES_PER_DEGREE * cos(radians(self.lat)))
        return round(lng, 7), round(self.lat + north / METRES_PER_DEGREE, 7)

    def to_metres(self, point: tuple[float, float]) -> tuple[float, float]:
        """Degrees → metres east and north of the centre."""
        lng, lat = point
        east = (lng - self.lng) * METRES_PER_DEGREE * cos(radians(self.lat))
        return east, (lat - self.lat) * METRES_PER_DEGREE


def lay_out(plot: Plot, ground: Ground, *, seed: int) -> Parcel:
    """Cut a made outline into the plots of a street; every parent is exactly its children."""
    rng = Random(seed)
    mesh = Mesh(_outline(ground, rng))
    tree = _divide(mesh, plot, tuple(range(len(mesh.corners))), radians(ground.tilt), rng)
    for _, ring, _ in _flat(tree):
        mesh.divide(ring, longest=LONGEST_EDGE)
    mesh.warp(_bends(ground, rng))
    return _parcel(mesh, tree, ground)


def _outline(ground: Ground, rng: Random) -> list[tuple[float, float]]:
    """A convex, slightly irregular oval with straight sides, counter-clockwise."""
    corners, exponent = 14, 0.62  # the exponent squares the oval: 1 is an ellipse, 0 a box
    turns = [2 * pi * (i + rng.uniform(-0.2, 0.2)) / corners for i in range(corners)]
    points = []
    for turn in turns:
        x, y = (abs(v) ** exponent * (1 if v > 0 else -1) for v in (cos(turn), sin(turn)))
        points.append((x * ground.width / 2, y * ground.height / 2))
    return _hull(points)


def _hull(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """The convex hull, counter-clockwise (Andrew's monotone chain)."""
    chains = []
    for ordered in (sorted(points), sorted(points, reverse=True)):
        chain: list[tuple[float, float]] = []
        for point in ordered:
            while len(chain) > 1 and area([chain[-2], chain[-1], point]) <= 0:
                chain.pop()
            chain.append(point)
        chains.append(chain[:-1])
    return chains[0] + chains[1]


def _divide(mesh, plot, ring, tilt, rng):
    """→ (plot, ring, children): a plot's land shared among the plots inside it."""
    lots = _share(mesh, list(plot.plots), ring, tilt, rng) if plot.plots else []
    return plot, ring, [_divide(mesh, inner, lot, tilt, rng) for inner, lot in lots]


def _share(mesh, plots, ring, tilt, rng):
    """Halve the land by weight across its long side until every plot has its own."""
    if len(plots) == 1:
        return [(plots[0], ring)]
    at, share = _halves(plots)
    first, second = mesh.cut(
        ring, share=share, angle=_across(mesh.points(ring), tilt) + rng.uniform(-0.1, 0.1)
    )
    return _share(mesh, plots[:at], first, tilt, rng) + _share(mesh, plots[at:], second, tilt, rng)


def _halves(plots):
    """Where to halve a row of plots, and the first half's share of the land."""
    whole, running, best = sum(plot.weight for plot in plots), 0.0, (1.0, 1, 0.5)
    for at, plot in enumerate(plots[:-1], start=1):
        running += plot.weight
        best = min(best, (abs(running / whole - 0.5), at, running / whole))
    return best[1], best[2]


def _across(points, tilt):
    """The direction, along the streets' net, in which a piece is longer."""
    reach = {angle: extent(points, angle) for angle in (tilt, tilt + pi / 2)}
    return max(reach, key=lambda angle: reach[angle][1] - reach[angle][0])


def _bends(ground, rng):
    """A gentle wave over the whole street: what was cut straight runs like a street."""
    phases = [rng.uniform(0, 2 * pi) for _ in range(4)]

    def bend(x, y):
        east = 26 * sin(y / 240 + phases[0]) + 14 * sin((x + y) / 150 + phases[1])
        north = 24 * sin(x / 260 + phases[2]) + 12 * sin((x - y) / 140 + phases[3])
        return x + east, y + north

    return bend


def _flat(tree):
    yield tree
    for child in tree[2]:
        yield from _flat(child)


def _parcel(mesh, tree, ground) -> Parcel:
    plot, ring, inner = tree
    points = [ground.to_degrees(point) for point in mesh.points(ring)]
    return Parcel(
        plot.tier, points, west_to_east([_parcel(mesh, child, ground) for child in inner]), plot.key
    )


def west_to_east(parcels: list[Parcel]) -> list[Parcel]:
    """Rows from north to south, and in a row from west to east: the order in which grids are numbered (§2.2)."""
    if not parcels:
        return []
    north = max(parcel.centre[1] for parcel in parcels)
    south = min(parcel.centre[1] for parcel in parcels)
    row = (north - south) / max(1, round(len(parcels) ** 0.5)) or 1
    return sorted(parcels, key=lambda p: (int((north - p.centre[1]) / row + 1e-9), p.centre[0]))
