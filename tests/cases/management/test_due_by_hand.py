"""`manage.py due` for one case by arguments, for the clocks of a case, and without a database."""

import io
import os
import subprocess
import sys

import pytest
from django.core.management import CommandError, call_command
from django.utils.translation import override

from tests.cast import lead_to

pytestmark = pytest.mark.django_db


def answered(*asked, **options):
    out = io.StringIO()
    call_command("due", *asked, stdout=out, **options)
    return out.getvalue().splitlines()


def test_one_case_by_arguments(office):
    assert answered("2026-03-06 17:30", "2", "wh", "office") == ["2026-03-09T09:30:00+08:00"]
    assert answered("2026-03-06T09:30Z", "1", "自然日") == ["2026-03-07T17:30:00+08:00"]


def test_the_way_is_told(office):
    with override("en"):
        lines = answered(
            "2026-02-13T17:00", "2", "WD", "office", "--pause", "2026-02-14T08:00/2026-02-14T12:00",
            "--extend", "1", explain=True,
        )  # fmt: skip

    assert lines == [
        "2026-02-26T11:00:00+08:00",
        "Due: 2026-02-26 11:00 (Thursday)",
        "Calendar: Office, version 1",
        "By which rule: as asked",
        "Limit: 2 working days",
        "Begun: 2026-02-13 17:00 (Friday)",
        "Counted from: 2026-02-13 17:00 (Friday)",
        "Days counted: 02-13; 02-14 (worked for a holiday); 02-24 – 02-26",
        "Days left out: 02-15 – 02-23 春节",
        "Stood still: 2026-02-14 08:00 (Saturday) – 2026-02-14 12:00 (Saturday)",
        "Extended by: 1 working days",
    ]


def test_a_clock_that_stands_still_has_no_due_time(office):
    with override("en"):
        lines = answered(
            "2026-02-13T17:00", "2", "WD", "office", "--pause", "2026-02-14T08:00/", explain=True
        )

    assert lines[0] == "No due time yet: the clock stands still."


def test_the_clocks_of_a_case_are_told(town):
    case = lead_to(town, "dispatched")
    with override("en"):
        lines = answered(case=case.number)

    assert "Handling 1" in lines
    assert "Limit: 2 working days" in lines


@pytest.mark.parametrize(
    ("asked", "options"),
    [
        ((), {}),
        (("2026-02-13T17:00",), {"batch": True}),
        (("2026-02-13T17:00", "2"), {}),
        (("yesterday", "2", "WD"), {}),
        (("2026-02-13T17:00", "0", "WD"), {}),
        (("2026-02-13T17:00", "2", "WD"), {"pause": ["2026-02-14/2026-02-13"]}),
        (("2026-02-13T17:00", "2", "WD"), {"extend": ["0.5"]}),
        ((), {"case": "0"}),
    ],
)
def test_what_cannot_be_answered_is_refused(asked, options):
    with pytest.raises(CommandError):
        answered(*asked, **options)


def test_the_built_in_calendar_needs_no_database():
    """A process of its own whose database is nowhere: a year's table, and the usual calendar in its place."""
    nowhere = "postgres://governance_app:x@127.0.0.1:1/nothing"
    done = subprocess.run(
        [sys.executable, "manage.py", "due", "--batch"],
        input="2026-02-14T10:00,1,WD,2026\n2026-02-14T10:00,1,WD\n2026-02-14T10:00,1,WD,office\n",
        env={**os.environ, "DATABASE_URL": nowhere, "DATABASE_OWNER_URL": nowhere},
        capture_output=True,
        text=True,
        check=False,
    )

    *answers, wrong = done.stdout.splitlines()
    assert answers == ["2026-02-24T10:00:00+08:00"] * 2
    assert wrong == "error: no database answers that would know the calendar 'office'"
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 2
