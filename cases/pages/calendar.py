"""A working calendar as its page shows it (pure)."""

from datetime import timedelta

from cases.pages.reckoning import span
from grids.calendar_draft import differing, marked
from grids.holidays import is_announced

ONE_DAY = timedelta(days=1)
LATE_IN_THE_YEAR = 10  # from October on the next year is asked for, as on the page Operation


def year_of(calendar, asked, today):
    """The year that is shown: the asked one if the calendar knows it, else the nearest to today."""
    year = int(asked) if asked.isdecimal() and len(asked) == len("2026") else today.year
    return min(max(year, calendar.first.year), calendar.last.year)


def runs_of(calendar, year):
    """[{days, works, name}]: what differs from the week in a year, days in a row as one."""
    runs = []
    for day, works, name in marked(calendar):
        if day.year != year:
            continue
        if (
            runs
            and day - runs[-1]["last"] == ONE_DAY
            and (works, name) == (runs[-1]["works"], runs[-1]["name"])
        ):
            runs[-1]["last"] = day
        else:
            runs.append({"first": day, "last": day, "works": works, "name": name})
    return [run | {"days": span(run["first"], run["last"])} for run in runs]


def hours_words(calendar):
    return " ".join(f"{opens:%H:%M}-{closes:%H:%M}" for opens, closes in calendar.hours)


def change_words(before, after):
    """What is different, in a few words: the days, as far as they fit, and the hours."""
    days = differing(before, after)
    shown = [f"{day:%Y-%m-%d}" for day in days[:10]]
    return {"days": shown, "more": len(days) - len(shown), "hours": hours_changed(before, after)}


def hours_changed(before, after):
    same = (before.hours, before.until_close) == (after.hours, after.until_close)
    return "" if same else hours_words(after)


def missing_year(calendar, today):
    """The year nobody has filled in though limits soon reach into it; None where all is well."""
    needed = today.year + (today.month >= LATE_IN_THE_YEAR)
    return calendar.last.year + 1 if calendar.last.year < needed else None


def is_guessed(year):
    """Whether adding that year can only take the bare week: nobody has announced it."""
    return not is_announced(year)
