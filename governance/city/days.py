"""On which days how many cases of a made city were reported (pure)."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil

from common.worktime import SHANGHAI

WHOLE_DAY = 86_400


@dataclass(frozen=True)
class Day:
    """`number` cases, reported within `seconds` of the day's beginning, with ids from `first` on."""

    begins: datetime
    seconds: int
    number: int
    first: int


def days(cases, per_day, until):
    """The Days, the oldest first: as many as `per_day` cases a day take, the last one ending at `until`."""
    today = until.astimezone(SHANGHAI).replace(hour=0, minute=0, second=0, microsecond=0)
    gone = max(1, int((until - today).total_seconds()))
    of_today = min(cases, ceil(per_day * gone / WHOLE_DAY))
    found, left, begins = [(today, gone, of_today)], cases - of_today, today
    while left > 0:
        begins -= timedelta(days=1)
        found.append((begins, WHOLE_DAY, min(per_day, left)))
        left -= per_day
    first, told = 1, []
    for begins, seconds, number in reversed(found):
        told.append(Day(begins, seconds, number, first))
        first += number
    return told
