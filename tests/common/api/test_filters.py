from datetime import UTC, datetime

import pytest
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.test import APIRequestFactory

from common.api.filters import filtered, moment, one_of, some_of, yes_or_no

FILTERS = {"a": lambda rows, value: [*rows, value], "n": lambda rows, value: [*rows, int(value)]}


def asked(query):
    return filtered([], Request(APIRequestFactory().get(f"/?{query}")), FILTERS, {"cursor"})


def test_named_filters_narrow_one_after_another():
    assert asked("n=2&a=x&cursor=y") == ["x", 2]


def test_a_filter_said_twice_is_a_list():
    assert asked("a=x&a=y") == ["x,y"]


@pytest.mark.parametrize("query", ["b=1", "password__startswith=a", "n=x", "a=%00", f"a={'x' * 201}"])
def test_any_other_name_or_value_is_refused(query):
    with pytest.raises(ValidationError):
        asked(query)


def test_readers_take_their_words_and_no_others():
    assert some_of({"a", "b"})("a,b") == ["a", "b"]
    assert [yes_or_no(word) for word in ("true", "1", "false", "0")] == [True, True, False, False]
    for reader, wrong in ((one_of({"a"}), "b"), (some_of({"a"}), "a,"), (yes_or_no, "yes")):
        with pytest.raises(ValueError, match=r".*"):
            reader(wrong)


def test_a_moment_has_an_offset():
    nine = datetime(2025, 6, 9, 1, 0, tzinfo=UTC)

    assert moment("2025-06-09T09:00:00+08:00") == moment("2025-06-09T09:00:00 08:00") == nine
    assert moment("2025-06-09T01:00:00Z") == nine
    for wrong in ("2025-06-09", "2025-06-09T09:00:00", "2025-13-09T09:00:00Z", "now"):
        with pytest.raises(ValueError, match=r".*"):
            moment(wrong)
