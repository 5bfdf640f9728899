import pytest

from common.templatetags.wording import beyond


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
