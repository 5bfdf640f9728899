"""Hold the buildings that were there before to what the former asks, and find those of a compound by an index."""

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models

HOLD = [
    "alter table grids_building validate constraint building_compound_is_there",
    "alter table grids_building validate constraint building_verified_by_is_there",
]


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("grids", "0021_inside")]

    operations = [
        migrations.RunSQL(HOLD, migrations.RunSQL.noop),
        AddIndexConcurrently(
            model_name="building",
            index=models.Index(fields=["compound"], name="building_of_compound"),
        ),
    ]
