from datetime import datetime, time
from zoneinfo import ZoneInfo

import pytest

from messaging.hours import moment_for

ZONE = ZoneInfo("Asia/Shanghai")
NIGHT = {"quiet_from": time(22), "quiet_until": time(7)}
NOON = {"quiet_from": time(12), "quiet_until": time(14)}
EVENING = {"digest_at": time(18)}


def at(day, hour, minute=0):
    return datetime(2026, 6, day, hour, minute, tzinfo=ZONE)


@pytest.mark.parametrize(
    ("written", "asked", "wish", "wanted"),
    [
        (at(1, 9), at(1, 9, 1), {}, at(1, 9, 1)),
        (at(1, 23), at(1, 23), NIGHT, at(2, 7)),
        (at(2, 3), at(2, 3), NIGHT, at(2, 7)),
        (at(1, 22), at(1, 22), NIGHT, at(2, 7)),
        (at(1, 21, 59), at(1, 21, 59), NIGHT, at(1, 21, 59)),
        (at(1, 23), at(2, 7), NIGHT, at(2, 7)),
        (at(1, 23), at(2, 7, 1), NIGHT, at(2, 7, 1)),
        (at(1, 9), at(1, 23), NIGHT, at(2, 7)),
        (at(1, 13), at(1, 13), NOON, at(1, 14)),
        (at(1, 14), at(1, 14), NOON, at(1, 14)),
        (at(1, 9), at(1, 9), EVENING, at(1, 18)),
        (at(1, 18), at(1, 18), EVENING, at(1, 18)),
        (at(1, 18, 1), at(1, 18, 1), EVENING, at(2, 18)),
        (at(1, 9), at(1, 18, 1), EVENING, at(1, 18, 1)),
        (at(1, 9), at(1, 23), EVENING | NIGHT, at(2, 7)),
        (at(1, 23), at(1, 23), EVENING | NIGHT | {"urgent": True}, at(1, 23)),
    ],
)
def test_when_somebody_is_told(written, asked, wish, wanted):
    assert moment_for(written, asked, **wish) == wanted
