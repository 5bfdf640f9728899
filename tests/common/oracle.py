"""Due times found the slow way: minutes counted one by one, days looked up in the State Council's own notices.

Nothing here comes from common/: the State Council's notices of both years are written down by hand, a minute is worked
or not, and a limit is over when its minutes have been counted. Whole minutes only.
"""

from bisect import bisect_left
from datetime import date, datetime, timedelta, timezone

CHINA = timezone(timedelta(hours=8))
MINUTE, DAY = timedelta(minutes=1), 1440
FIRST, AFTER = datetime(2025, 1, 1, tzinfo=CHINA), datetime(2027, 1, 1, tzinfo=CHINA)
# name: (first day off, last day off, weekend days that are worked for them)
NOTICES = {
    2025: {
        "元旦": ("01-01", "01-01", ()),
        "春节": ("01-28", "02-04", ("01-26", "02-08")),
        "清明": ("04-04", "04-06", ()),
        "劳动节": ("05-01", "05-05", ("04-27",)),
        "端午": ("05-31", "06-02", ()),
        "国庆节、中秋": ("10-01", "10-08", ("09-28", "10-11")),
    },
    2026: {
        "元旦": ("01-01", "01-03", ("01-04",)),
        "春节": ("02-15", "02-23", ("02-14", "02-28")),
        "清明": ("04-04", "04-06", ()),
        "劳动节": ("05-01", "05-05", ("05-09",)),
        "端午": ("06-19", "06-21", ()),
        "中秋": ("09-25", "09-27", ()),
        "国庆节": ("10-01", "10-07", ("09-20", "10-10")),
    },
}
LUNCH_BREAK = (("08:00", "12:00"), ("14:00", "18:00"))


def days_of(year):
    day = date(year, 1, 1)
    while day.year == year:
        yield day
        day += timedelta(days=1)


def notice(year):
    """(days off, days worked) of a year as its notice says."""
    off, worked = set(), set()
    for begins, ends, instead in NOTICES[year].values():
        day = date.fromisoformat(f"{year}-{begins}")
        while day <= date.fromisoformat(f"{year}-{ends}"):
            off.add(day)
            day += timedelta(days=1)
        worked |= {date.fromisoformat(f"{year}-{day}") for day in instead}
    return off, worked


OFF, WORKED = (days_2025 | days_2026 for days_2025, days_2026 in zip(notice(2025), notice(2026), strict=True))
WORKING_DAYS = [
    day
    for year in NOTICES
    for day in days_of(year)
    if day in WORKED or (day not in OFF and day.isoweekday() not in (6, 7))
]


def minute_of(moment):
    return (moment - FIRST) // MINUTE


def moment_of(minute):
    return FIRST + minute * MINUTE


class Office:
    """An office by its hours: which minutes of the two years it is open, and due times by counting them."""

    def __init__(self, hours=LUNCH_BREAK, *, until_close=False):
        self.until_close, self.closing = until_close, hours[-1][1]
        self.open = [
            minute
            for day in WORKING_DAYS
            for opens, closes in hours
            for minute in range(minute_at(day, opens), minute_at(day, closes))
        ]
        self.is_open = set(self.open)
        self.day_minutes = sum(minute_at(FIRST.date(), b) - minute_at(FIRST.date(), a) for a, b in hours)

    def due(self, start, limit, unit, pauses=()):
        """The due moment; IndexError where the two years end before it."""
        minute = minute_of(start)
        pauses = paused_minutes(pauses)
        if unit in ("UH", "UD"):
            return moment_of(count_all(minute, round(limit * (60 if unit == "UH" else 1440)), pauses))
        if unit == "WH":
            return moment_of(self.count_open(minute, round(limit * 60), pauses) + 1)
        if unit == "WD":
            return self.working_days(minute, limit, pauses)
        last = start.date() + timedelta(days=limit) if unit == "ND" else months_on(start.date(), limit)
        end = minute_at(last, self.closing if self.until_close else f"{start:%H:%M}")
        due = count_all(minute, end - minute, pauses)
        return moment_of(self.next_close(due) if self.until_close else due)

    def working_days(self, minute, number, pauses):
        """From the first open minute: the same minute of the n-th working day after, or that day's close."""
        begun = self.open[bisect_left(self.open, minute)]
        day = WORKING_DAYS[WORKING_DAYS.index(moment_of(begun).date()) + number]
        if self.until_close:
            close = minute_at(day, self.closing)
            needed = bisect_left(self.open, close) - bisect_left(self.open, minute)
            return moment_of(self.next_close(self.count_open(minute, needed, pauses) + 1))
        if 1 not in pauses:
            return moment_of(minute_at(day, f"{moment_of(begun):%H:%M}"))
        # With what the pauses took given back: it is over when the next open minute would be one too many.
        return moment_of(self.count_open(minute, number * self.day_minutes + 1, pauses))

    def count_open(self, minute, needed, pauses):
        """The open minute that is the `needed`-th from `minute` on, those in pauses not counted."""
        place = bisect_left(self.open, minute)
        while True:
            needed -= not pauses[self.open[place]]
            if not needed:
                return self.open[place]
            place += 1

    def next_close(self, minute):
        close = minute_at(moment_of(minute).date(), self.closing)
        return close if minute <= close else close + DAY


def count_all(minute, needed, pauses):
    """The minute after the `needed`-th from `minute` on, those in pauses not counted; days at once while it can."""
    while needed > DAY:
        needed -= pauses.count(0, minute, minute + DAY)
        minute += DAY
    while needed:
        needed -= not pauses[minute]
        minute += 1
    return minute


def paused_minutes(pauses):
    """A mark for every minute of the two years, and of two more, that a pause covers."""
    marks = bytearray(2 * minute_of(AFTER))
    for begins, ends in pauses:
        marks[minute_of(begins) : minute_of(ends)] = b"\1" * (minute_of(ends) - minute_of(begins))
    return marks


def minute_at(day, clock):
    hour, minute = clock.split(":")
    return (day - FIRST.date()).days * DAY + int(hour) * 60 + int(minute)


def months_on(day, number):
    """The same day, or the last one, of a later month; found by stepping, not by reckoning."""
    year, month = day.year, day.month
    for _ in range(number):
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    for last in range(day.day, 0, -1):
        try:
            return date(year, month, last)
        except ValueError:
            continue
    raise AssertionError("a month without days")
