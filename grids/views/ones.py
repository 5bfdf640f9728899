"""The front page of a street: its grids, its people, its rules and its pilots (domain.md S0-01)."""

from django.contrib.auth.decorators import login_required
from django.db.models import Count, Q
from django.http import Http404
from django.shortcuts import render
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from grids.enums import Role, Tier
from grids.models import Pilot, Policy, Post
from grids.roles import P
from grids.told import told_of
from grids.views.ground import grid_or_404, with_figures

MOST = 50


@login_required
@require_safe
def ones(request, code):
    """四个一: one network, one team, one set of rules, a number of pilots."""
    street = grid_or_404(request, code)
    if street.tier != Tier.STREET:
        raise Http404
    today = localdate()
    page = {
        "street": street,
        "figures": with_figures([street], today)[0][1],
        "team": team_of(street, today),
        "told": told_of(street, request.actor, today),
        "rules": rules_of(street, today),
        "pilots": pilots_of(street),
        "keeps": request.actor.may(P.REGISTER_KEEP, street),
    }
    return render(request, "grids/ones.html", page | {"here": "ground", "help": "ground"})


def team_of(street, today):
    """[(role, posts, people)] of the street's grids, from the one with most people."""
    held = Post.objects.current(today).filter(grid__street=street).order_by().values_list("role")
    counts = held.annotate(posts=Count("pk"), people=Count("officer", distinct=True))
    return [
        (Role(role).label, posts, people) for role, posts, people in sorted(counts, key=lambda row: -row[2])
    ]


def rules_of(street, today):
    """The policies in force in the street or its district, in their order."""
    inside = Q(region=street.region_id) | Q(region=street.district_id)
    return Policy.objects.filter(inside, Q(ended_on=None) | Q(ended_on__gt=today)).order_by("place", "pk")[
        :MOST
    ]


def pilots_of(street):
    """What is tried first, then what has ended, the newest first. Whoever sees the street sees all of it."""
    mine = Pilot.objects.under(street)
    return (
        mine.select_related("grid").defer("grid__boundary").order_by("-ends_on", "-starts_on", "-pk")[:MOST]
    )
