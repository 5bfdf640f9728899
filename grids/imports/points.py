"""Longitude and latitude in a list: in the system the list says, kept in WGS 84, and looked at against the grid."""

import re
from dataclasses import dataclass

from django.contrib.gis.geos import Point
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from common.coordinates import to_wgs84
from grids.imports.columns import Column
from grids.imports.faults import Wrong
from grids.imports.registers import Register
from grids.imports.values import Choice, Reader
from grids.kinds import PointSource, PointSystem
from grids.models import Grid

DIGITS = 6  # a tenth of a metre
FAR = 300  # metres from the grid at which a point is taken for one of another system
METRES = 111_000  # of a degree, nearly
PAIR = ("lng", "lat")


@dataclass(frozen=True)
class Degrees(Reader):
    most: int = 180
    takes_rounded = True

    def read(self, text):
        if not re.fullmatch(r"-?\d{1,3}(?:\.\d{1,20})?", text) or abs(float(text)) > self.most:
            raise Wrong(
                gettext_noop("These are no degrees."),
                gettext_noop("Put them as a number, for example 113.300400."),
            )
        return float(text)

    def kept(self, value):
        return "" if value is None else f"{value:.{DIGITS}f}"


COLUMNS = (
    Column(
        "lng",
        _("Longitude"),
        Degrees(180),
        names=("经度", "lng", "lon", "longitude", "x坐标"),
        example="113.300400",
        hint=_("In degrees, together with the latitude."),
    ),
    Column(
        "lat",
        _("Latitude"),
        Degrees(90),
        names=("纬度", "lat", "latitude", "y坐标"),
        example="34.800400",
    ),
    Column(
        "crs",
        _("Coordinate system"),
        Choice(PointSystem),
        names=("坐标系", "坐标系统", "坐标类型", "crs"),
        example=PointSystem.WGS84,
        hint=_("Taken from Amap or Tencent: GCJ-02. From Baidu: BD-09. Empty is WGS 84."),
    ),
)


class WithPoint(Register):
    """A register whose rows have a `point`; `keep_row` is its action, which knows nothing of two numbers."""

    keep_row = None

    def keep(self, row, *, grid, facts, by, at):
        return self.keep_row(row, grid=grid, facts=self.said_facts(row, facts), by=by, at=at)

    def place(self, line, grids, linked):
        self.convert(line)
        super().place(line, grids, linked)

    def convert(self, line):
        """The two numbers in WGS 84; one without the other is nothing."""
        said, crs = line.values, line.values.pop("crs", PointSystem.WGS84)
        missing = [name for name in PAIR if name not in said]
        if len(missing) == 1:
            line.wrong(
                missing[0],
                gettext_noop("Longitude and latitude belong together."),
                gettext_noop("Fill in both, or none."),
            )
        elif not missing:
            said["lng"], said["lat"] = (round(one, DIGITS) for one in to_wgs84(said["lng"], said["lat"], crs))

    def look(self, lines, *, by, on):
        super().look(lines, by=by, on=on)
        pinned = [line for line in lines if not line.faults and "lng" in line.values]
        wanted = {line.found["grid"].pk for line in pinned}
        known = Grid.objects.filter(pk__in=wanted, boundary__isnull=False).values_list("pk", "boundary")
        outlines = dict(known) if wanted else {}
        for line in pinned:
            self.compare_place(line, outlines.get(line.found["grid"].pk))

    def compare_place(self, line, outline):
        """A point hundreds of metres away is mostly one of another system: that is asked, not believed."""
        point = Point(line.values["lng"], line.values["lat"], srid=4326)
        away = outline.distance(point) * METRES if outline else 0
        if away > FAR:
            line.wrong(
                "lng",
                gettext_noop("The point lies about %(metres)s m outside its grid."),
                gettext_noop(
                    "Look at the coordinate system (GCJ-02 of Amap, BD-09 of Baidu) and at the grid."
                ),
                metres=round(away),
            )

    def text_of(self, row, column):
        if column.name == "crs":
            return ""
        if column.name in PAIR:
            return column.reads.kept(
                {"lng": row.point.x, "lat": row.point.y}[column.name] if row.point else None
            )
        return super().text_of(row, column)

    def reread(self, name, text, target):
        if name in PAIR:
            return float(text) if text else None
        return super().reread(name, text, target)

    def said_facts(self, row, facts):
        """The facts with `point` in place of the two numbers."""
        if not set(PAIR) & set(facts):
            return facts
        was = dict(zip(PAIR, row.point.coords, strict=True)) if row and row.point else {}
        lng, lat = (facts.get(name, was.get(name)) for name in PAIR)
        rest = {name: value for name, value in facts.items() if name not in PAIR}
        point = None if lng is None or lat is None else Point(lng, lat, srid=4326)
        rest |= {"point": point}
        if any(field.name == "point_source" for field in self.model._meta.fields):
            rest["point_source"] = PointSource.IMPORT if point else ""
        return rest
