"""A log line is JSON, says what it belongs to, and names nobody."""

import json
import logging
import sys

import pytest

from common.traces import belonging_to
from governance.logs import JsonFormatter
from governance.scrubbing import scrubbed


def written(message, *args, exc_info=None, **facts):
    record = logging.LogRecord("cases", logging.INFO, __file__, 1, message, args, exc_info)
    record.facts = facts
    return json.loads(JsonFormatter().format(record))


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("Not Found: /t/9f8Jk2_secret/rate/", "Not Found: /t/***/rate/"),
        ("Not Found: /q/7ABCDEFGHJ2/done/9f8jk2secret/", "Not Found: /q/7ABCDEFGHJ2/done/***/"),
        ("call 13812345678 back", "call 138****5678 back"),
        ("身份证41010519491231002X号", "身份证***号"),
        ("number 410105194912310021.", "number ***."),
        ("case 2026112241010600001 moved", "case 2026112241010600001 moved"),
        ("Authorization: Api-Key gk_1a2b3c4d.9f8e7d6c5b4a", "Authorization: Api-Key ***"),
        ("Bearer eyJhbGciOiJIUzI1NiJ9.e30.x refused", "Bearer *** refused"),
        ("redis://:hunter2secret@127.0.0.1:6379/0", "redis://:***@127.0.0.1:6379/0"),
        ("postgresql://governance_app:secret@db/x", "postgresql://governance_app:***@db/x"),
        ("csrfmiddlewaretoken=abcDEF123&words=x", "csrfmiddlewaretoken=***&words=x"),
        ("{'password': 'a long enough one', 'name': 'x'}", "{'password': '***', 'name': 'x'}"),
        ("Cookie: __Host-session=k3jh4k5jh4; other=1", "Cookie: __Host-session=***; other=1"),
    ],
)
def test_what_names_a_person_or_opens_a_door_is_left_out(line, shown):
    assert scrubbed(line) == shown


def test_a_line_is_one_object_with_its_moment_in_utc():
    line = written("row %d is parked", 7)

    assert line["at"].endswith("+00:00")
    assert (line["level"], line["logger"], line["message"]) == ("info", "cases", "row 7 is parked")


def test_arguments_and_tracebacks_are_scrubbed_too():
    try:
        raise ValueError("13812345678 already exists")
    except ValueError:
        line = written("failed for %s", "13812345678", exc_info=sys.exc_info())

    assert "13812345678" not in json.dumps(line)
    assert "ValueError: 138****5678 already exists" in line["trace"]


def test_a_line_of_several_lines_is_still_one():
    record = logging.LogRecord("cases", logging.INFO, __file__, 1, "one\ntwo", (), None)

    assert "\n" not in JsonFormatter().format(record)


def test_lines_say_the_request_they_belong_to():
    with belonging_to(request="abc"):
        inside = written("x")

    assert inside["request"] == "abc"
    assert "request" not in written("x")
