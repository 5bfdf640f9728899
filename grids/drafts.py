"""Boundaries somebody works on: what the editor shows, and how a draft of them would fit."""

import json

from grids.actions.redraw.shapes import from_geojson
from grids.burden import burden
from grids.coverage import counts, findings
from grids.enums import Tier
from grids.figures import Figures, figures_of
from grids.models import Grid, Norm, Post
from grids.norms import Size
from grids.roles import P
from grids.sewing import sew

LEAF = "leaf"
TIERS = {LEAF: (Tier.MICRO, Tier.DEDICATED)} | {tier.value: (tier,) for tier in Tier}
MOST_SHAPES, MOST_FINDINGS = 2_000, 200
NONE = Size()


def shapes_under(top, *, tier, on):
    """The grids of a tier in a grid that may be seen, itself included, in the order of their codes."""
    inside = Grid.objects.current(on).under(top).filter(tier__in=TIERS[tier])
    return list(inside.select_related("parent").defer("parent__boundary").order_by("code")[: MOST_SHAPES + 1])


def collection(top, grids, actor, on):
    """The grids as GeoJSON, with what the editor says of each. A corner on a neighbour's line is in that line too."""
    drawn, _more = sew({grid.code: grid.boundary.coords for grid in grids if grid.boundary}, {})
    figures, sizes = figures_of(grids, on), Norm.objects.sizes(top.region)
    features = [
        feature(grid, drawn.get(grid.code), figures[grid.pk], sizes.get(grid.tier, NONE), actor)
        for grid in grids
    ]
    return {"type": "FeatureCollection", "street": top.path[0].code, "features": features}


def feature(grid, shape, figures, size, actor):
    said = {"code": grid.code, "name": grid.name, "tier": grid.tier}
    said |= {
        "parent": grid.parent and grid.parent.code,
        "doors": figures.doors,
        "households": figures.households,
    }
    said |= {"fewest": size.fewest, "most": size.most, "own": actor.may(P.GROUND_CHANGE, grid.parent or grid)}
    geometry = shape and {"type": "MultiPolygon", "coordinates": shape}
    return {"type": "Feature", "id": grid.code, "geometry": geometry, "properties": said}


def draft_of(boundaries):
    """{code: GeoJSON text} of boundaries as a page sends them. Refused for what is none."""
    return {str(code): from_geojson(shape).geojson for code, shape in boundaries.items()}


def checked(street, actor, *, draft, on):
    """What is wrong in a street with a draft's boundaries, and how the draft's grids compare with the norms."""
    found = seen_by(actor, findings(street, on=on, draft=draft))
    told = {
        "findings": [one.as_json() for one in found[:MOST_FINDINGS]],
        "more": max(len(found) - MOST_FINDINGS, 0),
    }
    return told | {"counts": counted(street, actor, draft, on)}


def seen_by(actor, found):
    """The findings about grids somebody may see, each of them."""
    codes = {code for one in found for code in one.grids}
    mine = {grid.code for grid in known_to(actor, Grid.objects.filter(code__in=codes))}
    return [one for one in found if set(one.grids) <= mine]


def known_to(actor, grids):
    return [grid for grid in grids.defer("boundary") if actor.may(P.GRID_VIEW, grid)]


def counted(street, actor, draft, on):
    """{code: {"doors", "households", "warnings"}} of the draft's grids, as the norms of the place judge them."""
    grids = {grid.code: grid for grid in known_to(actor, Grid.objects.under(street).filter(code__in=draft))}
    sizes, helpers = Norm.objects.sizes(street.region), helpers_of(grids.values(), on)
    told = {}
    for code, (doors, households) in counts(street, list(grids), on=on, draft=draft).items():
        figures, size = Figures(code, doors=doors, households=households), sizes.get(grids[code].tier, NONE)
        said = burden(size, figures, helpers.get(grids[code].pk, 0), None).warnings
        told[code] = {"doors": doors, "households": households, "warnings": said}
    return told


def helpers_of(grids, on):
    """{grid id: how many people have a post there}."""
    held = (
        Post.objects.current(on).filter(grid__in=[grid.pk for grid in grids]).values_list("grid", "officer")
    )
    people = {}
    for grid, officer in held:
        people.setdefault(grid, set()).add(officer)
    return {grid: len(officers) for grid, officers in people.items()}


def stored(street, at):
    """{code: geometry} of the grids of a street that were changed at a moment."""
    changed = Grid.objects.filter(street=street, changed_at=at, boundary__isnull=False).order_by("code")
    return {grid.code: json.loads(grid.boundary.geojson) for grid in changed}
