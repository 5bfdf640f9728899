"""Hold the notices that were there before to what 0034 asks of every new one."""

from django.contrib.postgres.operations import ValidateConstraint
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("grids", "0034_words_for_whom")]

    operations = [
        ValidateConstraint(model_name="notice", name="notice_is_for_residents_or_for_roles"),
        ValidateConstraint(model_name="notice", name="notice_ages_are_the_right_way_round"),
    ]
