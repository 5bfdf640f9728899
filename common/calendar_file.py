"""A working calendar out of a file: a table of days (CSV) or a whole calendar (TOML). Pure but for reading the file.

CSV     day,working[,name] a line, a heading or none; the years of its days are known, office hours are the usual ones.
TOML    hours = [["08:00", "12:00"], …], until_close = true, first = 2026-01-01, last = 2026-12-31, and the days in
        [off] and [worked], each `2026-02-16 = "春节"`. What is left out is as in a CSV.
"""

import csv
import tomllib
from datetime import date, time
from pathlib import Path

from common.worktime import OFFICE_HOURS, WorkCalendar

SUFFIXES = (".csv", ".toml")
WORKED = frozenset({"1", "true", "yes", "y", "work", "working", "worked", "班", "上班", "补班", "调休"})
OFF = frozenset({"0", "false", "no", "n", "off", "holiday", "休", "放假", "休息", "节假日"})
Rows = list[tuple[date, bool, str]]


def read_calendar(path: str) -> WorkCalendar:
    """The calendar of a file. LookupError where there is none, ValueError where it cannot be read as one."""
    file = Path(path)
    if not file.is_file():
        raise LookupError(f"there is no file {path}")
    try:
        text = file.read_text(encoding="utf-8-sig")
        return calendar_of_toml(text) if file.suffix.lower() == ".toml" else calendar_of_csv(text)
    except (OSError, ValueError, TypeError, KeyError, AttributeError, csv.Error) as wrong:
        raise ValueError(f"{path} is not a calendar: {wrong}") from wrong


def calendar_of_csv(text: str) -> WorkCalendar:
    rows = [row for row in csv.reader(text.splitlines()) if any(field.strip() for field in row)]
    if rows and not rows[0][0].strip()[:1].isdigit():
        rows = rows[1:]
    return calendar_of([day_of(row) for row in rows])


def calendar_of_toml(text: str) -> WorkCalendar:
    facts = tomllib.loads(text)
    days: Rows = []
    for table, is_working in (("off", False), ("worked", True)):
        named = facts.get(table, {})
        days += [(date.fromisoformat(day), is_working, str(name)) for day, name in named.items()]
    hours = tuple(
        (time.fromisoformat(opens), time.fromisoformat(closes)) for opens, closes in facts.get("hours", [])
    )
    return calendar_of(
        days,
        hours=hours or OFFICE_HOURS,
        until_close=facts.get("until_close", False),
        first=facts.get("first"),
        last=facts.get("last"),
    )


def calendar_of(
    rows: Rows,
    *,
    hours: tuple[tuple[time, time], ...] = OFFICE_HOURS,
    until_close: bool = False,
    first: date | None = None,
    last: date | None = None,
) -> WorkCalendar:
    """A calendar of rows (day, worked, name); it answers for their whole years unless told otherwise."""
    years = sorted(day.year for day, _works, _name in rows)
    if not years and not (first and last):
        raise ValueError("it has no days, and does not say from when to when it is known")
    return WorkCalendar(
        hours=hours,
        days={day: is_working for day, is_working, _name in rows},
        first=first or date(years[0], 1, 1),
        last=last or date(years[-1], 12, 31),
        names={day: name for day, _is_working, name in rows if name},
        until_close=until_close,
    )


def day_of(row: list[str]) -> tuple[date, bool, str]:
    day, works, name = (*(field.strip() for field in row), "", "")[:3]
    if works.casefold() not in WORKED | OFF:
        raise ValueError(f"{works!r} says neither that {day} is worked nor that it is off (1 or 0)")
    return date.fromisoformat(day.replace("/", "-")), works.casefold() in WORKED, name
