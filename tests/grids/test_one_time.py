from types import SimpleNamespace
from uuid import UUID

from grids.one_time import digest, is_code, new_code

ONE, OTHER = (SimpleNamespace(uuid=UUID(int=number)) for number in (1, 2))


def test_a_code_is_read_as_it_is_spoken():
    code = new_code()

    assert is_code(code)
    assert digest(ONE, code) == digest(ONE, code.lower().replace("-", " "))


def test_a_code_belongs_to_one_officer():
    code = new_code()

    assert digest(ONE, code) != digest(OTHER, code)
    assert digest(ONE, code) != digest(ONE, new_code())


def test_a_slip_of_the_pen_is_no_code():
    code = new_code()
    wrong = code.replace(code[0], "0" if code[0] != "0" else "1", 1)

    assert not is_code(wrong)
    assert not is_code("")
    assert not is_code(None)
