"""What may be the same matter as a case, as the desk sees it: at the same place, nearby, from the same reporter."""

from dataclasses import dataclass
from datetime import timedelta

from django.contrib.gis.db.models.functions import Distance
from django.contrib.gis.measure import D

from cases.enums import ReporterKind
from cases.models import Case, Reporter
from common.masking import mask_name, mask_phone
from grids.nearby import box_around

NEAR, LATELY, LONG = 50, timedelta(hours=24), timedelta(days=30)  # metres
ROUND = 0.001  # degrees: more than NEAR in any direction between 0° and 55° north
FEW, MOST = 10, 20


@dataclass(frozen=True)
class Others:
    """The cases beside one. `alike` are open and may be merged, the same building first; `of_reporter` says whose."""

    alike: list
    at_place: list
    by_reporter: list
    of_reporter: str = ""


def others_of(case, scope):
    """The Others of a case, among those a person sees. Five statements at most."""
    known = set()
    alike = alike_to(case, scope)
    known.update(one.pk for one in alike)
    at_place = [one for one in at_place_of(case, scope) if one.pk not in known]
    reporter = Reporter.objects.filter(case=case, kind=ReporterKind.REPORTER).exclude(phone_index=b"").first()
    theirs = by_reporter(case, reporter, scope) if reporter else []
    return Others(alike, at_place, theirs, words_of(reporter) if reporter else "")


def alike_to(case, scope):
    """The open cases of the same branch of category: at the same building, then within 50 m and 24 hours of it, the
    nearest first. What is to be merged is one of them."""
    open_ones = seen(case, scope).still_open().filter(category__code__startswith=case.category.code[:2])
    here = list(open_ones.filter(building=case.building_id).newest_first()[:FEW]) if case.building_id else []
    if case.point is None:
        return here
    span = (case.reported_at - LATELY, case.reported_at + LATELY)
    near = open_ones.filter(point__bboverlaps=box_around(case.point, ROUND), reported_at__range=span)
    near = near.annotate(metres=Distance("point", case.point)).filter(metres__lte=D(m=NEAR))
    taken = {one.pk for one in here}
    return here + [one for one in near.order_by("metres", "pk")[:FEW] if one.pk not in taken]


def at_place_of(case, scope):
    """All that the same building had in the thirty days before, ended or not."""
    if not case.building_id:
        return []
    span = (case.reported_at - LONG, case.reported_at)
    rows = seen(case, scope).filter(building=case.building_id, reported_at__range=span)
    return list(rows.newest_first()[:MOST])


def by_reporter(case, reporter, scope):
    """What the same phone reported besides, the newest first."""
    theirs = Reporter.objects.filter(kind=ReporterKind.REPORTER, phone_index=reporter.phone_index)
    return list(seen(case, scope).filter(pk__in=theirs.values("case")).newest_first()[:MOST])


def seen(case, scope):
    return Case.objects.visible_to(scope).for_lists().exclude(pk=case.pk)


def words_of(reporter):
    """Who it is, masked as everywhere."""
    return f"{mask_name(reporter.name)} {mask_phone(reporter.phone)}".strip()
