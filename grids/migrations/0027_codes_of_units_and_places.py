"""A code may hang on a unit of a building, or on a place of the register."""

import django.db.models.deletion
from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models
from django.db.models import CheckConstraint, Q


def to(model, name):
    return models.ForeignKey(
        blank=True,
        null=True,
        on_delete=django.db.models.deletion.PROTECT,
        related_name="qr_codes",
        to=model,
        verbose_name=name,
    )


class Migration(migrations.Migration):
    dependencies = [("grids", "0026_street_work")]

    operations = [
        migrations.AddField(model_name="qrcode", name="site", field=to("grids.place", "place")),
        migrations.AddField(model_name="qrcode", name="unit", field=to("grids.unit", "unit")),
        AddConstraintNotValid(
            model_name="qrcode",
            constraint=CheckConstraint(
                name="qr_code_is_for_one_building_place_or_grid",
                condition=Q(building__isnull=False, site=None, grid=None)
                | Q(building=None, site__isnull=False, grid=None)
                | Q(building=None, site=None, grid__isnull=False),
            ),
        ),
        AddConstraintNotValid(
            model_name="qrcode",
            constraint=CheckConstraint(
                name="qr_code_of_a_unit_is_of_its_building",
                condition=Q(unit=None) | Q(building__isnull=False),
            ),
        ),
        migrations.RemoveConstraint(model_name="qrcode", name="qr_code_is_for_one_building_or_grid"),
    ]
