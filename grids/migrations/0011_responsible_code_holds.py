"""Hold the grids that were there before to what 0010 asks of every new one."""

from django.contrib.postgres.operations import ValidateConstraint
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("grids", "0010_responsible_code")]

    operations = [ValidateConstraint(model_name="grid", name="responsible_code_is_a_credit_code")]
