"""What a list of cases can be narrowed by. The docstrings are the API's documentation."""

from math import isfinite

from django.contrib.gis.geos import Polygon
from django.utils.timezone import now

from cases.enums import OPEN, Source, State
from common.api.filters import changed_since, moment, some_of, uuid_of, yes_or_no
from grids.models import Grid

WIDEST = 0.25  # square degrees, about 2,500 km²: more is no map's view but an export


def by_state(cases, value):
    """One or several states, with commas between."""
    return cases.in_state(*some_of(State.values)(value))


def by_grid(cases, value):
    """The code of a grid: what lies in it and below."""
    grid = Grid.objects.filter(code=value).defer("boundary").first()
    return cases.under(grid) if grid else cases.none()


def by_category(cases, value):
    """The five digits of a category."""
    return cases.filter(category__code=value)


def by_source(cases, value):
    """One or several sources, with commas between."""
    return cases.filter(source__in=some_of(Source.values)(value))


def by_handler(cases, value):
    """The id of the post that has it in hand."""
    return cases.filter(handler_post__uuid=uuid_of(value))


def by_department(cases, value):
    """The id of the department that has it in hand."""
    return cases.filter(handler_department__uuid=uuid_of(value))


def by_overdue(cases, value):
    """true: open and past `due_at`; false: all others."""
    late = {"due_at__lt": now(), "state__in": [str(state) for state in OPEN]}
    return cases.filter(**late) if yes_or_no(value) else cases.exclude(**late)


def by_due(cases, value):
    """Due before a moment."""
    return cases.filter(due_at__lt=moment(value))


def by_reported_from(cases, value):
    """Reported at a moment or later."""
    return cases.filter(reported_at__gte=moment(value))


def by_reported_to(cases, value):
    """Reported before a moment."""
    return cases.filter(reported_at__lt=moment(value))


def by_bbox(cases, value):
    """west,south,east,north in degrees (WGS 84), 0.25 square degrees at most."""
    west, south, east, north = box = [float(part) for part in value.split(",")]
    on_the_globe = (
        all(isfinite(part) for part in box) and -180 <= west < east <= 180 and -90 <= south < north <= 90
    )
    if not on_the_globe or (east - west) * (north - south) > WIDEST:
        raise ValueError(value)
    return cases.filter(point__within=Polygon.from_bbox(box))


def by_words(cases, value):
    """The beginning of a number, words of the address or description, or the last four digits of a phone."""
    return cases.matching(value)


FILTERS = {
    "state": by_state,
    "grid": by_grid,
    "category": by_category,
    "source": by_source,
    "handler": by_handler,
    "department": by_department,
    "overdue": by_overdue,
    "due_before": by_due,
    "reported_from": by_reported_from,
    "reported_to": by_reported_to,
    "bbox": by_bbox,
    "q": by_words,
    "changed_since": changed_since,
}


def events_since(events, value):
    """What happened at or after a moment."""
    return events.filter(at__gte=moment(value))
