"""An address in parts and as one line."""

import pytest

from grids.addresses import Parts, door, full, parse

WRITTEN = {
    "建设路12号幸福里3号楼2单元5层502室": Parts(
        road="建设路",
        house_number="12号",
        compound="幸福里",
        block="3号楼",
        unit="2单元",
        floor="5层",
        room="502室",
    ),
    "建设路12号院": Parts(road="建设路", house_number="12号院"),
    "锦江大道中段88号": Parts(road="锦江大道中段", house_number="88号"),
    "第三组8号": Parts(villagers_group="第三组", house_number="8号"),
    "汝南路11号楼": Parts(road="汝南路", block="11号楼"),
    "㐀䶮𠮷花园3号楼": Parts(compound="㐀䶮𠮷花园", block="3号楼"),
}


@pytest.mark.parametrize("text", WRITTEN)
def test_an_address_is_read_and_written_again(text):
    assert parse(text) == WRITTEN[text]
    assert full(WRITTEN[text]) == text


def test_what_stands_above_the_road_is_the_grids():
    assert parse("郑州市上街区新安路街道朝阳社区建设路12号") == Parts(road="建设路", house_number="12号")


def test_a_door_is_read_as_people_say_it():
    assert parse("幸福里3-2-502") == Parts(compound="幸福里", block="3号楼", unit="2单元", room="502")


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        (("3号楼", "2单元", "502"), "3-2-502"),
        (("", "2单元", "502"), "2-502"),
        (("3栋", "", "101"), "3-101"),
        (("第3幢", "", ""), "3"),
    ],
)
def test_a_door_is_said_as_people_say_it(parts, said):
    assert door(*parts) == said


def test_nothing_is_said_twice():
    assert full(Parts(compound="工业园"), above=("工业园",)) == "工业园"


def test_what_is_not_understood_is_in_no_part():
    assert parse("村口大槐树旁边") == Parts()
