"""Hold the codes that were there before to what 0027 asks of every new one."""

from django.contrib.postgres.operations import ValidateConstraint
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("grids", "0027_codes_of_units_and_places")]

    operations = [
        ValidateConstraint(model_name="qrcode", name="qr_code_is_for_one_building_place_or_grid"),
        ValidateConstraint(model_name="qrcode", name="qr_code_of_a_unit_is_of_its_building"),
    ]
