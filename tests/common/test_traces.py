"""Which number a request goes by, and that nobody can write into the log with it."""

import pytest

from common import traces

TRACE = "4bf92f3577b34da6a3ce929d0e0e4736"
NGINX = "0f8fad5bd9cb469fa16570867728950e"


@pytest.mark.parametrize(
    ("headers", "number"),
    [
        ({"X-Request-ID": NGINX}, NGINX),
        ({"X-Request-ID": NGINX.upper()}, NGINX),
        ({"X-Request-ID": "0f8fad5b-d9cb-469f-a165-70867728950e"}, NGINX),
        ({"traceparent": f"00-{TRACE}-00f067aa0ba902b7-01"}, TRACE),
        ({"traceparent": f"00-{TRACE}-00f067aa0ba902b7-01", "X-Request-ID": NGINX}, TRACE),
        ({"traceparent": f"00-{'0' * 32}-00f067aa0ba902b7-01", "X-Request-ID": NGINX}, NGINX),
    ],
)
def test_a_number_of_the_right_form_is_taken_over(rf, headers, number):
    assert traces.trace_of(rf.get("/", headers=headers)) == number


@pytest.mark.parametrize(
    "told",
    ["", "forged", NGINX[:-1], NGINX + "0", NGINX + "\n", f'{NGINX[:-3]}","', "０" * 32, NGINX[:-1] + "é"],
)
@pytest.mark.parametrize("header", ["X-Request-ID", "traceparent"])
def test_anything_else_is_not(rf, header, told):
    request = rf.get("/", headers={header: told})

    number = traces.trace_of(request)

    assert len(number) == 32
    assert number != told.strip()
    assert traces.trace_of(request) == number


def test_the_number_at_hand_is_told_inside_and_nowhere_else():
    with traces.caused_by(TRACE):
        inside = traces.current()

    assert (inside, traces.current()) == (TRACE, "")


def test_work_that_nobody_asked_for_names_no_request():
    with traces.caused_by(""):
        assert traces.about.get() == {}
