"""The minute sweep among all cases: with nothing due, and with ten thousand clocks due. `python -m bench.sweeping`.

`python -m bench.sweeping prepare`, some minutes before: as many posts as the city has officers ended over the years,
and what a build leaves to be said is said. Then the clock is put to the moment when ten thousand more are due.
"""

import json
import sys
import time

import django

django.setup()

from django.db import connection  # noqa: E402
from django.utils.timezone import now  # noqa: E402

from cases.actions.sweep import sweep  # noqa: E402
from cases.models import Case, Clock  # noqa: E402
from grids.models import Post  # noqa: E402

DUE = 10_000
IDLE = 7
ENDED = 160_000
END_MANY = """
insert into grids_post (
    uuid, officer_id, grid_id, region_id, department_id, role, source, changed_at, starts_on, ends_on
)
select gen_random_uuid(), officer_id, grid_id, region_id, department_id, role, source, changed_at,
    current_date - 800 - (id %% 700)::int, current_date - 40 - (id %% 700)::int
from grids_post, generate_series(1, 2) time where ends_on is null order by time, id limit %s
"""
LONG_KNOWN = "update cases_vacancy set noted_at = noted_at - interval '1 day'"


def prepare():
    """{alerts, recalled, ms} of the first sweep after a build, with years of ended posts to look through."""
    end_many()
    return timed(now())


def main():
    at = now()
    timed(at)
    found = {
        "cases": Case.objects.count(),
        "ended": Post.objects.filter(ends_on__lte=at).count(),
        "idle_ms": idle(at),
    }
    waiting = Clock.objects.filter(next_alert_at__gt=at).order_by("next_alert_at")
    later = waiting.values_list("next_alert_at", flat=True)[min(DUE, waiting.count()) - 1]
    return found | {"due": timed(later)}


def end_many():
    """Posts that ended long ago, as years of changes leave them; once in a city."""
    if Post.objects.exclude(ends_on=None).exists():
        return
    with connection.cursor() as cursor:
        cursor.execute("set statement_timeout = 0")  # so many at once end nowhere else
        cursor.execute(END_MANY, [ENDED])
        cursor.execute(LONG_KNOWN)


def idle(at):
    """The median of some minutes in which nothing is to be done, in milliseconds."""
    return sorted(timed(at)["ms"] for _time in range(IDLE))[IDLE // 2]


def timed(at):
    began = time.perf_counter()
    swept = sweep(at=at)
    return {"alerts": swept.alerts, "recalled": swept.recalled, "ms": (time.perf_counter() - began) * 1_000}


if __name__ == "__main__":
    json.dump(prepare() if "prepare" in sys.argv else main(), sys.stdout)
