"""What the database refuses of redrawings and of how the ground was."""

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction

from grids.enums import RedrawKind, RedrawState
from grids.models import Norm, PastGrid, PastPlace, Redraw
from tests.grids.world import AT, DAY

pytestmark = pytest.mark.django_db


def a_redraw(ground, **facts):
    known = {"kind": RedrawKind.END, "reason": "撤", "effective_on": DAY, "planned_at": AT}
    return Redraw.objects.create(grid=ground.here.micro, **known | facts)


BREAKS = {
    "redraw_has_a_reason": {"reason": ""},
    "redraw_kind_is_known": {"kind": "forget"},
    "redraw_is_planned_or_settled": {"state": RedrawState.DONE},
    "redraw_that_failed_says_why": {"state": RedrawState.FAILED, "settled_at": AT},
}


NORMS = {
    "norm_asks_for_no_more_than_the_most": {"fewest": 80, "most": 70},
    "norm_of_time_has_both_numbers": {"minutes_each": 3},
    "one_norm_per_region_and_tier": {},
}
BROKEN = {*BREAKS, *NORMS}


@pytest.mark.parametrize("name", sorted(NORMS))
def test_the_database_refuses_a_norm(ground, name):
    known = {"region": ground.district, "tier": "micro", "changed_at": AT}
    Norm.objects.create(**known | ({"tier": "general"} if NORMS[name] else {}))

    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        Norm.objects.create(**known | NORMS[name])

    assert refusal.value.__cause__.diag.constraint_name == name


@pytest.mark.parametrize("name", sorted(BREAKS))
def test_the_database_refuses(ground, name):
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        a_redraw(ground, **BREAKS[name])

    assert refusal.value.__cause__.diag.constraint_name == name


def emptied(row):
    with connection.cursor() as cursor:
        cursor.execute(f"truncate {row._meta.db_table}")


ACTS = {
    "update": lambda row: type(row).objects.filter(pk=row.pk).update(until=DAY.replace(year=2020)),
    "delete": lambda row: row.delete(),
    "truncate": emptied,
}


@pytest.mark.parametrize("model", [PastGrid, PastPlace])
@pytest.mark.parametrize("act", sorted(ACTS))
def test_what_was_is_never_changed(ground, model, act):
    facts = {"grid": ground.here.micro, "until": DAY, "redraw": a_redraw(ground)}
    if model is PastPlace:
        facts |= {"kind": "building", "subject": ground.here.micro.uuid}
    row = model.objects.create(**facts)

    with pytest.raises((IntegrityError, ProgrammingError)), transaction.atomic():
        ACTS[act](row)
