"""`manage.py due --batch`, which programs outside may rely on."""

import io
from datetime import date, timedelta

import pytest
from django.core.management import CommandError, call_command

from grids.models import Calendar

pytestmark = pytest.mark.django_db


@pytest.fixture
def office():
    """An office with its own hours and the national days off of a week in February 2026."""
    calendar = Calendar.objects.create(
        code="office",
        name="Office",
        hours=[["08:00", "12:00"], ["14:00", "18:00"]],
        first=date(2026, 1, 1),
        last=date(2026, 12, 31),
    )
    holidays = [date(2026, 2, 15) + timedelta(days=number) for number in range(9)]
    for day in holidays:
        calendar.days.create(day=day, is_working=False, name="春节")
    calendar.days.create(day=date(2026, 2, 14), is_working=True, name="春节")
    return calendar


@pytest.fixture
def ask(monkeypatch):
    def lines(*asked):
        monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in asked)))
        out = io.StringIO()
        try:
            call_command("due", "--batch", stdout=out)
        finally:
            lines.answers = out.getvalue().splitlines()
        return lines.answers

    return lines


def test_a_line_out_for_every_line_in(office, ask):
    answers = ask(
        "2026-03-06T17:30,2,WH,office",
        "2026-03-06T17:30,2,UH,office",
        "2026-02-14T10:00+08:00,1,WD,office",
        "2026-02-13T17:00,0.5,WH,OFFICE",
        " 2026-03-06T09:30:00Z , 2 , WH , office ",
        "",
        "2026-01-31 09:00,1,MO,office",
    )

    assert answers == [
        "2026-03-09T09:30:00+08:00",
        "2026-03-06T19:30:00+08:00",
        "2026-02-24T10:00:00+08:00",
        "2026-02-13T17:30:00+08:00",
        "2026-03-09T09:30:00+08:00",
        "",
        "2026-02-28T09:00:00+08:00",
    ]


def test_without_a_calendar_the_national_one_counts(ask):
    assert ask("2026-02-14T10:00,1,WD", "2026-01-02T10:00,2,ND,cn") == [
        "2026-02-24T10:00:00+08:00",
        "2026-01-04T10:00:00+08:00",
    ]


def test_the_national_office_opens_at_eight(ask):
    assert ask("2026-03-06T17:30,2,WH") == ["2026-03-09T09:30:00+08:00"]


def test_a_wrong_line_is_named_in_its_place_and_the_rest_goes_on(office, ask):
    with pytest.raises(CommandError, match="8"):
        ask(
            "yesterday,2,WH,office",
            "2026-03-06T17:30,two,WH,office",
            "2026-03-06T17:30,2,XX,office",
            "2026-03-06T17:30,2",
            "2026-03-06T17:30,2,WH,office,again",
            "2026-12-31T17:30,2,WH,office",
            "2026-03-06T17:30,2,WH,elsewhere",
            "9999-12-31T17:30,2,ND,office",
            "2026-03-06T17:30,2,WH,office",
        )

    assert [line.split(":")[0] for line in ask.answers[:-1]] == ["error"] * 8
    assert "'two'" in ask.answers[1]
    assert "2027" in ask.answers[5]
    assert "there is no calendar 'elsewhere'" in ask.answers[6]
    assert ask.answers[-1] == "2026-03-09T09:30:00+08:00"


def test_where_no_calendar_was_filled_in_the_answer_says_so(ask):
    Calendar.objects.update(code="elsewhere")

    with pytest.raises(CommandError):
        ask("2026-03-06T17:30,2,WH")

    assert ask.answers == ["error: there is no calendar 'CN'; add one under Calendars"]


def test_a_thousand_lines_read_their_calendar_once(office, ask, django_assert_num_queries):
    with django_assert_num_queries(2):  # the calendar, its days
        ask(*["2026-03-06T17:30,2,WH,office"] * 1000)
