"""What a file says of regions, without the database."""

import json

import pytest

from grids.areas import Area, areas_of, civil_codes, files_of
from grids.enums import RegionLevel


def csv_of(folder, text, name="regions.csv"):
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("code", "whole", "level", "nearest"),
    [
        ("44", "440000000000", RegionLevel.PROVINCE, None),
        ("4453", "445300000000", RegionLevel.CITY, "440000000000"),
        ("445321", "445321000000", RegionLevel.DISTRICT, "445300000000"),
        ("445321115", "445321115000", RegionLevel.STREET, "445321000000"),
        ("445321115201", "445321115201", RegionLevel.COMMUNITY, "445321115000"),
        ("445321115000", "445321115000", RegionLevel.STREET, "445321000000"),
        ("440000000000", "440000000000", RegionLevel.PROVINCE, None),
    ],
)
def test_a_code_says_its_level_and_what_it_lies_in(tmp_path, code, whole, level, nearest):
    (area,) = areas_of(csv_of(tmp_path, f"code,name\n{code},六祖镇\n"))

    assert (area.code, area.level) == (whole, level)
    assert next(iter(area.above), None) == nearest


def test_a_name_keeps_its_rare_characters(tmp_path):
    text = 'code,name,streetCode\n445321115201,"旧㙟村委会",1\n445321115202,"𠮷村䶮社区",1\n'

    assert [area.name for area in areas_of(csv_of(tmp_path, text))] == ["旧㙟村委会", "𠮷村䶮社区"]


def test_json_says_the_same_as_csv(tmp_path):
    path = tmp_path / "areas.json"
    path.write_text(json.dumps([{"code": "445321", "name": "新兴县", "cityCode": "4453"}]), encoding="utf-8")

    assert list(areas_of(path)) == [Area("445321", "新兴县")]


def test_a_part_is_what_lies_in_it_and_what_it_lies_in(tmp_path):
    text = "code,name\n44,广东省\n51,四川省\n4453,云浮市\n445321,新兴县\n445321115,六祖镇\n445321116,别处镇\n"
    part = areas_of(csv_of(tmp_path, text), within=["445321115"])

    assert [area.name for area in part] == ["广东省", "云浮市", "新兴县", "六祖镇"]


@pytest.mark.parametrize(
    "line", ["44532,五位", "4453211152O1,字母", "445321,", f"445321,{'长' * 61}", "445321,a\tb"]
)
def test_a_wrong_line_is_named(tmp_path, line):
    with pytest.raises(ValueError, match="line 3"):
        list(areas_of(csv_of(tmp_path, f"code,name\n44,广东省\n{line}\n")))


def test_a_file_without_the_columns_is_refused(tmp_path):
    with pytest.raises(ValueError, match="no columns"):
        list(areas_of(csv_of(tmp_path, "编码,名称\n44,广东省\n")))


def test_a_folder_gives_its_csv_files_before_its_json(tmp_path):
    csv_of(tmp_path, "code,name\n", "b.csv")
    csv_of(tmp_path, "code,name\n", "a.csv")
    csv_of(tmp_path, "[]", "a.json")

    assert [path.name for path in files_of(tmp_path)] == ["a.csv", "b.csv"]
    with pytest.raises(FileNotFoundError):
        files_of(tmp_path / "nothing")


def test_civil_codes_stand_beside_the_statistical_ones(tmp_path):
    found = civil_codes(csv_of(tmp_path, "code,civil_code\n410106,410106\n410106003,410106003000\n"))

    assert found == {"410106000000": "410106", "410106003000": "410106003000"}
    with pytest.raises(ValueError, match="no code"):
        civil_codes(csv_of(tmp_path, "code,civil_code\n410106,开发区\n"))
