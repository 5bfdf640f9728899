"""Which heading of a file fills which field."""

import pytest

from grids.imports.columns import heads_in, matched, plain
from grids.imports.kinds import kind_of, kinds
from grids.imports.officers import Officers

COLUMNS = Officers.columns
OFFERED = [kind for kind in kinds() if kind.is_offered]


@pytest.mark.parametrize(
    "heads",
    [
        ("姓名", "手机号码", "角色", "网格编码"),
        ("姓 名*", "手机号（必填）", "岗位：", "所属网格"),
        ("Full name", "Phone", "Role", "Grid code"),
        ("人员姓名", "联系电话(11位)", "职务", "网格代码 "),
    ],
)
def test_headings_are_known_by_what_people_call_them(heads):
    assert matched(heads, COLUMNS) == {"name": 0, "phone": 1, "role": 2, "grid": 3}


def test_a_heading_fills_one_field_and_a_field_is_filled_once():
    assert matched(("电话", "手机", "备注"), COLUMNS) == {"phone": 0}


def test_what_was_chosen_the_last_time_goes_before_the_name():
    last = {plain("备注"): "username", plain("手机"): ""}

    assert matched(("手机", "备注"), COLUMNS, last) == {"username": 1}


def test_the_headings_are_found_below_a_title():
    rows = [
        (1, ["新安路街道网格员花名册"]),
        (2, ["填表人：王"]),
        (3, ["姓名", "手机", "角色"]),
        (4, ["甲", "1", "2"]),
    ]

    assert heads_in(rows, COLUMNS) == 2
    assert heads_in([], COLUMNS) is None


@pytest.mark.parametrize("kind", OFFERED, ids=lambda kind: kind.word)
def test_every_kind_knows_its_own_template(kind):
    """Each heading of a template leads to its own column, in both languages, and each key is a column."""
    for column in kind.columns:
        for name in column.called():
            assert matched((name,), kind.columns) == {column.name: 0}, name
    assert set(kind.key) <= {column.name for column in kind.columns}
    assert kind_of(kind.word) is kind


@pytest.mark.parametrize("kind", OFFERED, ids=lambda kind: kind.word)
def test_every_example_can_be_read(kind):
    for column in kind.columns:
        if column.example:
            column.reads.value(str(column.example))
