"""Boundaries out of a file and into one, at the pages."""

import io
import json
import zipfile
from datetime import timedelta

import pytest
from django.contrib.gis.geos import Polygon
from django.db import IntegrityError, transaction
from django.utils.timezone import localdate

from common.coordinates import gcj02
from grids.actions.redraw.seams import apart
from grids.enums import RedrawState, Role
from grids.exchange.reading import read_file
from grids.models import BoundaryImport, Grid, Redraw
from tests.grids.actions.redraw import door, now
from tests.grids.exchange.files import geojson, kml, shp, upload
from tests.grids.test_coverage import covered
from tests.grids.world import box, post

pytestmark = pytest.mark.django_db
__all__ = ["covered"]


@pytest.fixture
def admin(client, ground):
    client.force_login(post(ground.district, Role.ADMINISTRATOR).officer)
    return client


def bring(client, grid, body, *, system="file", name="网格.geojson"):
    answer = client.post(f"/ground/{grid.code}/import/", {"file": upload(body, name), "system": system})
    assert answer.status_code == 302, answer.content.decode()
    return BoundaryImport.objects.get(uuid=answer["Location"].split("/")[-2])


def look(client, batch, said):
    answer = client.post(f"/ground/imports/{batch.uuid}/", said)
    return answer, said | {"seen": answer.context["form"].data.get("seen", ""), "do": "1"}


def take(client, batch, *, on=None, reason="区划调整"):
    """Look at what it would change, and confirm it where it can be."""
    answer, said = look(client, batch, {"effective_on": on or localdate(), "reason": reason})
    return client.post(f"/ground/imports/{batch.uuid}/", said) if answer.status_code == 200 else answer


def moved(here, x=1.2):
    return (
        ({"网格编码": here.micro.code}, box(0, 0, x, 1)),
        ({"网格编码": here.micro2.code}, box(x, 0, 2, 1)),
    )


def does(batch):
    return [(row["does"], *row["notes"]) for row in batch.rows]


def test_a_file_is_read_row_by_row_and_changes_nothing_yet(admin, covered):
    crossed = Polygon(*[[(113.3, 34.8), (113.301, 34.801), (113.301, 34.8), (113.3, 34.801), (113.3, 34.8)]])
    Grid.objects.filter(pk=covered.micro5.pk).update(boundary=None)
    body = geojson(
        *moved(covered),
        ({"名称": "三号院"}, box(0, 1, 1, 2)),
        ({"name": "五号院"}, box(2, 0, 3, 1)),
        ({"name": "没有的"}, box(0, 0, 1, 1)),
        ({"name": "四号院"}, crossed),
        ({"code": covered.micro.code}, box(0, 0, 1, 1)),
        ({"code": covered.street.code}, box(0, 0, 1, 1)),
        ({"name": "点"}, None),
        ({"name": "新院", "层级": "微网格", "上级编码": covered.general.code}, box(0.5, 0.5, 0.6, 0.6)),
    )

    batch = bring(admin, covered.street, body)
    page = admin.get(f"/ground/imports/{batch.uuid}/").content.decode()

    assert does(batch) == [
        ("border",),
        ("border",),
        ("same",),
        ("first",),
        ("nothing", "unknown"),
        ("border", "mended"),
        ("nothing", "twice"),
        ("nothing", "street"),
        ("nothing", "no_area"),
        ("draw",),
    ]
    assert not Redraw.objects.exists()
    assert now(covered.micro).boundary.equals(covered.micro.boundary)
    assert "没有的" in page


@pytest.mark.parametrize("form", ["geojson", "kml", "shapefile"])
def test_a_file_of_each_kind_takes_effect_as_one_redrawing(admin, covered, form):
    rows = moved(covered)
    by_name = [
        ({"name": name}, shape) for name, (_words, shape) in zip(("一号院", "二号院"), rows, strict=True)
    ]
    body = {
        "geojson": lambda: geojson(*rows),
        "kml": lambda: kml(*by_name),
        "shapefile": lambda: shp(*rows, prj='GEOGCS["GCS_WGS_1984"'),
    }[form]()

    batch = bring(admin, covered.general, body)
    answer = take(admin, batch)

    (redraw,) = Redraw.objects.all()
    batch.refresh_from_db()
    assert (answer.status_code, redraw.kind, redraw.state) == (302, "border", RedrawState.DONE)
    assert batch.done_at
    assert now(covered.micro).boundary.area == pytest.approx(1.2e-6)
    assert take(admin, batch).status_code == 422
    assert Redraw.objects.count() == 1


def test_nothing_is_taken_over_but_what_was_seen(admin, covered):
    batch = bring(admin, covered.general, geojson(*moved(covered)))
    address, said = f"/ground/imports/{batch.uuid}/", {"effective_on": localdate(), "reason": "区划调整"}
    door(covered.micro2, 1, 1.1, 0.5, households=12)

    seen, confirmed = look(admin, batch, said)
    door(covered.micro2, 2, 1.1, 0.6, households=3)
    late = admin.post(address, confirmed)
    unseen = admin.post(address, said | {"do": "1"})

    assert [answer.status_code for answer in (seen, late, unseen)] == [200, 200, 200]
    assert [dict(answer.context["effects"])["楼栋"] for answer in (seen, late)] == [1, 2]
    assert not Redraw.objects.exists()
    assert take(admin, batch).status_code == 302
    assert Redraw.objects.get().effects["building"] == 2


def test_a_file_drawn_over_amap_is_put_where_it_belongs(admin, covered):
    shifted = [
        (words, Polygon([gcj02(*corner) for corner in shape.coords[0]])) for words, shape in moved(covered)
    ]

    batch = bring(admin, covered.general, geojson(*shifted), system="gcj02")
    take(admin, batch)

    assert batch.crs == "gcj02"
    assert apart(now(covered.micro).boundary, box(0, 0, 1.2, 1)) < 1


def test_what_is_planned_waits_for_its_day(admin, covered):
    batch = bring(admin, covered.general, geojson(*moved(covered)))

    take(admin, batch, on=localdate() + timedelta(days=30))

    assert Redraw.objects.get().state == RedrawState.PLANNED
    assert now(covered.micro).boundary.equals(covered.micro.boundary)


def test_boundaries_that_do_not_fit_are_shown_and_refused(admin, covered):
    batch = bring(admin, covered.general, geojson(({"code": covered.micro.code}, box(0, 0, 1.5, 1))))

    page = admin.get(f"/ground/imports/{batch.uuid}/").content.decode()
    answer = take(admin, batch)

    assert f"?grid={covered.micro.code}&amp;at=113.3" in page
    assert (answer.status_code, "平方米" in answer.content.decode()) == (422, True)
    assert not Redraw.objects.exists()
    batch.refresh_from_db()
    assert batch.done_at is None


def test_first_boundaries_come_as_they_are_and_a_new_grid_is_drawn(admin, covered):
    Grid.objects.filter(pk__in=[covered.micro.pk, covered.general.pk]).update(boundary=None)
    new = {"name": "新院", "tier": "micro", "parent": covered.general.code}
    rows = [({"code": covered.micro.code}, box(0, 0, 0.5, 1)), (new, box(0.5, 0, 1, 1))]

    batch = bring(admin, covered.street, geojson(*rows))
    answer = take(admin, batch)

    assert answer.status_code == 302
    assert now(covered.micro).boundary.area == pytest.approx(0.5e-6)
    assert Grid.objects.get(name="新院").boundary.area == pytest.approx(0.5e-6)


def test_the_editor_begins_with_the_boundaries_of_a_file(admin, covered):
    batch = bring(admin, covered.general, geojson(*moved(covered)))

    told = admin.get(f"/ground/imports/{batch.uuid}/boundaries/").json()["boundaries"]

    assert set(told) == {covered.micro.code, covered.micro2.code}


@pytest.mark.parametrize("form", ["geojson", "kml", "shapefile"])
def test_what_goes_out_comes_in_again_and_is_the_same(admin, covered, form):
    Grid.objects.filter(pk=covered.micro.pk).update(name="㐀䶮𠮷<&>院")

    answer = admin.get(f"/ground/{covered.street.code}/export/?format={form}")

    told = read_file(upload(answer.content))
    assert len(told["features"]) == 6
    assert {"㐀䶮𠮷<&>院", "二号院"} <= {one["words"]["name"] for one in told["features"]}
    assert answer["Content-Disposition"].startswith("attachment")
    batch = bring(admin, covered.street, answer.content)
    assert {row["does"] for row in batch.rows} == {"same"}


def test_a_file_holds_what_the_person_sees(client, covered):
    client.force_login(post(covered.general, Role.WORKER).officer)

    body = client.get(f"/ground/{covered.general.code}/export/").content

    assert [one["id"] for one in json.loads(body)["features"]] == [covered.micro.code, covered.micro2.code]
    assert client.get(f"/ground/{covered.street.code}/export/").status_code == 404
    assert client.get(f"/ground/{covered.general.code}/export/?format=gml").status_code == 404


def test_who_may_not_change_the_ground_brings_no_file(client, covered, admin):
    batch = bring(admin, covered.general, geojson(*moved(covered)))

    client.force_login(post(covered.general, Role.WORKER).officer)

    assert client.get(f"/ground/{covered.general.code}/import/").status_code == 403
    assert client.get(f"/ground/imports/{batch.uuid}/").status_code == 404
    assert client.get(f"/ground/imports/{batch.uuid}/boundaries/").status_code == 404


def test_a_file_that_is_none_is_refused_on_the_form(admin, covered):
    answer = admin.post(f"/ground/{covered.street.code}/import/", {"file": upload(b"%PDF"), "system": "file"})

    assert answer.status_code == 422
    assert not BoundaryImport.objects.exists()


def test_a_file_of_two_thousand_rows_is_shown_a_hundred_at_a_time(admin, covered):
    batch = bring(admin, covered.street, geojson(*(({"name": f"第{n}个"}, None) for n in range(2000))))

    first = admin.get(f"/ground/imports/{batch.uuid}/").content.decode()
    last = admin.get(f"/ground/imports/{batch.uuid}/?from=1901").content.decode()

    assert ("第99个" in first, "第100个" in first, "第1999个" in last) == (True, False, True)
    assert len(first) < 100_000


def test_an_import_is_done_after_it_was_read(admin, covered):
    batch = bring(admin, covered.general, geojson(*moved(covered)))

    with (
        pytest.raises(IntegrityError, match="boundary_import_is_done_after_it_was_read"),
        transaction.atomic(),
    ):
        BoundaryImport.objects.update(done_at=batch.made_at - timedelta(seconds=1))


def test_the_shapefile_has_all_its_parts(admin, covered):
    body = admin.get(f"/ground/{covered.street.code}/export/?format=shapefile").content

    names = {name.rpartition(".")[2] for name in zipfile.ZipFile(io.BytesIO(body)).namelist()}
    assert names == {"shp", "shx", "dbf", "prj", "cpg"}
