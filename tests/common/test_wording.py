import pytest
from django.utils import translation

from common.templatetags.wording import beyond, halves, named


@pytest.mark.parametrize(
    ("words", "beside", "left"),
    [
        ("昌盛街社区第02网格微网格1", "昌盛街社区石榴巷30号", "第02网格微网格1"),
        ("第一网格", "中心路 1 号楼", "第一网格"),
        ("昌盛街社区", "昌盛街社区", "昌盛街社区"),
        (None, "中心路", ""),
    ],
)
def test_a_grid_is_told_without_what_the_address_says_already(words, beside, left):
    assert beyond(words, beside) == left


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("李* · Grid 7", '<span lang="zh-CN">李*</span> · Grid 7'),
        ("<b>1 号楼</b>", '&lt;b&gt;<span lang="zh-CN">1 号楼</span>&lt;/b&gt;'),
        (None, ""),
    ],
)
def test_a_name_on_an_english_page_is_marked_as_chinese_and_never_trusted(words, told):
    with translation.override("en"):
        assert named(words) == told


def test_on_a_chinese_page_a_name_needs_no_mark():
    with translation.override("zh-hans"):
        assert named("朝阳街社区") == "朝阳街社区"


@pytest.mark.parametrize(
    ("address", "street", "building"),
    [
        ("朝阳街社区新安路28号幸福里2号楼", "朝阳街社区新安路28号", "幸福里2号楼"),
        ("新安路28号幸福里2号楼3单元", "新安路28号", "幸福里2号楼3单元"),
        ("中心公园东门口的大槐树下面", "中心公园东", "门口的大槐树下面"),
        ("东门", "", "东门"),
        (None, "", ""),
    ],
)
def test_the_building_is_told_apart_from_its_street(address, street, building):
    assert halves(address) == (street, building)
