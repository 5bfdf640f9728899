"""Buildings by every level a post can be on."""

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False  # the indexes are made beside the work that goes on

    dependencies = [
        ("grids", "0031_initials"),
    ]

    operations = [
        AddIndexConcurrently(
            model_name="building",
            index=models.Index(fields=["total", "code"], name="building_by_total"),
        ),
        AddIndexConcurrently(
            model_name="building",
            index=models.Index(fields=["general", "code"], name="building_by_general"),
        ),
    ]
