"""Of which places a list that somebody takes out is: noted when it is asked for, held to until it is fetched."""

from dataclasses import replace

from grids.models import ExportPlace, Grid
from grids.scope import LEVELS


def places_asked(export, scope, permission):
    """The ExportPlaces of a list by the posts that carry the permission, not saved. At most one query."""
    roots = scope.roots(permission)
    found = [ExportPlace(export=export, district_id=pk) for pk in sorted(roots.pop("district_id", ()))]
    ids = {pk for some in roots.values() for pk in some}
    for grid in Grid.objects.filter(pk__in=ids).defer("boundary").order_by("pk") if ids else ():
        row = ExportPlace(export=export)
        row.place_at(grid)
        found.append(row)
    return found


def root_of(place):
    """(level, id) of the grid or the district a row was noted for."""
    if place.grid_id is None:
        return {("district_id", place.district_id)}
    return {(level, place.grid_id) for level in LEVELS if getattr(place, level) == place.grid_id}


def narrowed(scope, places):
    """The scope without what lies elsewhere: a post that came since makes no list longer than what was asked for."""
    roots = set().union(*map(root_of, places))
    kept = [one for one in scope.posts if not one.level or {(one.level, pk) for pk in one.root_ids} <= roots]
    return replace(scope, posts=tuple(kept))
