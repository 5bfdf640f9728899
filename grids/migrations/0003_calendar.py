"""The national calendar of 2025 and 2026, so that a fresh installation can count working days."""

from datetime import date

from django.db import migrations

from grids.holidays import exceptions_of

CODE = "CN"
YEARS = (2025, 2026)


def fill(apps, schema_editor):
    Calendar = apps.get_model("grids", "Calendar")
    CalendarDay = apps.get_model("grids", "CalendarDay")
    calendar = Calendar.objects.create(
        code=CODE,
        name="国家法定工作日历",
        hours=[["08:00", "12:00"], ["14:00", "18:00"]],
        first=date(YEARS[0], 1, 1),
        last=date(YEARS[-1], 12, 31),
    )
    CalendarDay.objects.bulk_create(
        CalendarDay(calendar=calendar, day=day, is_working=is_working, name=name)
        for year in YEARS
        for day, is_working, name in exceptions_of(year)
    )


def empty(apps, schema_editor):
    apps.get_model("grids", "Calendar").objects.filter(code=CODE).delete()


class Migration(migrations.Migration):
    dependencies = [("grids", "0002_guards")]

    operations = [migrations.RunPython(fill, empty)]
