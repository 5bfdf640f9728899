"""Cases read for other systems: as many statements for one row as for two hundred."""

from django.db.models import Prefetch

from cases.models import Clock

BESIDE = (
    *("category", "building", "owner_grid", "street", "total", "general", "grid"),
    *("handler_post", "handler_department"),
)
BOUNDARIES = tuple(f"{grid}__boundary" for grid in ("owner_grid", "street", "total", "general", "grid"))


def as_rows(cases):
    """What a row of a list says: one statement."""
    return cases.select_related(*BESIDE).defer(*BOUNDARIES)


def as_wholes(cases):
    """With the clocks and the people beside it: three statements."""
    clocks = Prefetch("clocks", Clock.objects.order_by("pk"))
    return as_rows(cases).prefetch_related(clocks, "reporters")
