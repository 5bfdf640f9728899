"""The first letters by which a name is found."""

import pytest

from common.pinyin import initials


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("幸福里", "xfl"),
        ("朝阳街", "cyj"),
        ("朝阳街", "zyj"),
        ("长春花园", "cchy"),
        ("3号楼A座", "3hlaz"),
        ("㐀䶮小区", "qyxq"),
        ("３号", "3h"),
        ("Café 乐园", "cafély"),
    ],
)
def test_a_name_is_found_by_its_letters(name, letters):
    assert letters in initials(name).split()


def test_a_sign_without_a_reading_stands_for_itself():
    assert initials("𠮷小区").split()[0] == "𠮷xq"


def test_what_is_no_sign_of_a_name_is_left_out():
    assert (initials(""), initials("…·-")) == ("", "")


def test_no_name_is_too_long_for_its_column():
    assert len(initials("长乐行单重庆" * 20)) <= 60
