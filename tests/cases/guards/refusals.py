"""Which guard refused."""

from traceback import walk_tb

import pytest

from common.errors import Refused


def no(guard):
    """A refusal by this guard, not by another one, the order or the person."""
    return pytest.raises(Refused, check=lambda refusal: raised_in(refusal) == guard)


def raised_in(error):
    *_, (frame, _line) = walk_tb(error.__traceback__)
    return frame.f_code.co_name
