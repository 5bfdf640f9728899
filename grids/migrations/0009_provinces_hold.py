"""Hold the regions that were there before to what 0008 asks of every new one."""

from django.contrib.postgres.operations import ValidateConstraint
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("grids", "0008_provinces")]

    operations = [
        ValidateConstraint(model_name="region", name="region_civil_code_is_digits"),
        ValidateConstraint(model_name="region", name="region_without_a_parent_is_a_province_or_a_city"),
        ValidateConstraint(model_name="region", name="region_level_is_known"),
    ]
