"""Whether the grids of a street cover it: without overlaps, without gaps, each inside the one above (issue 4, §2).

Asked of what is stored, or of a draft: boundaries that stand in for the stored ones. One statement for each question.
"""

import json
from dataclasses import dataclass

from django.db import connection
from django.utils.translation import gettext as _

TOLERANCE = 1.0  # square metres: rounding leaves tenths between neighbours who share every corner
MOST = 200
# The grids of a street in force, with a draft's boundaries in place of their own.
GROUND = """
with ground as materialized (
    select grid.id, grid.code, grid.name, grid.parent_id, grid.total_id, grid.region_id, grid.tier,
        grid.tier in ('micro', 'dedicated') as is_leaf,
        case when draft.shape is null then grid.boundary
            else st_setsrid(st_geomfromgeojson(draft.shape), 4326) end as shape
    from grids_grid grid left join jsonb_each_text(%(draft)s::jsonb) as draft (code, shape) using (code)
    where grid.street_id = %(street)s and grid.valid_from <= %(on)s
        and (grid.valid_to is null or grid.valid_to > %(on)s)
)
"""
PARTS = """
select {columns}, st_area(part::geography) as size, st_x(st_pointonsurface(part)), st_y(st_pointonsurface(part)),
    st_asgeojson(part, 7)
from ({found}) found, lateral (select (st_dump(st_collectionextract(found.shape, 3))).geom as part) parts
where st_area(part::geography) > %(tolerance)s
order by size desc, 1
"""
OVERLAPS = """
select one.code as code, other.code as beside, one.name, other.name as beside_name,
    st_intersection(one.shape, other.shape) as shape
from ground one join ground other on one.shape && other.shape and one.code < other.code
where one.is_leaf and other.is_leaf
    or one.parent_id = other.parent_id and not one.is_leaf and not other.is_leaf
"""
# A dedicated grid stands in the total one, and is cut out of the micro grids wherever it lies.
GAPS = """
select above.code as code, null::text as beside, above.name, null::text as beside_name,
    st_difference(above.shape, st_union(below.shape)) as shape
from ground above join ground below
    on below.parent_id = above.id or (below.tier = 'dedicated' and below.shape && above.shape and not above.is_leaf)
where above.shape is not null and below.shape is not null
    and exists (select from ground child where child.parent_id = above.id and child.shape is not null)
group by above.code, above.name, above.shape
"""
OUTSIDE = """
select below.code as code, above.code as beside, below.name, above.name as beside_name,
    st_difference(below.shape, above.shape) as shape
from ground below join ground above on below.parent_id = above.id
where not st_coveredby(below.shape, above.shape)
"""
# How far the street and its communities reach, with a draft in place of what is known, and what their grids hold of it.
OUTLINES = """, outline as materialized (
    select region.id, region.name, coalesce(st_setsrid(st_geomfromgeojson(draft.shape), 4326), known.boundary) as shape
    from grids_region region left join grids_regionoutline known on known.region_id = region.id
        left join jsonb_each_text(%(outlines)s::jsonb) as draft (code, shape) using (code)
    where (region.id = %(region)s or region.parent_id = %(region)s)
        and (draft.shape is not null or known.boundary is not null)
), holds as (
    select top.region_id, top.code, top.name, part.shape
    from ground top join ground part on top.tier = 'total' and (part.id = top.id or part.total_id = top.id)
        or top.tier = 'street' and part.is_leaf
    where part.shape is not null
)
"""
BEYOND = """
select held.code as code, null::text as beside, held.name, outline.name as beside_name,
    st_difference(held.shape, outline.shape) as shape
from outline join lateral (
    select code, name, st_union(shape) as shape from holds where region_id = outline.id group by code, name
) held on not st_coveredby(held.shape, outline.shape)
"""
# A dedicated grid is cut out of whatever community it lies in.
UNCOVERED = """
select coalesce(held.code, street.code) as code, null::text as beside, outline.name, null::text as beside_name,
    st_difference(st_difference(outline.shape, coalesce(held.shape, nothing)), coalesce(cut.shape, nothing)) as shape
from outline join ground street on street.tier = 'street',
    lateral (select min(code) as code, st_union(shape) as shape from holds where region_id = outline.id) held,
    lateral (
        select st_union(shape) as shape from ground where tier = 'dedicated' and ground.shape && outline.shape
    ) cut,
    st_setsrid('polygon empty'::geometry, 4326) as nothing
"""
DOORS = """
select home.code, door.name, st_x(door.point), st_y(door.point)
from grids_building door join grids_grid home on home.id = door.grid_id
where door.street_id = %(street)s and door.valid_to is null and door.point is not null and not exists (
    select from ground where is_leaf and st_intersects(ground.shape, door.point)
)
order by door.code, door.id
"""
COUNTS = """
select ground.code, count(door.id), sum(door.household_count)
from ground left join grids_building door on door.street_id = %(street)s and door.valid_to is null
    and st_intersects(ground.shape, door.point)
where ground.code = any(%(codes)s)
group by ground.code
"""
QUESTIONS = {"overlap": OVERLAPS, "gap": GAPS, "outside": OUTSIDE, "beyond": BEYOND, "uncovered": UNCOVERED}


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong. `size` in square metres, None for a door; `at` (lng, lat) lies in it."""

    kind: str
    grids: tuple
    words: str
    at: tuple
    size: float | None = None
    shape: dict | None = None

    def as_json(self):
        told = {"kind": self.kind, "words": self.words, "grids": list(self.grids), "at": list(self.at)}
        return told | {"size": self.size and round(self.size, 1), "shape": self.shape}


def findings(street, *, on, draft=None, outlines=None):
    """All that is wrong with the grids of a street on a day, the largest first, then the doors.

    `draft`: {code: GeoJSON text} of boundaries in place of the stored ones; `outlines`: the same of its regions.
    """
    facts = {"street": street.pk, "on": on, "draft": json.dumps(draft or {}), "tolerance": TOLERANCE}
    facts |= {"region": street.region_id, "outlines": json.dumps(outlines or {})}
    found = []
    for kind, question in QUESTIONS.items():
        columns = "code, beside, name, beside_name"
        rows = asked(GROUND + OUTLINES + PARTS.format(columns=columns, found=question), facts)
        found += [finding_of(kind, *row) for row in rows]
    found.sort(key=lambda one: -one.size)
    return found + [door_of(*row) for row in asked(GROUND + DOORS, facts)]


def finding_of(kind, code, beside, name, beside_name, size, lng, lat, shape):
    codes = (code, beside) if beside else (code,)
    return Finding(kind, codes, said(kind, name, beside_name), (lng, lat), size, json.loads(shape))


def said(kind, name, beside):
    if kind == "overlap":
        return _("%(one)s and %(other)s lie on each other") % {"one": name, "other": beside}
    if kind == "gap":
        return _("Part of %(grid)s lies in no grid below it") % {"grid": name}
    if kind == "uncovered":
        return _("Part of %(region)s lies in none of its grids") % {"region": name}
    return _("%(one)s reaches out of %(above)s") % {"one": name, "above": beside}


def door_of(code, name, lng, lat):
    return Finding("door", (code,), _("The door %(door)s stands in no grid") % {"door": name}, (lng, lat))


def counts(street, codes, *, on, draft=None):
    """{code: (doors, households or None)} of what stands inside these boundaries, the draft's where it has one."""
    facts = {"street": street.pk, "on": on, "draft": json.dumps(draft or {}), "codes": list(codes)}
    return {code: (doors, households) for code, doors, households in asked(GROUND + COUNTS, facts)}


def asked(sql, facts):
    with connection.cursor() as cursor:
        cursor.execute(sql, facts)
        return cursor.fetchall()
