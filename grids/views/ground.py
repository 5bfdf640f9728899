"""The ground as it is today: the tree with its figures, and the page of each grid."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.shortcuts import get_object_or_404, render
from django.utils.timezone import localdate, now
from django.views.decorators.http import require_safe

from grids.actions.norms import SIZED
from grids.burden import burdens_of
from grids.enums import RedrawState, Tier
from grids.figures import figures_of
from grids.forms import GridSearchForm
from grids.models import Grid, Norm, Post, Region
from grids.on_duty import on_duty
from grids.redraw_forms import doors_in, kinds_for
from grids.register_rows import reached
from grids.registers import REGISTERS
from grids.roles import P
from grids.six import six_of
from grids.told import told_of
from grids.words import tier_word

MOST, NEWEST, FEW = 50, 20, 8
ABOVE = ("parent", "street", "total", "general")


@login_required
@require_safe
def ground(request):
    """The grids that the own posts begin with, or those that were searched for."""
    if not request.actor.holds(P.GRID_VIEW):
        raise PermissionDenied
    form = GridSearchForm(request.GET)
    words = form.cleaned_data["q"] if form.is_valid() else ""
    today = localdate()
    visible = Grid.objects.visible_to(request.actor.scope).current(today).defer("boundary")
    grids = searched(visible, words) if words else beginnings(visible)
    page = {"rows": with_figures(grids, today), "form": form, "words": words, "most": MOST}
    page |= {"hits": hits(words, request.actor) if words else [], "districts": districts_of(request.actor)}
    page["on_duty"] = on_duty(request.actor.scope, now())
    page["said_in"] = districts_of(request.actor, P.GRID_VIEW)
    return render(request, "grids/ground.html", page | {"here": "ground", "help": "ground"})


def searched(visible, words):
    return list(visible.filter(Q(code__startswith=words) | Q(name__icontains=words)).order_by("code")[:MOST])


def hits(words, actor):
    """[(Register, rows)] of what is called so, the first few of each. A statement for each register."""
    found = [
        (
            one,
            list(
                reached(one.model, actor)
                .filter(valid_to=None)
                .called(words)
                .with_grid()
                .order_by("name", "pk")[:FEW]
            ),
        )
        for one in REGISTERS.values()
    ]
    return [(one, rows) for one, rows in found if rows]


def districts_of(actor, permission=P.GROUND_CHANGE):
    """The districts where the person may do so as a whole: change the ground, for one."""
    roots = actor.scope.roots(permission).get("district_id", ())
    return list(Region.objects.filter(pk__in=roots).order_by("code")) if roots else []


def beginnings(visible):
    """The streets in reach, and for a post on less than a street the grid it is on."""
    streets = list(visible.filter(parent=None).order_by("code"))
    rest = visible.exclude(street__in=[street.pk for street in streets])
    return streets + list(rest.exclude(parent__in=rest.values("pk")).order_by("code")[:MOST])


def with_figures(grids, today):
    figures = figures_of(grids, today)
    return [(grid, figures[grid.pk]) for grid in grids]


@login_required
@require_safe
def grid(request, code):
    """One grid: who answers, what is in it, what lies below, what was and what is planned."""
    found = grid_or_404(request, code)
    return render(request, "grids/grid.html", page_of(request, found, localdate()))


def grid_or_404(request, code):
    visible = Grid.objects.visible_to(request.actor.scope).select_related("region", *ABOVE)
    return get_object_or_404(visible.defer("boundary", *(f"{one}__boundary" for one in ABOVE)), code=code)


def page_of(request, found, today):
    """What the page of a grid shows."""
    children = with_figures(
        list(found.get_children().current(today).defer("boundary").order_by("code")), today
    )
    (own,) = with_figures([found], today)
    burdens = burdens_of([own, *children], found.region, today)
    changes = found.redraws.with_names().order_by("-effective_on", "-pk")[:NEWEST]
    return {
        "grid": found,
        "is_current": found.is_current(today),
        "above": [(one, sees(request, one)) for one in found.path[:-1]],
        "figures": own[1],
        "burden": burdens.get(found.pk),
        "children": [(child, told, burdens.get(child.pk)) for child, told in children],
        "norms": norms_of(request, found),
        "posts": Post.objects.current(today).filter(grid=found).with_names().order_by("role", "pk"),
        "doors": doors_in(found)[:MOST],
        "changes": changes,
        "planned": RedrawState.PLANNED,
        "kinds": kinds_of(request, found) if found.is_current(today) else [],
        "here": "ground",
        "help": "ground",
    } | kept_of(request, found, own[1], today)


def kept_of(request, found, figures, today):
    """What the registers say of a grid: the six, its tags and honours."""
    return {
        "may_keep": request.actor.may(P.REGISTER_KEEP, found),
        "six": six_of(found, request.actor, figures, today),
        "told": told_of(found, request.actor, today),
        "tags": [tag.name for tag in found.tags.order_by("name")],
        "honours": found.honours.order_by("-given_on", "-pk")[:NEWEST],
    }


def sees(request, above):
    return request.actor.may(P.GRID_VIEW, above)


def norms_of(request, found):
    """[(tier, its word, Size)] that is asked in a street, for whoever may change it."""
    if found.tier != Tier.STREET or not request.actor.may(P.GROUND_CHANGE, found):
        return []
    sizes = Norm.objects.sizes(found.region)
    return [(tier, tier_word(found.code, tier), sizes.get(tier)) for tier in SIZED]


def kinds_of(request, found):
    """What the person may do to the ground here: below the grid, or with the grid itself."""
    kinds = kinds_for(found)
    return [kind for kind in kinds if may_redraw(request.actor, found, kind)]


def may_redraw(actor, found, kind):
    """A new grid comes below this one; everything else changes what lies below the one above."""
    return actor.may(P.GROUND_CHANGE, found if kind == kind.DRAW else found.parent or found)
