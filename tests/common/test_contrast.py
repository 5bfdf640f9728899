"""Colours that can be read."""

import pytest

from common.contrast import BLACK, WHITE, contrast, darker, mixed, tint, weakest


def test_the_ends_of_the_scale():
    assert round(contrast(BLACK, WHITE), 2) == 21
    assert contrast(WHITE, WHITE) == 1
    assert contrast("#0b57a8", WHITE) == contrast(WHITE, "#0b57a8")


@pytest.mark.parametrize(("colour", "said"), [("#0d6efd", 4.5), ("#767676", 4.54), ("#0b57a8", 7.1)])
def test_known_colours_on_white(colour, said):
    assert contrast(colour, WHITE) == pytest.approx(said, abs=0.05)


def test_a_colour_just_readable_on_white_is_not_on_its_tint():
    assert contrast("#767676", WHITE) > 4.5 > weakest("#767676")


def test_what_is_made_of_a_colour():
    assert mixed("#000000", "#ffffff", 0.5) == "#808080"
    assert contrast(darker("#0b57a8"), WHITE) > contrast("#0b57a8", WHITE)
    assert tint("#0b57a8") == "#e9f0f7"
