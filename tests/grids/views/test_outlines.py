"""Outlines of a street and its communities out of a file, at the pages."""

import pytest

from common.coordinates import gcj02
from grids.actions.redraw.seams import apart
from grids.enums import Role
from grids.models import BoundaryImport, Grid, Redraw, RegionOutline
from tests.grids.exchange.files import geojson, upload
from tests.grids.test_coverage import covered
from tests.grids.views.test_exchange import admin, does
from tests.grids.world import box, multi, post

pytestmark = pytest.mark.django_db
__all__ = ["admin", "covered"]


def bring(client, grid, *rows, system="file"):
    told = {"file": upload(geojson(*rows), "社区界𠮷.geojson"), "system": system}
    answer = client.post(f"/ground/{grid.code}/outlines/", told)
    assert answer.status_code == 302, answer.content.decode()
    return BoundaryImport.objects.get(uuid=answer["Location"].split("/")[-2])


def stands(**shapes):
    """Whether these outlines are known, and no others: {the last digits of the code: shape}."""
    known = {one.region.code[-3:]: one.boundary for one in RegionOutline.objects.select_related("region")}
    return known.keys() == {code.strip("_") for code in shapes} and all(
        apart(known[code.strip("_")], multi(shape)) < 0.01 for code, shape in shapes.items()
    )


def kinds(rows):
    return [one.kind for row in rows for one in row if hasattr(one, "kind")]


def test_a_file_is_looked_at_row_by_row_and_then_stands(admin, covered):
    one, two = covered.total.region, covered.total2.region
    batch = bring(
        admin,
        covered.micro,
        ({"code": one.code}, box(0, 0, 1.5, 2)),
        ({"名称": two.name}, box(2, 0, 3, 2)),
        ({"名称": "没有这个社区"}, box(0, 0, 1, 1)),
    )
    page = admin.get(f"/ground/imports/{batch.uuid}/")

    assert does(batch) == [("outline",), ("outline",), ("nothing", "no_region")]
    assert kinds(page.context["findings"]) == ["beyond"]
    assert stands()

    answer = admin.post(f"/ground/imports/{batch.uuid}/")

    assert answer["Location"] == f"/ground/{covered.street.code}/coverage/"
    assert stands(_001=box(0, 0, 1.5, 2), _002=box(2, 0, 3, 2))
    assert kinds(admin.get(answer["Location"]).context["rows"]) == ["beyond"]
    assert not Redraw.objects.exists()


def test_a_later_file_takes_its_place_and_the_same_again_changes_nothing(admin, covered):
    one = covered.total.region
    for shape, word in (
        (box(0, 0, 1, 2), "outline"),
        (box(0, 0, 2, 2), "outline"),
        (box(0, 0, 2, 2), "same"),
    ):
        batch = bring(admin, covered.street, ({"code": one.code}, shape))
        assert does(batch) == [(word,)]
        admin.post(f"/ground/imports/{batch.uuid}/")

    assert stands(_001=box(0, 0, 2, 2))
    assert not admin.get(f"/ground/imports/{batch.uuid}/").context["changes"]


def test_taken_over_once_it_is_settled(admin, covered):
    batch = bring(admin, covered.street, ({"code": covered.total.region.code}, box(0, 0, 2, 2)))
    address = f"/ground/imports/{batch.uuid}/"

    assert [admin.post(address).status_code for _ in range(2)] == [302, 422]


def test_an_outline_drawn_over_amap_is_put_where_it_belongs(admin, covered):
    shape = box(0, 0, 2, 2)
    shifted = type(shape)([gcj02(*corner) for corner in shape.coords[0]])
    batch = bring(admin, covered.street, ({"code": covered.total.region.code}, shifted), system="gcj02")
    admin.post(f"/ground/imports/{batch.uuid}/")

    assert stands(_001=shape)


@pytest.mark.parametrize("word", ["geojson", "kml", "shapefile"])
def test_what_goes_out_comes_in_again_and_changes_nothing(admin, covered, word):
    file = bring(admin, covered.street, ({"code": covered.total.region.code}, box(0, 0, 2, 2)))
    admin.post(f"/ground/imports/{file.uuid}/")

    out = admin.get(f"/ground/{covered.street.code}/outlines/export/", {"format": word})
    name = out["Content-Disposition"].split('"')[1]
    told = {"file": upload(out.content, name), "system": "file"}
    answer = admin.post(f"/ground/{covered.street.code}/outlines/", told)

    assert does(BoundaryImport.objects.get(uuid=answer["Location"].split("/")[-2])) == [("same",)]


def test_another_kind_of_file_is_not_there(admin, covered):
    assert admin.get(f"/ground/{covered.street.code}/outlines/export/", {"format": "dwg"}).status_code == 404


def test_the_page_says_which_are_known(admin, covered):
    bring_all = bring(admin, covered.street, ({"code": covered.total.region.code}, box(0, 0, 2, 2)))
    admin.post(f"/ground/imports/{bring_all.uuid}/")

    page = admin.get(f"/ground/{covered.micro.code}/outlines/")

    assert [outline and outline.source for _region, outline in page.context["rows"]] == [
        None,
        "社区界𠮷.geojson",
        None,
    ]


def test_who_may_not_change_the_ground_brings_no_outlines(client, covered):
    client.force_login(post(covered.street, Role.WORKER).officer)

    assert client.get(f"/ground/{covered.street.code}/outlines/").status_code == 403
    assert client.get(f"/ground/{covered.street.code}/outlines/export/").status_code == 403
    assert client.get("/ground/410199001000/outlines/").status_code == 404
    assert Grid.objects.filter(code=covered.street.code).exists()
