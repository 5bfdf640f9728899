"""The limits in force climb too once they are over; the worker gives open clocks the steps (a re-dating is asked for).

Limits by which nobody is told that the time is over, and the promise of half an hour, climb nowhere.
"""

from django.db import migrations

CLIMB = """
update cases_clockpolicy set climb = '[[0, "micro"], [4, "general"], [8, "total"], [24, "street"], [72, "district"]]'
where valid_to is null and kind <> 'accept' and ladder @> '[[1, "red"]]';
insert into cases_redating (asked_at, reason, last_case, seen, changed, "left")
select statement_timestamp(), '', 0, 0, 0, 0 where exists (select from cases_clock where stopped_at is null);
"""
CLIMB_BACK = "update cases_clockpolicy set climb = '[]'"


class Migration(migrations.Migration):
    dependencies = [("cases", "0017_reckoning"), ("grids", "0038_first_versions")]

    operations = [migrations.RunSQL(CLIMB, CLIMB_BACK)]
