"""`manage.py due`, which programs outside may rely on."""

import io

import pytest
from django.core.management import CommandError, call_command

from grids.models import Calendar
from tests.grids.world import region

pytestmark = pytest.mark.django_db


@pytest.fixture
def ask(monkeypatch):
    def lines(*asked):
        typed = "".join(f"{line}\n" for line in asked).encode("utf-8", "surrogateescape")
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(typed)))
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


def test_a_heading_empty_lines_and_windows_line_ends_do_no_harm(office, ask):
    answers = ask(
        "\ufefffrom,limit,unit,calendar\r",
        "\r",
        "2026-03-06T17:30,2,wh,office\r",
        '"2026/3/6 17:30","2","工作时","office"\r',
        "2026年3月6日 17时30分，2，工作时，office\r",
        "2026-03-06T17:30:00+0800,2.0,WD,office",
        "2026-03-06,1,自然日,office",
    )

    assert answers == [
        "due",
        "",
        "2026-03-09T09:30:00+08:00",
        "2026-03-09T09:30:00+08:00",
        "2026-03-09T09:30:00+08:00",
        "2026-03-10T17:30:00+08:00",
        "2026-03-07T00:00:00+08:00",
    ]


def test_a_heading_is_one_only_at_the_top(office, ask):
    with pytest.raises(CommandError):
        ask("2026-03-06T17:30,2,WH,office", "from,limit,unit")

    assert ask.answers[1].startswith("error: ")


def test_bytes_that_are_no_text_are_wrong_on_their_line_only(office, ask):
    with pytest.raises(CommandError):
        ask("2026-03-06T17:30,2,\udcff\udcfe", "2026-03-06T17:30,2,WH,office")

    assert [line[:5] for line in ask.answers] == ["error", "2026-"]


@pytest.mark.parametrize("limit", ["0", "-1", "0.5", "nan", "inf", "", "10001", "1e99"])
def test_a_limit_that_is_none_is_refused(ask, limit):
    with pytest.raises(CommandError):
        ask(f"2026-03-06T17:30,{limit},WD")

    assert ask.answers[0].startswith("error: ")


def test_a_calendar_by_its_year_its_version_its_place_or_its_file(office, ask, tmp_path):
    csv, toml = tmp_path / "days.csv", tmp_path / "hours.toml"
    csv.write_text("day,working,name\n2026-03-09,0,停电\n2026/03/08,班\n", encoding="utf-8-sig")
    toml.write_text('hours = [["09:00", "17:00"]]\nuntil_close = true\n[off]\n2026-03-09 = "停电"\n')
    office.versions.create(
        number=1, hours=[["10:00", "16:00"]], until_close=False, first=office.first, last=office.last,
        days={"2026-03-09": [False, "停电"]}, at="2026-01-01T00:00Z",
    )  # fmt: skip
    city = region("410100000000", "郑州市", "city")
    street = region(
        "410106003000", "新安路街道", "street", region("410106000000", "上街区", "district", city)
    )
    region("410106003001", "朝阳街社区", "community", street)

    names = ("2026", "state-council", "2025", "office@1", "410106003000", "410106003001002", csv, toml)
    answers = ask(*[f"2026-03-06T15:30,3,WH,{name}" for name in names])

    assert [answer[5:16] for answer in answers] == [
        "03-09T08:30",
        "03-09T08:30",
        "03-09T08:30",
        "03-10T12:30",
        "03-09T08:30",
        "03-09T08:30",
        "03-08T08:30",
        "03-10T10:30",
    ]
    assert ask(f"2026-03-06T15:30,1,WD,{toml}") == ["2026-03-10T17:00:00+08:00"]


@pytest.mark.parametrize(
    "name", ["2003", "2099", "office@2", "office@x", "410199", "nowhere.csv", "/etc/nothing.toml"]
)
def test_a_calendar_that_is_not_there_is_named(office, ask, name):
    with pytest.raises(CommandError):
        ask(f"2026-03-06T15:30,3,WH,{name}", "2026-03-06T15:30,3,WH,office")

    assert ask.answers[0].startswith("error: ")
    assert ask.answers[1] == "2026-03-09T08:30:00+08:00"


@pytest.mark.parametrize(
    "text", ["2026-03-06", "[off]\n2026-03-09 = 1\nlast = 3", "2026-03-06,maybe", "", "hours = 3"]
)
@pytest.mark.parametrize("kind", ["csv", "toml"])
def test_a_file_that_is_no_calendar_is_named(ask, tmp_path, text, kind):
    file = tmp_path / f"days.{kind}"
    file.write_text(text)

    with pytest.raises(CommandError):
        ask(f"2026-03-06T15:30,3,WH,{file}")

    assert ask.answers[0].startswith(f"error: {file} is not a calendar")
