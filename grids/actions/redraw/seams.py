"""After borders were redrawn: neighbours share every corner, the grid above follows, and nothing became worse."""

from collections import Counter
from math import cos, radians

from django.contrib.gis.geos import MultiPolygon, Polygon
from django.db.models import Q
from django.utils.translation import gettext as _

from common.errors import Refused
from grids.actions.redraw.shapes import SRID, joined
from grids.coverage import TOLERANCE, findings
from grids.enums import Tier
from grids.models import Grid
from grids.sewing import METRES, sew

LEAVES = (Tier.MICRO, Tier.DEDICATED)
AROUND = 0.0001  # degrees: some ten metres


def sew_seams(grids, change):
    """Sew the boundaries of these grids, just redrawn, to each other and to those of their neighbours, which only get
    more corners by it: their ground stays as it was. Refused where a boundary crosses itself by it."""
    for kind in (LEAVES, (Tier.GENERAL,), (Tier.TOTAL,)):
        sew_kind([grid for grid in grids if grid.tier in kind and grid.boundary is not None], change)


def sew_kind(grids, change):
    drawn = {grid.pk: grid for grid in grids}
    beside = {grid.pk: grid for grid in neighbours_of(drawn.values(), change.on)}
    sewn, more = sew(coordinates(drawn), coordinates(beside))
    for pk, shape in (sewn | more).items():
        boundary = MultiPolygon([Polygon(*polygon) for polygon in shape], srid=SRID)
        if boundary.empty or not boundary.valid:
            raise Refused(_("The boundary crosses itself."))
        change.reshape(drawn.get(pk) or beside[pk], boundary)


def coordinates(grids):
    return {pk: grid.boundary.coords for pk, grid in grids.items()}


def neighbours_of(grids, on):
    """The grids of the same kind in the same street that lie around."""
    found = Q(pk__in=[])
    for grid in grids:
        west, south, east, north = grid.boundary.extent
        box = Polygon.from_bbox((west - AROUND, south - AROUND, east + AROUND, north + AROUND))
        box.srid = SRID
        tiers = LEAVES if grid.tier in LEAVES else (grid.tier,)
        found |= Q(street=grid.street_id, tier__in=tiers, boundary__bboverlaps=box)
    return Grid.objects.current(on).filter(found).exclude(pk__in=[grid.pk for grid in grids]).order_by("pk")


class Above:
    """The general grids over some micro grids: they follow where land goes from one to another."""

    def __init__(self, grids, change):
        self.change = change
        pks = {grid.parent_id for grid in grids if grid.tier == Tier.MICRO}
        pks -= {grid.pk for grid in grids}  # drawn themselves
        self.grids = list(Grid.objects.filter(pk__in=pks, tier=Tier.GENERAL, boundary__isnull=False))
        self.before = {grid.pk: self.covered(grid) for grid in self.grids}

    def covered(self, grid):
        """What lies below a grid, as one."""
        below = grid.get_children().current(self.change.on).filter(tier=Tier.MICRO)
        return joined(below.values_list("boundary", flat=True))

    def follow(self):
        """Give each grid above the outline of what lies below it, if it had that before."""
        for grid in self.grids:
            before, after = self.before[grid.pk], self.covered(grid)
            if before is None or after is None or apart(before, grid.boundary) > TOLERANCE:
                continue
            if apart(before, after) > TOLERANCE:
                self.change.remember(grid)
                self.change.reshape(grid, after)
                self.change.touched(grid)


def apart(one, other):
    """The square metres that only one of two shapes has, near enough."""
    lat = radians(one.extent[1])
    return one.sym_difference(other).area * METRES**2 * cos(lat)


class Judge:
    """Looks at a street before and after: a border is not moved so that more is wrong than was (frontend.md 1.6)."""

    def __init__(self, street, on):
        self.street, self.on = street, on
        self.before = self.look()

    def look(self):
        return [one for one in findings(self.street, on=self.on) if one.size]

    def allow(self):
        """Refused, with the largest of what is wrong now and was not."""
        after = self.look()
        was, now = sizes(self.before), sizes(after)
        worse = {kind for kind in now if now[kind] > was[kind] + TOLERANCE}
        known = {(one.kind, one.grids, round(one.size)) for one in self.before}
        new = [
            one for one in after if one.kind in worse and (one.kind, one.grids, round(one.size)) not in known
        ]
        if new:
            said = {"what": new[0].words, "size": f"{new[0].size:,.0f}"}
            raise Refused(_("The borders do not fit: %(what)s (%(size)s m²).") % said)


def sizes(found):
    total = Counter()
    for one in found:
        total[one.kind] += one.size
    return total
