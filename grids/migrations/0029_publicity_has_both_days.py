"""A name in publicity has its first and its last day; an unknown state is refused by the path already."""

from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("grids", "0028_codes_hold"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="appointment",
            name="appointment_state_is_known",
        ),
        migrations.RemoveConstraint(
            model_name="appointment",
            name="appointment_in_publicity_has_its_days",
        ),
        AddConstraintNotValid(
            model_name="appointment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        models.Q(("state", "published"), _negated=True),
                        ("public_from", None),
                        ("public_until", None),
                    ),
                    models.Q(
                        ("public_from__isnull", False),
                        ("public_until__gte", models.F("public_from")),
                        ("public_until__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="appointment_in_publicity_has_its_days",
            ),
        ),
    ]
