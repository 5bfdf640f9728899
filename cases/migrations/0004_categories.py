"""The 198 kinds of matter, first filled from localities/categories.csv; every one is editable afterwards."""

import csv

from django.conf import settings
from django.db import migrations


def rows():
    with (settings.BASE_DIR / "localities" / "categories.csv").open(encoding="utf-8") as file:
        yield from csv.DictReader(file)


def fill(apps, schema_editor):
    Category = apps.get_model("cases", "Category")
    Category.objects.bulk_create(
        Category(
            code=row["code"],
            top=row["top"],
            leaf=row["leaf"],
            top_en=row["top_en"],
            leaf_en=row["leaf_en"],
            handle_limit=row["handle_limit"],
            unit=row["unit"],
            priority=int(row["priority"]),
            photo=row["photo"],
            self_handle=row["self_handle"] == "yes",
            major=row["major"] == "yes",
        )
        for row in rows()
    )


def empty(apps, schema_editor):
    apps.get_model("cases", "Category").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("cases", "0003_edges")]

    operations = [migrations.RunPython(fill, empty)]
