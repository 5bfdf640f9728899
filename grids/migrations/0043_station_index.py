from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    """The map counts the stations of a city without reading its shops."""

    atomic = False  # the index is made beside the work that goes on

    dependencies = [
        ("grids", "0042_export_asked"),
    ]

    operations = [
        AddIndexConcurrently(
            model_name="place",
            index=models.Index(
                condition=models.Q(kind="station", valid_to=None),
                fields=["street"],
                include=("total", "general", "grid"),
                name="station_by_street",
            ),
        ),
    ]
