from django.conf import settings
from django.db import connection, models
from django.db.models import UniqueConstraint

from common.prepared import prepared

NEXT = """
INSERT INTO cases_casenumber (day, county, last)
VALUES ((coalesce(%(at)s::timestamptz, clock_timestamp()) AT TIME ZONE %(zone)s)::date, %(county)s, 1)
ON CONFLICT (day, county) DO UPDATE SET last = cases_casenumber.last + 1
RETURNING day, last, coalesce(%(at)s::timestamptz, clock_timestamp()),
    CASE WHEN %(alone)s THEN set_config('synchronous_commit', 'off', true) END
"""


class CaseNumber(models.Model):
    """How many numbers a county has issued on a day. Gaps are fine, doubles are not."""

    day = models.DateField()
    county = models.CharField(max_length=6)
    last = models.PositiveIntegerField()

    class Meta:
        constraints = [UniqueConstraint(name="one_count_per_day_and_county", fields=["day", "county"])]

    def __str__(self):
        return f"{self.day} {self.county}: {self.last}"


def next_number(county, *, at=None):
    """The next 19-digit case number of a county (6 digits) on the day of `at`, and that moment: domain.md 2.2.

    `at` None is the database's time. Called before the report's own transaction, so that reporters of one county do
    not queue behind each other's commit. Nobody waits for the disk there: whatever makes the case last makes what was
    committed before it last too, and a number that no case has may come again.
    """
    facts = {"at": at, "zone": settings.TIME_ZONE, "county": county, "alone": not connection.in_atomic_block}
    with prepared() as cursor:
        cursor.execute(NEXT, facts)
        day, sequence, moment = cursor.fetchone()[:3]
    return f"{day:%Y%m%d}{county:0>6}{sequence:05d}", moment
