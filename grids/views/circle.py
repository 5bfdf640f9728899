"""一刻钟便民生活圈 of a street or a community: figures, the doors that are too far, a map, a list."""

from urllib.parse import urlencode

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import Http404, JsonResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from grids.circle import FARTHEST, KINDS, LEAST, WALK, drawn, figures_of, gaps_in, whole_of
from grids.imports.writing import Book
from grids.kinds import PlaceKind
from grids.map_facts import picked_facts
from grids.views.ground import grid_or_404
from grids.views.lists_out import made, sheet_response

PAGE = 50


class CircleForm(forms.Form):
    kind = forms.ChoiceField(
        label=gettext_lazy("Kind of place"), choices=[(kind.value, kind.label) for kind in KINDS]
    )
    walk = forms.IntegerField(
        label=gettext_lazy("Metres on foot"),
        min_value=LEAST,
        max_value=FARTHEST,
        help_text=gettext_lazy("A quarter of an hour is about 900 m."),
    )

    def __init__(self, asked):
        super().__init__({"kind": KINDS[0].value, "walk": WALK} | asked.dict())

    @property
    def chosen(self):
        """(kind, walk); what makes no sense is what a first look shows."""
        said = self.cleaned_data if self.is_valid() else {}
        return PlaceKind(said.get("kind", KINDS[0].value)), said.get("walk", WALK)


@login_required
@require_safe
def circle(request, code):
    """Figures of every kind, and the doors that have none of the chosen one within the walk."""
    grid, form, today = grid_or_404(request, code), CircleForm(request.GET), localdate()
    kind, walk = form.chosen
    whole = whole_of(grid, on=today)
    past = request.GET.get("cursor", "")[:17]
    rows = gaps_in(grid, kind, walk=walk, on=today, past=past, most=PAGE + 1)
    page = {
        "grid": grid,
        "form": form,
        "kind": kind,
        "walk": walk,
        "whole": whole,
        "figures": figures_of(grid, whole, walk=walk, on=today),
        "rows": rows[:PAGE],
        "page": {"next": rows[PAGE - 1].code if len(rows) > PAGE else None},
        "asked": urlencode({"kind": kind.value, "walk": walk}),
    }
    return render(request, "grids/circle.html", page | {"here": "ground", "help": "map"})


@login_required
@require_safe
def circle_map(request, code):
    """What the map of it shows, as JSON: fetched when the map is opened."""
    grid, form = grid_or_404(request, code), CircleForm(request.GET)
    if not form.is_valid():
        raise Http404
    kind, walk = form.chosen
    facts = picked_facts(grid)
    facts["shapes"]["features"] += drawn(grid, kind, walk=walk, on=localdate())
    return JsonResponse(facts)


@login_required
@require_safe
def circle_export(request, code):
    """The doors of the list as a spreadsheet. Doors are no persons: nobody has to agree."""
    grid, form = grid_or_404(request, code), CircleForm(request.GET)
    if not form.is_valid():
        raise Http404
    kind, walk = form.chosen
    rows = gaps_in(grid, kind, walk=walk, on=localdate())
    title = _("%(kind)s farther than %(walk)s m") % {"kind": kind.label, "walk": walk}
    return sheet_response(made(lambda path: write(path, title, rows)), f"{grid.code}-{kind.value}-{walk}")


def write(path, title, rows):
    book = Book(path, title)
    heads = (_("Code"), _("Building"), _("Address"), _("Households"), _("Longitude"), _("Latitude"))
    book.heads([*heads, _("Metres to the nearest"), _("The nearest")], widths={1: 24, 2: 40, 7: 30})
    for one in rows:
        homes, metres = ("" if number is None else f"{number:.0f}" for number in (one.homes, one.metres))
        at = (f"{one.lng:.6f}", f"{one.lat:.6f}")
        book.row([one.code, one.name, one.address, homes, *at, metres, one.nearest or ""])
    book.close()
