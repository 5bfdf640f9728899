"""Whether grids are as large as their place asks, and how hard they are to look after."""

from dataclasses import dataclass, field

from django.db.models import Count, FloatField, Func
from django.utils.translation import gettext as _

from grids.models import Grid, Norm, Post
from grids.norms import Size, difficulty, warnings

SAID = {
    "few": lambda numbers: _("%(count)s households, fewer than %(norm)s") % numbers,
    "many": lambda numbers: _("%(count)s households, more than %(norm)s") % numbers,
    "long": lambda numbers: _("Going round takes %(count)s hours, more than %(norm)s") % numbers,
}


class SquareMetres(Func):
    template = "st_area(%(expressions)s::geography)"
    output_field = FloatField()


@dataclass
class Burden:
    """What the page of a grid says of its size."""

    size: Size = field(default_factory=Size)
    warnings: list = field(default_factory=list)
    difficulty: int | None = None


def burdens_of(rows, region, on):
    """{grid id: Burden} for [(Grid, Figures)] of one region. Three statements, however many grids."""
    sizes = Norm.objects.sizes(region)
    pks = [grid.pk for grid, _figures in rows if grid.tier in sizes]
    held = Post.objects.current(on).filter(grid__in=pks).order_by()
    helpers = dict(held.values_list("grid").annotate(count=Count("officer", distinct=True)))
    areas = dict(Grid.objects.filter(pk__in=pks).values_list("pk", SquareMetres("boundary")))
    return {
        grid.pk: burden(sizes[grid.tier], figures, helpers.get(grid.pk, 0), areas.get(grid.pk))
        for grid, figures in rows
        if grid.tier in sizes
    }


def burden(size, figures, helpers, square_metres):
    found = warnings(size, households=figures.households, helpers=helpers)
    numbers = {"households": figures.households, "doors": figures.doors, "helpers": helpers}
    hard = difficulty(size, **numbers, square_metres=square_metres)
    return Burden(size, [SAID[word](told) for word, told in found], hard)
