"""The page of a working calendar: looking at a change, making it, and reading what was there before."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import override

from cases.models import Redating
from grids.enums import Role
from grids.models import Calendar
from tests.cases.gallery import kept_town, street  # noqa: F401 - fixtures
from tests.cast import lead_to
from tests.grids.world import officer, post

URL = "/calendars/CN/"
DAYS = {
    "deed": "days",
    "do": "preview",
    "first": "2025-06-10",
    "works": "off",
    "name": "停电",
    "reason": "全市停电",
}


@pytest.fixture
def office(town, client):
    client.force_login(post(town.here.street.district, Role.ADMINISTRATOR, who=officer("root")).officer)
    with override("en"):
        yield client


def test_a_change_is_looked_at_before_it_is_made(office, town):
    lead_to(town, "dispatched")

    answer = office.post(URL, DAYS | {"version": "1"})

    assert answer.status_code == 200
    moves = answer.context["preview"]["moves"]
    assert (moves.seen, moves.moved, moves.left) == (4, 1, 0)
    assert answer.context["preview"]["words"] == {"days": ["2025-06-10"], "more": 0, "hours": ""}
    assert 'value="save"' in answer.text
    assert Calendar.objects.get().version == 1


def test_put_in_force_it_is_the_next_version_and_the_worker_s_task(office, town):
    answer = office.post(URL, DAYS | {"version": "1", "do": "save"})

    assert answer.status_code == 302
    calendar = Calendar.objects.get()
    assert not calendar.work_calendar().is_working(date(2025, 6, 10))
    second = calendar.versions.get(number=2)
    assert (calendar.version, second.by.username, second.reason) == (2, "root", "全市停电")
    assert Redating.objects.get().reason == "全市停电"
    assert "全市停电" in office.get(reverse("cases:calendars")).text

    then, now = (office.get(f"{URL}?year=2025&version={number}") for number in (1, 2))
    assert "停电" not in str(then.context["runs"])
    assert "停电" in str(now.context["runs"])
    assert now.context["changes"]["days"] == ["2025-06-10"]
    assert 'name="deed"' not in now.text  # what was is not changed


def test_made_from_an_older_version_it_is_refused(office):
    office.post(URL, DAYS | {"version": "1", "do": "save"})

    answer = office.post(URL, DAYS | {"version": "1", "do": "save", "first": "2025-06-11"})

    assert answer.status_code == 422
    assert Calendar.objects.get().version == 2


@pytest.mark.parametrize(
    "wrong",
    [
        {"reason": ""}, {"first": "yesterday"}, {"works": "maybe"}, {"last": "2025-06-01"}, {"first": "2031-01-01"},
        {"deed": "hours", "hours": "08:00-25:00"}, {"deed": "hours", "hours": "always"},
        {"deed": "hours", "hours": "08:00-12:00 11:00-18:00"}, {"deed": "hours", "hours": "18:00-08:00"},
    ],
)  # fmt: skip
def test_what_makes_no_sense_is_said_beside_the_form(office, wrong):
    answer = office.post(URL, DAYS | {"version": "1", "do": "save"} | wrong)

    assert answer.status_code == 422
    assert Calendar.objects.get().version == 1


def test_other_hours_and_another_year(office):
    hours = {"deed": "hours", "do": "save", "version": "1", "reason": "夏季作息", "until_close": "on"}
    assert office.post(URL, hours | {"hours": "8:30—12:00，15:00-18:30"}).status_code == 302
    assert (
        office.post(URL, {"deed": "year", "do": "save", "version": "2", "reason": "新年度"}).status_code
        == 302
    )

    calendar = Calendar.objects.get()
    assert calendar.hours == [["08:30", "12:00"], ["15:00", "18:30"]]
    assert (calendar.until_close, calendar.last, calendar.version) == (True, date(2027, 12, 31), 3)


def test_a_year_nobody_filled_in_is_a_warning(office):
    Calendar.objects.update(last=date(2025, 12, 31))

    one, every = office.get(URL), office.get(reverse("cases:calendars"))

    assert one.context["missing"] == 2026
    assert [row["missing"] for row in every.context["rows"]] == [2026]
    assert "2026年" in one.text
    assert "2026年" in every.text


@pytest.mark.parametrize("query", ["?version=7", "?version=0"])
def test_a_version_that_never_was_is_not_found(office, query):
    assert office.get(URL + query).status_code == 404


@pytest.mark.parametrize("query", ["?year=9", "?year=2099", "?year=x", "?version=x"])
def test_an_odd_address_shows_what_there_is(office, query):
    assert office.get(URL + query).status_code == 200


def test_nobody_else_opens_it(town, client):
    client.force_login(post(town.here.street, Role.DISPATCHER, who=officer("other")).officer)

    assert [client.get(url).status_code for url in (URL, "/calendars/")] == [403, 403]
    assert client.post(URL, DAYS | {"version": "1", "do": "save"}).status_code == 403


def test_the_price_of_the_page_does_not_grow(office):
    prices = set()
    for number in (1, 2, 3):
        office.post(URL, DAYS | {"version": str(number), "do": "save", "first": f"2025-06-{number + 9}"})
        if number != 2:
            with CaptureQueriesContext(connection) as page:
                office.get(URL)
            with CaptureQueriesContext(connection) as rows:
                office.get("/calendars/")
            prices.add((len(page), len(rows)))

    assert len(prices) == 1
