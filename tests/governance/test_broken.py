"""When the database is away a page says when to come again, keeps what was typed, and asks the database nothing."""

import html
import re

import pytest

pytestmark = pytest.mark.urls("tests.governance.breaking_urls")

KEY = "7f0d7d0e-51a4-4a52-9d52-0f6f4f1c2a11"
TYPED = {"key": KEY, "description": 'Dark <stairs> & "wet"', "phone": "13800005678", "website": ""}
FIELD = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)">')


@pytest.fixture
def visitor(client):
    client.raise_request_exception = False
    return client


@pytest.mark.parametrize("error", ["away", "cut"])
def test_a_database_that_is_away_is_a_pause_and_nobodys_mistake(visitor, error):
    answer = visitor.get(f"/breaks/{error}")

    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "5")
    assert answer.headers["Cache-Control"] == "no-store"


def test_what_is_really_broken_stays_a_500(visitor):
    assert visitor.get("/breaks/ours").status_code == 500


def test_what_was_typed_can_be_sent_again_under_the_same_key(visitor):
    page = visitor.post("/breaks/away", TYPED).content.decode()

    fields = {name: html.unescape(value) for name, value in FIELD.findall(page)}
    token = fields.pop("csrfmiddlewaretoken")
    assert (fields, bool(token)) == (TYPED, True)


def test_with_photos_the_way_back_is_the_browsers(visitor, tmp_path):
    (tmp_path / "door.jpg").write_bytes(b"\xff\xd8\xff")
    with (tmp_path / "door.jpg").open("rb") as photo:
        page = visitor.post("/breaks/away", TYPED | {"photos": photo}).content.decode()

    assert "<form" not in page


def test_without_a_key_nothing_is_offered_to_be_sent_twice(visitor):
    page = visitor.post("/breaks/away", {"description": "x"}).content.decode()

    assert "<form" not in page
