"""Whether the grids of a street cover it."""

import json
from io import StringIO

import pytest
from django.contrib.gis.geos import MultiPolygon
from django.core.management import CommandError, call_command

from grids.coverage import counts, findings
from grids.models import Grid
from tests.grids.actions.redraw import door
from tests.grids.world import DAY, box, square

pytestmark = pytest.mark.django_db
CELL = 91.4 * 110.95  # square metres of a square of one thousandth of a degree there, roughly


def put(grid, *boxes):
    shapes = [box(*one) if isinstance(one, tuple) else one for one in boxes]
    Grid.objects.filter(pk=grid.pk).update(boundary=MultiPolygon(shapes, srid=4326))


@pytest.fixture
def covered(ground):
    """The near street with a boundary for each grid, each exactly covered by those below it."""
    here = ground.here
    put(here.street, (0, 0, 3, 2))
    put(here.total, (0, 0, 2, 2))
    put(here.general, (0, 0, 2, 1))
    put(here.general2, (0, 1, 2, 2))
    put(here.total2, (2, 0, 3, 1))
    put(here.general3, (2, 0, 3, 1))
    return here


def found(here, **facts):
    return findings(here.street, on=DAY, **facts)


def test_a_covered_street_has_nothing_to_find(covered):
    door(covered.micro, 1, 0.5, 0.5)

    assert found(covered) == []


def test_two_grids_that_lie_on_each_other(covered):
    put(covered.micro, (0, 0, 1.5, 1))

    (one,) = found(covered)

    assert (one.kind, one.grids) == ("overlap", (covered.micro.code, covered.micro2.code))
    assert one.size == pytest.approx(CELL / 2, rel=0.01)
    assert 113.301 < one.at[0] < 113.3015
    assert one.shape["type"] == "Polygon"


def test_land_in_no_grid_and_the_door_on_it(covered):
    put(covered.micro, (0, 0, 0.5, 1))
    door(covered.micro, 1, 0.75, 0.5)

    gap, lonely = found(covered)

    assert (gap.kind, gap.grids, lonely.kind, lonely.size) == ("gap", (covered.general.code,), "door", None)
    assert gap.size == pytest.approx(CELL / 2, rel=0.01)
    assert "1 号楼" in lonely.words


def test_a_grid_that_reaches_out_of_the_one_above(covered):
    put(covered.micro5, (2, -0.5, 3, 1))

    (one,) = found(covered)

    assert (one.kind, one.grids) == ("outside", (covered.micro5.code, covered.general3.code))
    assert one.size == pytest.approx(CELL / 2, rel=0.01)


def test_a_total_grid_that_reaches_out_of_its_street(covered):
    put(covered.total2, (2, 0, 3.5, 1))

    kinds = {(one.kind, one.grids) for one in found(covered)}

    assert kinds == {
        ("outside", (covered.total2.code, covered.street.code)),
        ("gap", (covered.total2.code,)),
    }


def test_a_dedicated_grid_cut_out_of_a_micro_grid_is_no_gap(covered):
    put(covered.dedicated, (2, 1, 3, 2), (0.2, 0.2, 0.4, 0.4))
    hole = box(0, 0, 1, 1).difference(box(0.2, 0.2, 0.4, 0.4))
    put(covered.micro, hole)

    assert found(covered) == []


def test_less_than_a_square_metre_is_rounding(covered):
    put(covered.micro, (0, 0, 1.00009, 1))
    assert found(covered) == []  # 0.9 m²

    put(covered.micro, (0, 0, 1.0002, 1))
    assert [one.kind for one in found(covered)] == ["overlap"]


def test_a_draft_is_looked_at_instead_of_what_is_stored(covered):
    door(covered.micro, 1, 0.75, 0.5, households=12)
    draft = {covered.micro.code: box(0, 0, 0.5, 1).geojson, covered.micro2.code: box(0.5, 0, 2, 1).geojson}

    assert found(covered, draft=draft) == []
    assert counts(covered.street, draft, on=DAY, draft=draft) == {
        covered.micro.code: (0, None),
        covered.micro2.code: (1, 12),
    }
    assert counts(covered.street, draft, on=DAY)[covered.micro.code] == (1, 12)


def test_grids_without_a_boundary_are_not_judged(ground):
    assert findings(ground.here.street, on=DAY) == []


def test_the_command_says_each_finding_and_fails_where_there_is_one(covered):
    said = StringIO()
    call_command("check_coverage", covered.street.code, stdout=said)
    assert said.getvalue() == "near街道: nothing is wrong.\n"

    put(covered.micro, (0, 0, 1.5, 1))
    said = StringIO()
    with pytest.raises(SystemExit):
        call_command("check_coverage", covered.street.code, json=True, stdout=said)
    (one,) = json.loads(said.getvalue())["findings"]
    assert one["kind"] == "overlap"
    with pytest.raises(CommandError):
        call_command("check_coverage", "999999999999")


def test_a_street_is_checked_in_six_statements(covered, django_assert_num_queries):
    put(covered.micro, square(0, 0, 1.5))

    with django_assert_num_queries(6):
        found(covered)
