"""How often a notice was read lately, by the sums of its days (S0-46)."""

from datetime import timedelta

from grids.models import NoticeDay

DAYS = 14


def readings_of(notice, today):
    """{days: [(day, times)] of the last fortnight, the newest first, `most`: the highest of them}. One statement.

    Days before the notice are not listed; a day on which nobody read it is 0, for it was counted.
    """
    since = max(today - timedelta(days=DAYS - 1), notice.starts_on)
    last = min(today, notice.ends_on - timedelta(days=1))
    counts = dict(NoticeDay.objects.filter(notice=notice, day__gte=since).values_list("day", "reads"))
    days = [last - timedelta(days=number) for number in range(max((last - since).days + 1, 0))]
    return {"days": [(day, counts.get(day, 0)) for day in days], "most": max(counts.values(), default=0)}
