"""Whatever comes in, nothing of ours breaks: no answer is a 5xx, and refusals are problems."""

import json
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cases.api.filters import FILTERS
from tests.cases.api.callers import CASES
from tests.cast import a_case, lead_to

FUZZ = settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
pytestmark = pytest.mark.slow

ODD = [
    "\x00",
    "\ud800",
    "路灯\u202e",
    "%",
    "_",
    "'; --",
    "１２３",
    "\U0001f600" * 300,
    "a" * 2000,
    "\r\n",
    "",
]
text = st.one_of(st.sampled_from(ODD), st.text(max_size=20))
numbers = st.one_of(st.integers(), st.floats(allow_nan=False), st.sampled_from([10**400, -1, 1e308, 2**63]))
scalars = st.one_of(st.none(), st.booleans(), numbers, text)
anything = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(text, inner, max_size=3),
    max_leaves=6,
)


def like(**fields):
    """An object with some of the fields a call knows, each fitting or not."""
    known = {name: st.one_of(fitting, anything) for name, fitting in fields.items()}
    return st.fixed_dictionaries({}, optional=known)


moments = st.one_of(st.datetimes().map(lambda at: f"{at.isoformat()}+08:00"), text)
places = like(
    qr=text,
    building=text,
    grid=text,
    address=text,
    lng=numbers,
    lat=numbers,
    crs=st.sampled_from(["gcj02", "bd09"]),
)
people = like(name=text, phone=st.sampled_from(["13800005678", "+86 138"]), anonymous=st.booleans())
reports = like(
    category=st.sampled_from(["05007", "90000"]),
    description=text,
    place=places,
    urgency=st.just("urgent"),
    source=st.just("system"),
    reporter=people,
    on_behalf_of=people,
    found_at=moments,
    photos=st.lists(text, max_size=8),
)
bodies = like(
    **dict.fromkeys(
        ("to", "note", "decision", "category", "urgency", "major", "grid", "kind", "result"), text
    ),
    **dict.fromkeys(
        ("reason", "channel", "outcome", "words", "answer", "by_when", "receipt", "internal"), text
    ),
    level=numbers,
    solved=st.booleans(),
    photos=st.lists(text, max_size=8),
)
VERBS = ["dispatch", "classify", "void", "contact", "comment", "take", "resolve", "rate", "close", "recall"]


def sent(caller, address, body, **headers):
    """A body as raw JSON, so that half surrogates and huge numbers get through the client."""
    return caller.generic("POST", address, json.dumps(body), content_type="application/json", headers=headers)


def sound(answer, *statuses):
    assert answer.status_code in statuses, (answer.status_code, answer.content[:500])
    if answer.status_code >= 400:
        assert answer["Content-Type"] == "application/problem+json"
        assert set(answer.json()) >= {"type", "title", "status", "code", "detail", "errors", "trace_id"}


@FUZZ
@given(body=st.one_of(reports, anything))
def test_a_report_of_anything(town, calls, body):
    sound(sent(calls.desk, CASES, body), 201, 400, 409)


@FUZZ
@given(verb=st.sampled_from(VERBS), body=st.one_of(bodies, anything))
def test_a_verb_with_anything(town, calls, verb, body):
    case = town.__dict__.setdefault("case", None) or lead_to(town, "handling")
    town.case = case
    seen = calls.desk.one(case.number)["ETag"]

    sound(
        sent(calls.desk, f"{CASES}{case.number}/actions/{verb}/", body, **{"If-Match": seen}),
        200,
        400,
        409,
        412,
    )


@FUZZ
@given(
    name=st.sampled_from([*FILTERS, "order", "cursor", "page_size", "x"]),
    value=st.one_of(text, moments, numbers.map(str)),
)
def test_a_filter_with_anything(town, calls, name, value):
    value = quote(value.encode("utf-8", "surrogatepass"))

    sound(calls.desk.get(f"{CASES}?{name}={value}"), 200, 400)
    sound(calls.desk.get(f"/api/v1/grids/?{name}={value}"), 200, 400)


@FUZZ
@given(path=text)
def test_an_address_of_anything(town, calls, path):
    sound(calls.desk.get(f"{CASES}{quote(path.encode('utf-8', 'surrogatepass'))}/"), 404, 200)


@FUZZ
@given(key=st.text(st.characters(min_codepoint=33, max_codepoint=126), max_size=60), tag=text)
def test_headers_of_anything(town, calls, key, tag):
    case = town.__dict__.setdefault("case", None) or a_case(town)
    town.case = case
    tag = tag.encode("latin-1", "ignore").decode("latin-1").replace("\r", "").replace("\n", "")

    sound(sent(calls.desk, CASES, {}, **{"Idempotency-Key": key}), 400)
    sound(sent(calls.desk, f"{CASES}{case.number}/actions/close/", {}, **{"If-Match": tag}), 409, 412, 428)
    calls.desk.get(CASES, HTTP_AUTHORIZATION=f"Api-Key {key}")


@pytest.mark.parametrize("kind", ["a", "路", "\\u0000", "\\ud800", "[", '{"a":'])
def test_a_megabyte_of_one_sign(town, calls, kind):
    for size in (1000, 2**20):
        raw = f'{{"source": "system", "description": "{kind * (size // len(kind.encode()))}"}}'.encode()
        answer = calls.desk.generic("POST", CASES, raw, content_type="application/json")
        sound(answer, 201, 400, 413)
