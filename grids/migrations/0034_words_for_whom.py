"""Whom a notice is for, how often it is read by day, and what a place calls itself."""

import uuid

import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("files", "0002_documents"),
        ("grids", "0033_account_event_kinds"),
    ]

    operations = [
        migrations.CreateModel(
            name="Audience",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.SlugField(db_index=False, max_length=20, verbose_name="code")),
                ("name", models.CharField(max_length=20, verbose_name="name")),
                ("name_en", models.CharField(max_length=40, verbose_name="name in English")),
                ("order", models.PositiveSmallIntegerField(default=100, verbose_name="order")),
                ("is_active", models.BooleanField(default=True, verbose_name="in use")),
                (
                    "region",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="audiences",
                        to="grids.region",
                        verbose_name="district",
                    ),
                ),
            ],
            options={
                "verbose_name": "audience of notices",
                "verbose_name_plural": "audiences of notices",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("region", "code"), name="one_audience_per_region_and_code"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("name", ""), _negated=True), models.Q(("name_en", ""), _negated=True)
                        ),
                        name="audience_has_a_name",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("code__regex", "^[a-z][a-z-]*$")), name="audience_code_is_a_word"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Brand",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("name", models.CharField(max_length=20, verbose_name="name")),
                ("name_en", models.CharField(max_length=40, verbose_name="name in English")),
                ("colour", models.CharField(max_length=7, verbose_name="colour")),
                ("version", models.CharField(editable=False, max_length=16, verbose_name="version")),
                ("changed_at", models.DateTimeField(verbose_name="changed at")),
                (
                    "changed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "logo",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="files.file",
                    ),
                ),
                (
                    "region",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="brand",
                        to="grids.region",
                        verbose_name="region",
                    ),
                ),
            ],
            options={
                "verbose_name": "name and look of a place",
                "verbose_name_plural": "names and looks of places",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("name", ""), _negated=True), models.Q(("name_en", ""), _negated=True)
                        ),
                        name="brand_has_a_name",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("colour__regex", "^#[0-9a-f]{6}$")),
                        name="brand_colour_is_six_digits",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("version", ""), _negated=True), name="brand_has_a_version"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="NoticeDay",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("day", models.DateField(verbose_name="day")),
                ("reads", models.PositiveIntegerField(verbose_name="read")),
                (
                    "notice",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="days",
                        to="grids.notice",
                    ),
                ),
            ],
            options={
                "verbose_name": "readings of a day",
                "verbose_name_plural": "readings by day",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("notice", "day"), name="one_row_of_readings_per_notice_and_day"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reads__gt", 0)), name="a_day_without_readings_has_no_row"
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="notice",
            name="from_age",
            field=models.PositiveSmallIntegerField(null=True, verbose_name="from the age of"),
        ),
        migrations.AddField(
            model_name="notice",
            name="labels",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=20),
                db_default=[],
                default=list,
                size=None,
                verbose_name="for whom",
            ),
        ),
        migrations.AddField(
            model_name="notice",
            name="readers",
            field=models.CharField(
                choices=[("residents", "those who live there"), ("staff", "those who work there")],
                db_default="residents",
                default="residents",
                max_length=10,
                verbose_name="for",
            ),
        ),
        migrations.AddField(
            model_name="notice",
            name="roles",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(
                    choices=[
                        ("leader", "grid leader"),
                        ("worker", "grid worker"),
                        ("dispatcher", "dispatcher"),
                        ("reviewer", "reviewer"),
                        ("handler", "handler"),
                        ("administrator", "system administrator"),
                        ("security", "security administrator"),
                        ("auditor", "audit administrator"),
                        ("finder", "finder"),
                        ("assistant", "grid assistant"),
                        ("partner", "helping unit"),
                    ],
                    max_length=15,
                ),
                db_default=[],
                default=list,
                size=None,
                verbose_name="roles",
            ),
        ),
        migrations.AddField(
            model_name="notice",
            name="to_age",
            field=models.PositiveSmallIntegerField(null=True, verbose_name="up to the age of"),
        ),
        AddConstraintNotValid(
            model_name="notice",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("readers", "residents"), ("roles__len", 0)),
                    models.Q(
                        ("from_age", None),
                        ("labels__len", 0),
                        ("readers", "staff"),
                        ("roles__len__gt", 0),
                        ("to_age", None),
                    ),
                    _connector="OR",
                ),
                name="notice_is_for_residents_or_for_roles",
            ),
        ),
        AddConstraintNotValid(
            model_name="notice",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("from_age", None),
                    ("to_age", None),
                    ("to_age__gte", models.F("from_age")),
                    _connector="OR",
                ),
                name="notice_ages_are_the_right_way_round",
            ),
        ),
    ]
