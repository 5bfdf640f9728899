"""The default limits: 13710 as Xin'an Road keeps it, until another locality's profile is loaded."""

from django.db import migrations
from django.utils import timezone

from cases.limits import policy_rows
from common.locality import DEFAULT, read


def fill(apps, schema_editor):
    Category = apps.get_model("cases", "Category")
    ClockPolicy = apps.get_model("cases", "ClockPolicy")
    profile = read(DEFAULT)
    calendar = apps.get_model("grids", "Calendar").objects.get(code=profile.calendar)
    ids = dict(Category.objects.values_list("code", "pk"))
    now = timezone.now()
    limits = Category.objects.values_list("code", "handle_limit", "unit")
    ClockPolicy.objects.bulk_create(
        ClockPolicy(
            kind=row.kind,
            category_id=ids.get(row.category),
            major=row.major,
            limit=row.limit,
            unit=row.unit,
            ladder=[list(step) for step in row.ladder],
            calendar=calendar,
            valid_from=now,
        )
        for row in policy_rows(profile, limits)
    )


def empty(apps, schema_editor):
    apps.get_model("cases", "ClockPolicy").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("cases", "0004_categories"), ("grids", "0003_calendar")]

    operations = [migrations.RunPython(fill, empty)]
