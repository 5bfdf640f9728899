"""The social credit code of the unit that answers for a dedicated grid. What is there has none, which is allowed."""

from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models
from django.db.models import CheckConstraint, Q


class Migration(migrations.Migration):
    dependencies = [("grids", "0009_provinces_hold")]

    operations = [
        migrations.AddField(
            model_name="grid",
            name="responsible_code",
            field=models.CharField(
                blank=True, db_default="", max_length=18, verbose_name="credit code of the responsible unit"
            ),
        ),
        AddConstraintNotValid(
            model_name="grid",
            constraint=CheckConstraint(
                condition=Q(responsible_code="") | Q(responsible_code__regex="^[0-9A-HJ-NPQRTUWXY]{18}$"),
                name="responsible_code_is_a_credit_code",
            ),
        ),
    ]
