"""How large the grids of a tier should be in a region."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("grids", "0013_redraw"),
    ]

    operations = [
        migrations.CreateModel(
            name="Norm",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "tier",
                    models.CharField(
                        choices=[
                            ("street", "street"),
                            ("total", "total grid"),
                            ("general", "general grid"),
                            ("micro", "micro grid"),
                            ("dedicated", "dedicated grid"),
                        ],
                        max_length=10,
                        verbose_name="tier",
                    ),
                ),
                (
                    "fewest",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="fewest households"),
                ),
                ("most", models.PositiveIntegerField(blank=True, null=True, verbose_name="most households")),
                (
                    "minutes_each",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="minutes a household"
                    ),
                ),
                (
                    "hours",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        max_digits=4,
                        null=True,
                        verbose_name="hours to go round",
                    ),
                ),
                ("changed_at", models.DateTimeField(verbose_name="changed at")),
                (
                    "region",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="norms",
                        to="grids.region",
                        verbose_name="region",
                    ),
                ),
            ],
            options={
                "verbose_name": "norm",
                "verbose_name_plural": "norms",
                "constraints": [
                    models.UniqueConstraint(fields=("region", "tier"), name="one_norm_per_region_and_tier"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("fewest", None),
                            ("most", None),
                            ("fewest__lte", models.F("most")),
                            _connector="OR",
                        ),
                        name="norm_asks_for_no_more_than_the_most",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("hours", None), ("minutes_each", None)),
                            models.Q(
                                ("hours__gt", 0),
                                ("hours__isnull", False),
                                ("minutes_each__gt", 0),
                                ("minutes_each__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="norm_of_time_has_both_numbers",
                    ),
                ],
            },
        ),
    ]
