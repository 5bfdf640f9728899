"""The calendars as they are become their own first versions: the one every open clock was reckoned by."""

from django.db import migrations

FIRST = """
insert into grids_calendarversion (calendar_id, number, hours, until_close, first, last, days, at, reason)
select calendar.id, 1, calendar.hours, calendar.until_close, calendar.first, calendar.last,
    coalesce((
        select jsonb_object_agg(day.day::text, jsonb_build_array(day.is_working, day.name))
        from grids_calendarday day where day.calendar_id = calendar.id
    ), '{}'), statement_timestamp(), ''
from grids_calendar calendar
"""


class Migration(migrations.Migration):
    dependencies = [("grids", "0037_calendar_versions")]

    operations = [migrations.RunSQL(FIRST, migrations.RunSQL.noop)]
