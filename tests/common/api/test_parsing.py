import io

import pytest
from rest_framework.exceptions import ParseError, ValidationError

from common.api.parsing import MOST, BoundedJSONParser
from common.api.problem import Problem


def parsed(body):
    return BoundedJSONParser().parse(io.BytesIO(body), "application/json", {"encoding": "utf-8"})


def test_json_is_read():
    assert parsed('{"a": ["路灯", 1, null]}'.encode()) == {"a": ["路灯", 1, None]}


def test_a_body_of_one_megabyte_is_read_and_one_byte_more_is_not():
    parsed(b'"%s"' % (b"a" * (MOST - 2)))

    with pytest.raises(Problem) as refusal:
        parsed(b'"%s"' % (b"a" * (MOST - 1)))

    assert refusal.value.status_code == 413


@pytest.mark.parametrize(
    "body",
    [
        b"{",
        b"NaN",
        b"\xff",
        b"9" * 5000,
        b"[" * 100_000,
        b"[" * 18 + b"]" * 18,
        b'{"a":' * 5000 + b"1" + b"}" * 5000,
    ],
    ids=["cut off", "no number", "no UTF-8", "too long a number", "open", "deep", "very deep"],
)
def test_what_is_no_plain_json_is_refused(body):
    with pytest.raises(ParseError):
        parsed(body)


@pytest.mark.parametrize(
    ("body", "field"),
    [
        (rb'{"a": "x\u0000"}', "a"),
        (rb'{"a": {"b": ["x", "\ud800"]}}', "a.b.1"),
        (rb'"\udc00"', ""),
        (rb'{"a": {"\ud800": 1}}', "a."),
        (rb'{"\ud800": {"b": "\u0000"}}', r"\ud800.b"),
    ],
)
def test_a_text_no_column_can_hold_is_an_error_of_its_field(body, field):
    with pytest.raises(ValidationError) as refusal:
        parsed(body)

    assert field in refusal.value.detail


def test_a_whole_pair_of_surrogates_is_one_character():
    assert parsed(rb'"\ud83d\ude00"') == "\U0001f600"
