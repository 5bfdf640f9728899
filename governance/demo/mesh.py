"""A planar mesh of shared corners: cut one piece and its neighbours get the new corner too.

Pure. Coordinates are metres. A piece is a ring of corner numbers, counter-clockwise. A cut that ends on an
edge splits that edge for everyone who has it, so pieces and the pieces they were cut from stay equal to the
last bit: no slivers, no gaps.
"""

from math import cos, hypot, sin

SNAP = 14.0  # metres: a cut that ends this near a corner ends in the corner


def area(points):
    """The signed area of a closed ring of (x, y); positive when counter-clockwise."""
    shifted = points[1:] + points[:1]
    return sum(ax * by - bx * ay for (ax, ay), (bx, by) in zip(points, shifted, strict=True)) / 2


def centroid(points):
    """The centre of mass of a ring of (x, y)."""
    total = x = y = 0.0
    for (ax, ay), (bx, by) in zip(points, points[1:] + points[:1], strict=True):
        cross = ax * by - bx * ay
        total, x, y = total + cross, x + (ax + bx) * cross, y + (ay + by) * cross
    return x / (3 * total), y / (3 * total)


def extent(points, angle):
    """How far a ring reaches along a direction: (least, most)."""
    along = [x * cos(angle) + y * sin(angle) for x, y in points]
    return min(along), max(along)


def below(points, angle, offset):
    """The part of a convex ring that lies before the line `along the angle = offset`."""
    kept = []
    for a, b in zip(points, points[1:] + points[:1], strict=True):
        da, db = (x * cos(angle) + y * sin(angle) - offset for x, y in (a, b))
        if da <= 0:
            kept.append(a)
        if da * db < 0:
            kept.append(_between(a, b, da / (da - db)))
    return kept


def _between(a, b, share):
    return a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share


class Mesh:
    """Corners and the edges that were split after somebody had used them."""

    def __init__(self, outline):
        self.corners = list(outline)
        self.splits = {}

    def ring(self, ring):
        """The ring with every corner that later cuts put on its edges."""
        expanded = []
        for a, b in zip(ring, ring[1:] + ring[:1], strict=True):
            expanded += self._along(a, b)
        return tuple(expanded)

    def _along(self, a, b):
        middle = self.splits.get((min(a, b), max(a, b)))
        return [a] if middle is None else self._along(a, middle) + self._along(middle, b)

    def points(self, ring):
        """The corners of a ring as (x, y)."""
        return [self.corners[corner] for corner in self.ring(ring)]

    def cut(self, ring, *, share, angle):
        """Cut a convex ring across `angle` so that the first part has `share` of the area; → both parts."""
        ring = self.ring(ring)
        offset = self._offset(self.points(ring), share, angle)
        heights = [self.corners[c][0] * cos(angle) + self.corners[c][1] * sin(angle) - offset for c in ring]
        crossings = [i for i, h in enumerate(heights) if h * heights[(i + 1) % len(ring)] < 0]
        ends = [self._end(ring, i, heights) for i in crossings]
        ring = self.ring(ring)
        first, second = sorted(ring.index(end) for end in ends)
        parts = ring[first : second + 1], ring[second:] + ring[: first + 1]
        return tuple(sorted(parts, key=lambda part: extent(self.points(part), angle)))

    def _offset(self, points, share, angle):
        low, high = extent(points, angle)
        whole = area(points)
        for _ in range(40):
            middle = (low + high) / 2
            small = area(below(points, angle, middle)) < share * whole
            low, high = (middle, high) if small else (low, middle)
        return middle

    def _end(self, ring, i, heights):
        """The corner where the cut meets the edge after corner i: one that is near, or a new one."""
        a, b = ring[i], ring[(i + 1) % len(ring)]
        share = heights[i] / (heights[i] - heights[(i + 1) % len(ring)])
        length = hypot(*(q - p for p, q in zip(self.corners[a], self.corners[b], strict=True)))
        if share * length < SNAP:
            return a
        if (1 - share) * length < SNAP:
            return b
        return self.split(a, b, share)

    def split(self, a, b, share):
        """Put a corner on the edge a–b; → its number."""
        self.corners.append(_between(self.corners[a], self.corners[b], share))
        self.splits[min(a, b), max(a, b)] = len(self.corners) - 1
        return len(self.corners) - 1

    def divide(self, ring, *, longest):
        """Halve the edges of a ring longer than `longest`, for all who share them, until none is."""
        ring = self.ring(ring)
        for a, b in zip(ring, ring[1:] + ring[:1], strict=True):
            length = hypot(*(q - p for p, q in zip(self.corners[a], self.corners[b], strict=True)))
            if length > longest:
                self.split(a, b, 0.5)
                self.divide(ring, longest=longest)
                return

    def warp(self, bend):
        """Move every corner by a smooth function (x, y) → (x, y); whoever shares a corner moves along."""
        self.corners = [bend(x, y) for x, y in self.corners]
