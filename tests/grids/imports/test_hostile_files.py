"""Whatever the file is, the process that reads it ends within its limits, and the person gets a sentence."""

import sys

import pytest

from grids.imports import reading
from grids.imports.child import MOST_ROWS
from grids.imports.reading import Unreadable, is_small, read_sheet
from grids.imports.refusals import REFUSALS
from tests.grids.imports import hostile, old_format
from tests.grids.imports.sheets import xlsx

REFUSED = {
    "zip_bomb": {"too_heavy"},
    "shared_strings": {"too_heavy"},
    "billion_laughs": {"damaged"},
    "outside_entity": {"damaged"},
    "path_tricks": {"damaged"},
    "many_members": {"too_heavy"},
    "too_many_rows": {"too_many_rows"},
    "half_a_file": {"damaged"},
    "locked_ole": {"damaged", "locked"},
    "a_document": {"not_a_table"},
    "merged_forever": {"too_heavy"},
}


@pytest.fixture
def read(tmp_path):
    def read(content, cpu_seconds=20):
        path = tmp_path / "upload"
        path.write_bytes(content)
        return read_sheet(path, cpu_seconds=cpu_seconds)

    return read


@pytest.mark.parametrize("name", REFUSED)
def test_a_file_made_to_hurt_is_refused_in_words(read, name):
    with pytest.raises(Unreadable) as refused:
        read(getattr(hostile, name)())

    assert refused.value.args[0] in REFUSED[name]
    assert str(REFUSALS[refused.value.args[0]])


def test_one_long_text_behind_every_cell_is_refused_before_it_fills_the_memory(read):
    book = xlsx(("a", "b", "c"), *([("长" * 1_000,) * 3] * 4_000))

    assert len(book) < 300_000
    with pytest.raises(Unreadable, match="too_heavy"):
        read(book)


def test_a_small_archive_is_told_by_its_size_and_is_not_opened_here(tmp_path):
    path = tmp_path / "upload"
    path.write_bytes(b"PK\x03\x04" + b"0" * 1_000)
    assert is_small(path)
    path.write_bytes(b"PK\x03\x04" + b"0" * 200_000)
    assert not is_small(path)
    path.write_bytes("姓名,电话\n".encode() * 20_000)
    assert is_small(path)


def test_a_cell_at_the_far_end_of_the_sheet_costs_nothing(read):
    assert [row for row in read(hostile.far_cell()).rows if row[1][0] == "a"] == [(1, ["a"])]


def test_what_a_sheet_says_of_its_size_is_not_believed(read):
    assert read(hostile.lies_about_its_size()).rows == [(1, ["a"]), (2, ["1"]), (3, ["2"])]


def test_a_million_empty_rows_are_passed_over_or_end_by_the_limit(read):
    assert read(hostile.empty_rows()).rows == [(1, ["a"]), (2, ["1"])]
    with pytest.raises(Unreadable, match="too_heavy"):
        read(hostile.empty_rows(), cpu_seconds=1)


def test_no_formula_is_computed_or_kept(read):
    assert read(hostile.formulas()).rows == [(1, ["a", "b"]), (2, ["7"])]


def test_the_reader_is_not_loaded_here():
    assert "openpyxl.reader" not in str(sys.modules["grids.imports.reading"].__dict__)
    assert reading.MOST_ROWS == MOST_ROWS


@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "gbk", "utf-16"])
def test_a_csv_in_every_coding_of_the_country(read, coding):
    assert read("姓名,电话\n王小英,13800000001\n".encode(coding)).rows == [
        (1, ["姓名", "电话"]),
        (2, ["王小英", "13800000001"]),
    ]


@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_a_csv_with_any_sign_between(read, sign):
    assert read(f"a{sign}b\n1{sign}2\n".encode()).rows == [(1, ["a", "b"]), (2, ["1", "2"])]


def test_rare_signs_come_through(read):
    words = "㐀䶮𠮷\u2028甲"

    assert read(xlsx(("a",), (words,))).rows[1] == (2, [words])
    assert read(f"a\n{words}\n".encode("gb18030")).rows[1] == (2, [words])


def test_numbers_days_and_what_excel_has_rounded(read):
    rows = read(xlsx(("a", "b", "c"), (3, 510106199001011234, 45810))).rows

    assert rows[1] == (2, ["3", "5.101061990010113E+17", "45810"])


def test_merged_cells_are_filled_down_and_counted(read):
    sheet = read(xlsx(("a", "b"), ("", "1"), ("", "2"), merge=[("A2:A3", "甲")]))

    assert sheet.rows[1:] == [(2, ["甲", "1"]), (3, ["甲", "2"])]
    assert sheet.filled == 1


def test_the_old_format_is_read_with_its_merged_cells_and_days(read):
    sheet = read(old_format.xls())

    assert sheet.rows == [
        (1, ["姓名", "手机", "日期", "人数"]),
        (2, ["㐀䶮甲", "13800000001", "2025-06-02", "3"]),
        (3, ["㐀䶮甲", "13800000002", "2025/6/3", "3.5"]),
    ]
    assert sheet.filled == 1


@pytest.mark.parametrize("content", [old_format.far_cell(), old_format.xls()[:2_000]])
def test_a_trick_in_the_old_format_ends_its_reader_and_nobody_else(read, content):
    with pytest.raises(Unreadable) as refused:
        read(content)

    assert refused.value.args[0] in ("too_heavy", "damaged")
