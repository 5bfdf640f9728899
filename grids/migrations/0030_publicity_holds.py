"""Hold the appointments that were there before to what 0029 asks of every new one."""

from django.contrib.postgres.operations import ValidateConstraint
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("grids", "0029_publicity_has_both_days")]

    operations = [ValidateConstraint(model_name="appointment", name="appointment_in_publicity_has_its_days")]
