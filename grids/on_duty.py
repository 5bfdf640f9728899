"""Who is on duty at a moment, as a page shows it."""

from grids.models import DutyTurn
from grids.roles import P

MOST = 5


def on_duty(scope, at):
    """The turns that run in a scope: the first few, with names. One statement."""
    return list(
        DutyTurn.objects.within(scope, P.GRID_VIEW)
        .for_reports()
        .at(at)
        .with_names()
        .order_by("ends_at", "pk")[:MOST]
    )
