"""What a layer of the map shows in a tile: rows somebody may see, as PostGIS draws them."""

from itertools import chain

from django.contrib.gis.geos import Polygon
from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import BinaryField, Case, F, Func, Q, Value, When
from django.db.models.functions import Coalesce
from django.utils.timezone import localdate

from grids.enums import Tier
from grids.models import Grid
from grids.models.shape import MERCATOR
from grids.scope import LEVEL_OF_TIER
from grids.tiles.zooms import BUFFER, EXTENT, FINE_FROM

DRAWN = "select st_asmvt(tile, %s, {}, 'geom') from ({}) tile"
ROLLED = """
select grid.geom, grid.code, grid.name, grid.tier, told.*
from ({}) grid join ({}) told using (place)
"""


class InTile(Func):
    """A geometry in the numbers of a tile. Bytes to Django: it must leave the column as it is."""

    output_field = BinaryField()

    def __init__(self, geometry, tile, **extra):
        corner = f"st_tileenvelope({tile.z:d}, {tile.x:d}, {tile.y:d})"
        template = f"st_asmvtgeom(%(expressions)s, {corner}, {EXTENT}, {BUFFER}, true)"
        super().__init__(geometry, template=template, **extra)


class Flat(Func):
    """A point in Web Mercator."""

    template = f"st_transform(%(expressions)s, {MERCATOR})"
    output_field = BinaryField()


def grids_in(tile, scope):
    """The grids of the tile's tiers somebody may see there today."""
    return Grid.objects.visible_to(scope).current(localdate()).filter(lies_in(tile, "shape__")).order_by()


def lies_in(tile, shape=""):
    """Which shapes a tile shows: tier by tier, as their indexes are."""
    box, found = box_of(tile), Q(pk__in=[])
    for tier in tile.tiers:
        found |= Q(**{f"{shape}tier": tier.value, f"{shape}fine__bboverlaps": box})
    return found


def box_of(tile):
    box = Polygon.from_bbox(tile.box())
    box.srid = MERCATOR
    return box


def polygons(tile, scope):
    """The grids as areas: rounded where they are small."""
    fine = [tier.value for tier in tile.tiers if tile.z >= FINE_FROM[tier]]
    shape = (
        Case(When(tier__in=fine, then=F("shape__fine")), default=F("shape__coarse"))
        if fine
        else F("shape__coarse")
    )
    return drawn("grids", named(grids_in(tile, scope).annotate(geom=InTile(shape, tile))))


def names(tile, scope):
    """A point inside each grid, for its name: an area that several tiles show would repeat it."""
    return drawn("names", named(grids_in(tile, scope).annotate(geom=InTile(F("shape__middle"), tile))))


def named(grids):
    return grids.values("geom", "code", "name", "tier")


def points(layer, tile, rows, *columns, **facts):
    """Rows that have a `point`, each with these columns; `facts` are further ones: name=expression."""
    inside = rows.filter(point__bboverlaps=box_of(tile).transform(4326, clone=True)).order_by()
    return drawn(
        layer, inside.annotate(geom=InTile(Flat("point"), tile), **facts).values("geom", *columns, *facts)
    )


def rolled_up(layer, tile, scope, rows, **told):
    """One point in each grid of the tile with what is counted of `rows` in it: told=aggregate of each name."""
    grids = grids_in(tile, scope)
    counted = rows.filter(street__in=grids.values("street")).order_by().annotate(place=home(tile.tiers))
    counted = counted.filter(place__isnull=False).values("place").annotate(**told)
    placed = grids.annotate(geom=InTile(F("shape__middle"), tile), place=F("pk"))
    return ask(layer, ROLLED, placed.values("geom", "code", "name", "tier", "place"), counted)


def home(tiers):
    """The column of something placed that holds its grid of these tiers."""
    columns = [LEVEL_OF_TIER[tier] for tier in tiers if tier != Tier.DEDICATED]
    return (
        Coalesce(F(columns[0]), F("grid_id"))
        if Tier.DEDICATED in tiers
        else Coalesce(F(columns[0]), Value(None))
    )


def drawn(layer, rows):
    return ask(layer, "{}", rows)


def ask(layer, words, *parts):
    """The bytes of a layer: one statement, made of words with querysets in them; none where nothing can be seen."""
    try:
        said = [rows.query.sql_with_params() for rows in parts]
    except EmptyResultSet:
        return b""
    rows = words.format(*(sql for sql, _values in said))
    with connection.cursor() as cursor:
        cursor.execute(DRAWN.format(EXTENT, rows), [layer, *chain(*(values for _sql, values in said))])
        (tile,) = cursor.fetchone()
    return bytes(tile or b"")
