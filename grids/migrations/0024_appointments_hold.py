"""Hold the posts that were there before to what 0023 asks of every new one."""

from django.contrib.postgres.operations import ValidateConstraint
from django.db import migrations

HOLD = "alter table grids_post validate constraint grids_post_position_id_fk"


class Migration(migrations.Migration):
    dependencies = [("grids", "0023_appointments")]

    operations = [
        ValidateConstraint(model_name="post", name="post_role_is_known"),
        migrations.RunSQL(HOLD, migrations.RunSQL.noop),
    ]
