"""Where the open cases are, in an index of its own: the map draws those alone, and what lies beside a case is open too.

The index of all points goes: nothing asks where a closed case was, and every new case paid for it.
"""

from django.contrib.gis.db.models import PointField
from django.contrib.postgres.indexes import GistIndex, OpClass
from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations
from django.db.models import F, Q

OPEN = Q(state__in=["dispatched", "fed_back", "handled", "handling", "reported"])
AWAY = "drop index concurrently if exists cases_case_point_18de96d0_id"
BACK = "create index concurrently cases_case_point_18de96d0_id on cases_case using gist (point)"
POINT = PointField(blank=True, null=True, spatial_index=False, srid=4326, verbose_name="point")


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("cases", "0015_power")]

    operations = [
        AddIndexConcurrently(
            model_name="case",
            index=GistIndex(
                OpClass(F("point"), "gist_geometry_ops_2d"), name="case_open_points", condition=OPEN
            ),
        ),
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunSQL(AWAY, BACK)],
            state_operations=[migrations.AlterField(model_name="case", name="point", field=POINT)],
        ),
    ]
