"""How far streets and communities reach on the ground, and the files that say so."""

import django.contrib.gis.db.models.fields
import django.contrib.gis.db.models.functions
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("grids", "0035_words_hold"),
    ]

    operations = [
        migrations.AddField(
            model_name="boundaryimport",
            name="of_regions",
            field=models.BooleanField(db_default=False, default=False),
        ),
        migrations.CreateModel(
            name="RegionOutline",
            fields=[
                (
                    "region",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="outline",
                        serialize=False,
                        to="grids.region",
                        verbose_name="region",
                    ),
                ),
                (
                    "boundary",
                    django.contrib.gis.db.models.fields.MultiPolygonField(srid=4326, verbose_name="outline"),
                ),
                ("source", models.CharField(max_length=100, verbose_name="file")),
                ("set_at", models.DateTimeField(verbose_name="set at")),
                (
                    "set_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "outline of a region",
                "verbose_name_plural": "outlines of regions",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            django.contrib.gis.db.models.functions.IsValid("boundary"),
                            models.Q(
                                django.contrib.gis.db.models.functions.IsEmpty("boundary"), _negated=True
                            ),
                        ),
                        name="region_outline_is_sound",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("source", ""), _negated=True),
                        name="region_outline_says_where_it_is_from",
                    ),
                ],
            },
        ),
    ]
