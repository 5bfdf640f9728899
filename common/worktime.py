"""Working time: the units of a limit, the calendar of an office, and how much time counts between two moments.

Pure: no database, no clock of its own. Every moment is aware; inside, moments are UTC, so a length is always the time
that really passes; hours and dates are those of Asia/Shanghai.

Two measures exist. *Clock time* runs always (UH, UD, ND, MO). *Office time* runs only inside an office span of a
working day (WH, WD). A span is half open: at 18:00 sharp an office that closes at 18:00 is closed.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from functools import cached_property
from itertools import islice
from operator import itemgetter
from zoneinfo import ZoneInfo

SHANGHAI = ZoneInfo("Asia/Shanghai")
OFFICE_HOURS = ((time(8), time(12)), (time(14), time(18)))  # domain.md 2.5, the hours behind 工作时
FOREVER = datetime.max.replace(tzinfo=UTC)
SATURDAY = 5

Span = tuple[datetime, datetime]
Pause = tuple[datetime, datetime | None]  # None: the clock still stands


class Unit(StrEnum):
    """What a limit is counted in (domain.md 2.5)."""

    UH = "UH"  # 紧急工作时: hours, round the clock
    UD = "UD"  # 紧急工作日: days of 24 hours, round the clock
    WH = "WH"  # 工作时: hours inside office spans
    WD = "WD"  # 工作日: working days
    ND = "ND"  # 自然日: days of the calendar
    MO = "MO"  # 月: months of the calendar


OFFICE_UNITS = frozenset({Unit.WH, Unit.WD})


class CalendarMissing(LookupError):
    """Nobody has said which days of this year are worked. Carries `.year`; the cure is to fill the calendar."""

    def __init__(self, year: int):
        super().__init__(f"The working calendar has no days for {year}.")
        self.year = year


@dataclass(frozen=True)
class WorkCalendar:
    """The hours and days of an office.

    `hours`: spans of a working day, in order, without overlap. `first`, `last`: the days the calendar answers for.
    `days`: True worked, False not, for every day or only for those that differ from Monday to Friday.
    `names`: what a day off (or a make-up day) is called. `until_close`: a limit in days ends when the office closes
    on its last day, not at the clock time it began.
    """

    hours: tuple[tuple[time, time], ...]
    days: Mapping[date, bool] = field(hash=False, repr=False)
    first: date
    last: date
    names: Mapping[date, str] = field(default_factory=dict, hash=False, repr=False)
    until_close: bool = False

    def __post_init__(self):
        edges = [edge for span in self.hours for edge in span]
        if not edges or any(opens >= closes for opens, closes in self.hours) or edges != sorted(edges):
            raise ValueError("Office hours need at least one span, each opening before it closes, in order.")

    @property
    def office_day(self) -> timedelta:
        """The office time of one working day."""
        any_day = date(2026, 1, 1)
        return sum(
            (moment_at(any_day, closes) - moment_at(any_day, opens) for opens, closes in self.hours),
            timedelta(),
        )

    def is_working(self, day: date) -> bool:
        """True when the office works that day. Raises CalendarMissing outside `first` … `last`, never guesses."""
        if not self.first <= day <= self.last:
            raise CalendarMissing(day.year)
        return self.days.get(day, day.weekday() < SATURDAY)

    def spans_of(self, day: date) -> list[Span]:
        """The office spans of one day, empty when it is not worked."""
        if not self.is_working(day):
            return []
        return [(moment_at(day, opens), moment_at(day, closes)) for opens, closes in self.hours]

    def spans_of_year(self, year: int) -> list[Span]:
        """All office spans of the known days of a year, in order; put together once."""
        if year not in self._years:
            day, last = max(self.first, date(year, 1, 1)), min(self.last, date(year, 12, 31))
            days = (day + timedelta(days=number) for number in range((last - day).days + 1))
            self._years[year] = [span for day in days for span in self.spans_of(day)]
        return self._years[year]

    @cached_property
    def _years(self) -> dict[int, list[Span]]:
        return {}

    def close_of(self, day: date) -> datetime:
        """The moment the office closes on that day, were it worked."""
        return moment_at(day, self.hours[-1][1])


def moment_at(day: date, clock_time: time) -> datetime:
    """That day and clock time in Shanghai, as UTC."""
    return datetime.combine(day, clock_time, tzinfo=SHANGHAI).astimezone(UTC)


def as_utc(moment: datetime) -> datetime:
    """The same moment in UTC. Raises ValueError for a moment without a zone: it could mean any of 24."""
    if moment.tzinfo is None:
        raise ValueError(f"{moment.isoformat()} has no time zone.")
    return moment.astimezone(UTC)


def local(moment: datetime) -> datetime:
    """The same moment as the clock on a wall in Shanghai shows it."""
    return moment.astimezone(SHANGHAI)


def joined(pauses: Iterable[Pause]) -> list[Span]:
    """Pauses in order, overlapping and touching ones made one, an open end as FOREVER. ValueError if one ends early."""
    whole: list[Span] = []
    for begins, ends in sorted(
        (as_utc(begins), FOREVER if ends is None else as_utc(ends)) for begins, ends in pauses
    ):
        if ends < begins:
            raise ValueError("A pause ends before it begins.")
        if whole and begins <= whole[-1][1]:
            whole[-1] = (whole[-1][0], max(whole[-1][1], ends))
        elif begins < ends:
            whole.append((begins, ends))
    return whole


def counted_spans(
    start: datetime,
    unit: Unit,
    calendar: WorkCalendar,
    pauses: Iterable[Pause] = (),
    *,
    until: datetime = FOREVER,
) -> Iterator[Span]:
    """The stretches from `start` on that count for `unit`, pauses cut out; ends at `until` or an open pause."""
    start, until = as_utc(start), as_utc(until)
    running = _office_spans(start, until, calendar) if unit in OFFICE_UNITS else iter([(start, until)])
    standing = joined(pauses)
    for opens, closes in running:
        yield from _outside(standing, max(opens, start), min(closes, until))
        if standing and standing[-1][1] == FOREVER and standing[-1][0] <= closes:
            return


def _office_spans(start: datetime, until: datetime, calendar: WorkCalendar) -> Iterator[Span]:
    first, last = local(start).date(), local(until).date() if until < FOREVER else date.max
    if not calendar.first <= first <= calendar.last:
        raise CalendarMissing(first.year)
    for year in range(first.year, calendar.last.year + 1):
        spans = calendar.spans_of_year(year)
        begin = bisect_right(spans, start, key=itemgetter(1)) if year == first.year else 0
        for span in islice(spans, begin, None):
            if span[0] > until:
                return
            yield span
    if last > calendar.last:
        raise CalendarMissing((calendar.last + timedelta(days=1)).year)


def _outside(pauses: list[Span], opens: datetime, closes: datetime) -> Iterator[Span]:
    for begins, ends in pauses:
        if ends <= opens:
            continue
        if begins >= closes:
            break
        if opens < begins:
            yield opens, begins
        opens = ends
    if opens < closes:
        yield opens, closes


def counted(
    start: datetime, end: datetime, unit: Unit, calendar: WorkCalendar, pauses: Iterable[Pause] = ()
) -> timedelta:
    """How much time counts for `unit` from `start` to `end`; zero when `end` is not after `start`."""
    if as_utc(end) <= as_utc(start):
        return timedelta()
    spans = counted_spans(start, unit, calendar, pauses, until=end)
    return sum((closes - opens for opens, closes in spans), timedelta())


def reached(spans: Iterable[Span], amount: timedelta, *, late: bool = False) -> datetime | None:
    """The moment when `amount` of `spans` has passed, None when they end before it.

    The close of one span and the opening of the next are the same point of counted time: the earlier is the answer,
    with `late` the later.
    """
    for opens, closes in spans:
        length = closes - opens
        if amount < length or (amount == length and not late):
            return opens + amount
        amount -= length
    return None
