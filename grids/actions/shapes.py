"""What the map draws of boundaries: kept beside them, in Web Mercator and rounded (models/shape.py)."""

from django.db import connection

from grids.enums import Tier

# A quarter of a pixel at the closest zoom at which a tier is drawn rounded (grids/tiles/zooms.py), in metres there.
ROUNDED_TO = {
    Tier.STREET: 76,
    Tier.TOTAL: 19,
    Tier.GENERAL: 4.8,
    Tier.MICRO: 2.4,
    Tier.DEDICATED: 2.4,
}
DRAW = """
insert into grids_gridshape (grid_id, tier, fine, coarse, middle)
select id, tier, flat,
    coalesce(nullif(st_multi(st_snaptogrid(flat, cell)), 'srid=3857;multipolygon empty'::geometry), flat),
    st_pointonsurface(flat)
from (
    select grid.id, grid.tier, st_transform(boundary, 3857) as flat, cell
    from grids_grid grid join unnest(%s::text[], %s::float8[]) as rounded (tier, cell) using (tier)
    where boundary is not null and (%s::bigint[] is null or grid.id = any(%s::bigint[]))
) drawn
on conflict (grid_id) do update
set fine = excluded.fine, coarse = excluded.coarse, middle = excluded.middle
"""
GONE = """
delete from grids_gridshape shape using grids_grid grid
where grid.id = shape.grid_id and boundary is null and (%s::bigint[] is null or grid.id = any(%s::bigint[]))
"""


def draw_shapes(pks=None):
    """Draw the shapes of these grids, or of all, anew from their boundaries. Returns how many have one."""
    tiers = [tier.value for tier in ROUNDED_TO]
    with connection.cursor() as cursor:
        cursor.execute(GONE, [pks, pks])
        cursor.execute(DRAW, [tiers, [float(cell) for cell in ROUNDED_TO.values()], pks, pks])
        return cursor.rowcount
