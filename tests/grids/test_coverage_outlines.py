"""Whether the grids keep to the outlines of their communities, and these to their grids."""

import pytest
from django.db import IntegrityError, transaction
from django.utils.translation import override

from grids.coverage import findings
from grids.models import Grid, RegionOutline
from tests.grids.test_coverage import CELL, covered
from tests.grids.world import AT, DAY, box, multi, officer

pytestmark = pytest.mark.django_db
__all__ = ["covered"]


def outline(region, *boxes, **facts):
    said = {"boundary": multi(*(box(*one) for one in boxes)), "source": "社区界.geojson", "set_at": AT}
    return RegionOutline.objects.create(region=region, set_by=officer(f"o-{region.pk}"), **said | facts)


def found(here, **facts):
    return [
        (one.kind, one.grids, round(one.size / CELL, 1)) for one in findings(here.street, on=DAY, **facts)
    ]


def test_where_all_outlines_are_kept_to_nothing_is_found(covered):
    outline(covered.street.region, (0, 0, 3, 2))
    outline(covered.total.region, (0, 0, 2, 2))
    outline(covered.total2.region, (2, 0, 3, 2))  # with the dedicated grid that is cut out of it

    assert found(covered) == []


def test_a_total_grid_that_reaches_out_of_its_community(covered):
    outline(covered.total.region, (0, 0, 1.5, 2))

    assert found(covered) == [("beyond", (covered.total.code,), 1.0)]


def test_what_of_a_community_lies_in_no_grid(covered):
    outline(covered.total.region, (-0.5, 0, 2, 2))

    with override("en"):
        (one,) = findings(covered.street, on=DAY)

    assert (one.kind, one.grids) == ("uncovered", (covered.total.code,))
    assert one.size == pytest.approx(CELL, rel=0.01)
    assert one.words.startswith("Part of 社区001")


def test_a_community_whose_total_grid_has_no_boundary_is_held_by_what_lies_below(covered):
    Grid.objects.filter(pk__in=[covered.total.pk, covered.street.pk]).update(boundary=None)
    outline(covered.total.region, (0, 0, 2, 2))

    assert found(covered) == []


def test_a_community_without_any_grid_is_not_covered_at_all(covered):
    outline(covered.total2.region, (4, 0, 5, 1))

    kinds = {kind: (grids, size) for kind, grids, size in found(covered)}
    assert kinds["uncovered"] == ((covered.total2.code,), 1.0)
    assert kinds["beyond"][0] == (covered.total2.code,)


def test_the_streets_own_outline_against_all_its_grids(covered):
    outline(covered.street.region, (0, 0, 2.5, 2.5))

    assert sorted(found(covered)) == [
        ("beyond", (covered.street.code,), 1.0),
        ("uncovered", (covered.street.code,), 1.3),
    ]


def test_a_draft_of_outlines_stands_in_for_what_is_known(covered):
    outline(covered.total.region, (0, 0, 1, 2))
    draft = {covered.total.region.code: multi(box(0, 0, 2, 2)).geojson}

    assert found(covered, outlines=draft) == []


def test_another_streets_outlines_do_not_matter(covered, ground):
    outline(ground.next.total.region, (0, 0, 9, 9))

    assert found(covered) == []


@pytest.mark.parametrize(
    ("name", "facts"),
    [
        ("region_outline_is_sound", {"boundary": "MULTIPOLYGON EMPTY"}),
        ("region_outline_is_sound", {"boundary": "MULTIPOLYGON (((0 0, 2 2, 2 0, 0 2, 0 0)))"}),
        ("region_outline_says_where_it_is_from", {"source": ""}),
    ],
)
def test_the_database_refuses_an_outline_that_is_none(covered, name, facts):
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        outline(covered.total.region, (0, 0, 1, 1), **facts)
