import pytest

from grids.tokens import ALPHABET, LENGTH, check_letter, is_token, new_token, normalised

BODIES = ["0000000000", "ZZZZZZZZZZ", "0123456789", "H7K2M9PQ4T", "Z0Z0Z0Z0Z0"]


def test_a_new_token_is_valid_and_no_two_are_alike():
    tokens = {new_token() for _turn in range(1000)}

    assert len(tokens) == 1000
    assert all(is_token(token) and len(token) == LENGTH + 1 for token in tokens)


@pytest.mark.parametrize("body", BODIES)
def test_one_wrong_sign_anywhere_is_noticed(body):
    token = body + check_letter(body)

    assert is_token(token)
    for place in range(LENGTH + 1):
        for sign in ALPHABET.replace(token[place], ""):
            assert not is_token(token[:place] + sign + token[place + 1 :])


@pytest.mark.parametrize("body", BODIES)
def test_any_two_signs_exchanged_are_noticed(body):
    token = body + check_letter(body)

    for first in range(LENGTH + 1):
        for second in range(first + 1, LENGTH + 1):
            signs = list(token)
            signs[first], signs[second] = signs[second], signs[first]
            assert is_token("".join(signs)) is (token[first] == token[second])


def test_what_is_read_aloud_is_understood():
    token = "0000000000" + check_letter("0000000000")

    assert normalised("ooooo-OOOOO " + token[-1].lower()) == token
    assert normalised("iL1") == "111"


@pytest.mark.parametrize("text", ["", "0", "0" * 10, "0" * 12, "U" + "0" * 10, "０" * 11, "\x00" * 11])
def test_what_is_no_token_is_none(text):
    assert not is_token(text)
