"""The matters of a grid (六要素: 事), for its page: what is open, what was reported lately."""

from datetime import timedelta

from django.db.models import Count, Q
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from cases.models import Case
from grids.roles import P
from grids.six import Element, Line, counted_by

LATELY = timedelta(days=30)


def matters_in(grid, actor, on):
    """[Line] of the cases in a grid, or none where the posts do not show them. Two statements."""
    if not actor.may(P.CASE_VIEW, grid):
        return []
    at = now()
    # Whoever sees the cases of a grid sees those of every grid below it, but not what is about himself.
    here = Case.objects.about_nobody().under(grid)
    told = here.still_open().aggregate(open=Count("pk"), late=Count("pk", filter=Q(due_at__lt=at)))
    lately = here.filter(reported_at__gt=at - LATELY).count()
    return [
        Line(_("open cases"), told["open"]),
        Line(_("of them overdue"), told["late"]),
        Line(_("reported in the last 30 days"), lately),
    ]


counted_by(Element.MATTERS, matters_in)
