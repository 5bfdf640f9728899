"""`manage.py load_regions`: regions from files, again and again, and parts of them as files."""

import io

import pytest
from django.core.management import CommandError, call_command

from grids.actions import regions
from grids.actions.regions import take_in
from grids.areas import areas_of, files_of
from grids.enums import RegionLevel
from grids.models import Region
from tests.grids.world import region

pytestmark = pytest.mark.django_db

FILES = {
    "areas.csv": "code,name\n445321,新兴县\n441900,东莞市\n",
    "cities.csv": "code,name\n4453,云浮市\n4419,东莞市\n",
    "provinces.csv": "code,name\n44,广东省\n",
    "streets.csv": "code,name\n445321115,六祖镇\n441900003,东城街道\n",
    "villages.csv": "code,name\n445321115201,旧(土郎)村委会\n445321115202,龙山塘村委会\n441900003001,岗贝社区\n",
}


@pytest.fixture
def folder(tmp_path):
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def load(*args, **facts):
    out = io.StringIO()
    call_command("load_regions", *map(str, args), stdout=out, stderr=io.StringIO(), **facts)
    return out.getvalue()


def path_of(code):
    found, region = [], Region.objects.get(code=code)
    while region:
        found.append((region.name, region.level))
        region = region.parent
    return found


def test_every_region_lies_in_the_one_above(folder):
    assert "9 regions read, 9 new" in load(folder)

    assert path_of("445321115201") == [
        ("旧(土郎)村委会", "community"),
        ("六祖镇", "street"),
        ("新兴县", "district"),
        ("云浮市", "city"),
        ("广东省", "province"),
    ]


def test_a_city_without_districts_is_a_district(folder):
    load(folder)

    assert path_of("441900003001")[1:] == [
        ("东城街道", "street"),
        ("东莞市", "district"),
        ("广东省", "province"),
    ]


def test_a_second_run_changes_nothing(folder):
    load(folder)
    before = list(Region.objects.order_by("pk").values_list())

    assert "9 regions read, 0 new" in load(folder)
    assert list(Region.objects.order_by("pk").values_list()) == before


def test_a_wrong_line_keeps_all_of_it_out(folder):
    (folder / "villages.csv").write_text(f"{FILES['villages.csv']}44532111520X,坏行\n", encoding="utf-8")

    with pytest.raises(CommandError, match="line 5"):
        load(folder)
    assert Region.objects.count() == 0


def test_what_broke_off_goes_on(folder, monkeypatch):
    monkeypatch.setattr(regions, "PORTION", 2)
    areas = [area for file in files_of(folder) for area in areas_of(file)]
    upwards = sorted(areas, key=lambda area: len(area.digits))

    def break_off(count, area):
        if area.level == RegionLevel.COMMUNITY:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        take_in(upwards, tell=break_off)
    there = Region.objects.count()
    assert 0 < there < 9

    assert f"9 regions read, {9 - there} new" in load(folder)


def test_a_place_that_was_there_keeps_its_words_and_gets_its_province(folder):
    city = region("445300000000", "云浮", RegionLevel.CITY)

    load(folder)

    city.refresh_from_db()
    assert (city.name, city.parent.name) == ("云浮", "广东省")
    assert Region.objects.get(code="445321000000").parent == city


def test_what_lies_in_nothing_is_left_out_and_said(folder):
    (folder / "streets.csv").write_text("code,name\n445321115,六祖镇\n", encoding="utf-8")

    with pytest.raises(CommandError, match="1 lie in nothing that is known: 441900003001"):
        load(folder)
    assert Region.objects.count() == 7


def test_civil_codes_are_noted_apart(folder, tmp_path):
    civil = tmp_path / "civil.txt"
    civil.write_text("code,civil_code\n445321115,445321999\n", encoding="utf-8")

    assert "1 civil codes" in load(folder, civil=str(civil))
    town = Region.objects.get(code="445321115000")
    assert (town.code, town.civil_code) == ("445321115000", "445321999")


def test_a_part_is_written_to_a_file_and_loads_again(folder, tmp_path):
    part = tmp_path / "part" / "liuzu.csv"
    part.parent.mkdir()
    load(folder, within=["445321115"], write=str(part))
    assert Region.objects.count() == 0

    assert "6 regions read, 6 new" in load(part)
    assert Region.objects.filter(level=RegionLevel.COMMUNITY).count() == 2


def test_the_parts_that_come_with_the_product_load(db):
    load("localities/regions")

    towns = {"栖贤街道": 16, "六祖镇": 31, "新安路街道": 5}
    counted = {
        name: Region.objects.filter(level=RegionLevel.COMMUNITY, parent__name=name).count() for name in towns
    }
    assert counted == towns
    bijiang = Region.objects.get(code="520602000000")
    assert bijiang.children.filter(name__endswith="街道").count() == 7
