"""The minute sweep among all cases: with nothing due, and with ten thousand clocks due. `python -m bench.sweeping`.

What a build leaves to be said is said first. Then the clock is put to the moment when ten thousand more are due.
"""

import json
import sys
import time

import django

django.setup()

from django.utils.timezone import now  # noqa: E402

from cases.actions.sweep import sweep  # noqa: E402
from cases.models import Case, Clock  # noqa: E402

DUE = 10_000
IDLE = 5


def main():
    at = now()
    first = timed(at)
    idle = min(timed(at)["ms"] for _time in range(IDLE))
    waiting = (
        Clock.objects.filter(next_alert_at__gt=at)
        .order_by("next_alert_at")
        .values_list("next_alert_at", flat=True)
    )
    later = waiting[min(DUE, waiting.count()) - 1]
    return {"cases": Case.objects.count(), "first": first, "idle_ms": idle, "due": timed(later)}


def timed(at):
    began = time.perf_counter()
    swept = sweep(at=at)
    return {"alerts": swept.alerts, "recalled": swept.recalled, "ms": (time.perf_counter() - began) * 1_000}


if __name__ == "__main__":
    json.dump(main(), sys.stdout)
