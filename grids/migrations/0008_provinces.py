"""Provinces above the cities, and civil codes that are codes. What is there is checked by the next one, without a lock."""

from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models
from django.db.models import CheckConstraint, Q

LEVELS = ["province", "city", "district", "street", "community"]


class Migration(migrations.Migration):
    dependencies = [("grids", "0007_who_is_gone")]

    operations = [
        migrations.RemoveConstraint(model_name="region", name="region_without_a_parent_is_a_city"),
        migrations.RemoveConstraint(model_name="region", name="region_level_is_known"),
        migrations.AlterField(
            model_name="region",
            name="level",
            field=models.CharField(
                choices=[(level, level) for level in LEVELS], max_length=10, verbose_name="level"
            ),
        ),
        AddConstraintNotValid(
            model_name="region",
            constraint=CheckConstraint(
                condition=Q(civil_code="") | Q(civil_code__regex=r"^\d{6}(\d{3}){0,2}$"),
                name="region_civil_code_is_digits",
            ),
        ),
        AddConstraintNotValid(
            model_name="region",
            constraint=CheckConstraint(
                condition=Q(level="province", parent=None)
                | Q(level="city")
                | (~Q(level__in=["province", "city"]) & Q(parent__isnull=False)),
                name="region_without_a_parent_is_a_province_or_a_city",
            ),
        ),
        AddConstraintNotValid(
            model_name="region",
            constraint=CheckConstraint(condition=Q(level__in=LEVELS), name="region_level_is_known"),
        ),
    ]
