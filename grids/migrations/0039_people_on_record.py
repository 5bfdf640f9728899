"""Logs of posts, cadres on site, a second person's word on long lists."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("grids", "0038_first_versions"),
    ]

    operations = [
        migrations.CreateModel(
            name="SiteStay",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("purpose", models.CharField(max_length=200, verbose_name="what for")),
                ("starts_on", models.DateField(verbose_name="from")),
                ("ends_on", models.DateField(verbose_name="until")),
                ("planned_days", models.PositiveSmallIntegerField(verbose_name="planned days")),
                ("given_at", models.DateTimeField(verbose_name="given at")),
                ("ended_at", models.DateTimeField(null=True, verbose_name="ended at")),
                (
                    "district",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="grids.region",
                    ),
                ),
                (
                    "ended_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "general",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="grids.grid",
                    ),
                ),
                (
                    "given_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "grid",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="grids.grid",
                    ),
                ),
                (
                    "officer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "street",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="grids.grid",
                    ),
                ),
                (
                    "total",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="grids.grid",
                    ),
                ),
            ],
            options={
                "verbose_name": "stay on site",
                "verbose_name_plural": "stays on site",
            },
        ),
        migrations.CreateModel(
            name="SiteResult",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("day", models.DateField(verbose_name="day")),
                ("words", models.CharField(max_length=500, verbose_name="what was solved")),
                ("case_number", models.CharField(blank=True, max_length=19, verbose_name="case number")),
                ("said_at", models.DateTimeField(verbose_name="said at")),
                (
                    "stay",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="results",
                        to="grids.sitestay",
                    ),
                ),
            ],
            options={
                "verbose_name": "result on site",
                "verbose_name_plural": "results on site",
            },
        ),
        migrations.CreateModel(
            name="SiteDay",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("day", models.DateField(verbose_name="day")),
                ("said_at", models.DateTimeField(verbose_name="said at")),
                (
                    "stay",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="days", to="grids.sitestay"
                    ),
                ),
            ],
            options={
                "verbose_name": "day on site",
                "verbose_name_plural": "days on site",
            },
        ),
        migrations.CreateModel(
            name="ExportApproval",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("row_count", models.PositiveIntegerField(verbose_name="rows")),
                ("granted", models.BooleanField(null=True, verbose_name="granted")),
                ("answered_at", models.DateTimeField(null=True, verbose_name="answered at")),
                ("words", models.CharField(blank=True, max_length=200, verbose_name="words")),
                (
                    "answered_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "export",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="approval",
                        to="grids.export",
                    ),
                ),
            ],
            options={
                "verbose_name": "approval of an export",
                "verbose_name_plural": "approvals of exports",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("answered_by", None),
                            models.Q(("answered_by", models.F("asked_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="export_approval_is_by_another",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answered_at", None), ("answered_by", None), ("granted", None)),
                            models.Q(
                                ("answered_at__isnull", False),
                                ("answered_by__isnull", False),
                                ("granted__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="export_approval_is_answered_by_somebody",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("granted", False), _negated=True),
                            models.Q(("words", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="export_approval_refused_says_why",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ExportPlace",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "district",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="grids.region",
                    ),
                ),
                (
                    "export",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="places", to="grids.export"
                    ),
                ),
                (
                    "general",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="grids.grid",
                    ),
                ),
                (
                    "grid",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="grids.grid",
                    ),
                ),
                (
                    "street",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="grids.grid",
                    ),
                ),
                (
                    "total",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="grids.grid",
                    ),
                ),
            ],
            options={
                "verbose_name": "place of an export",
                "verbose_name_plural": "places of exports",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("district__isnull", False)), name="export_place_is_somewhere"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PostEntry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("policy", "explained a policy"),
                            ("help", "helped with an application"),
                            ("work", "helped somebody to work or income"),
                            ("skill", "passed on a skill"),
                            ("call", "called at doors"),
                            ("peace", "eased a quarrel"),
                            ("other", "something else"),
                        ],
                        max_length=10,
                        verbose_name="what it was",
                    ),
                ),
                ("done_on", models.DateField(verbose_name="day")),
                ("words", models.CharField(max_length=500, verbose_name="what was done")),
                ("case_number", models.CharField(blank=True, max_length=19, verbose_name="case number")),
                ("written_at", models.DateTimeField(verbose_name="written at")),
                (
                    "corrects",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrected_by",
                        to="grids.postentry",
                    ),
                ),
                (
                    "district",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="grids.region",
                    ),
                ),
                (
                    "general",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="grids.grid",
                    ),
                ),
                (
                    "grid",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="grids.grid",
                    ),
                ),
                (
                    "officer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "post",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="entries",
                        to="grids.post",
                        verbose_name="post",
                    ),
                ),
                (
                    "street",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="grids.grid",
                    ),
                ),
                (
                    "total",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="grids.grid",
                    ),
                ),
            ],
            options={
                "verbose_name": "entry of a post's log",
                "verbose_name_plural": "entries of posts' logs",
                "indexes": [
                    models.Index(fields=["officer", "-done_on", "-id"], name="post_entry_of_officer"),
                    models.Index(fields=["street", "-done_on", "-id"], name="post_entry_by_street"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("words", ""), _negated=True), name="post_entry_says_something"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind__in", ["policy", "help", "work", "skill", "call", "peace", "other"])
                        ),
                        name="post_entry_kind_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("grid__isnull", False)), name="post_entry_lies_in_a_grid"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("corrects", None),
                            models.Q(("corrects", models.F("id")), _negated=True),
                            _connector="OR",
                        ),
                        name="post_entry_corrects_another",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("case_number__regex", "^([0-9]{19})?$")),
                        name="post_entry_names_a_case_by_number",
                    ),
                ],
            },
        ),
        migrations.AddIndex(
            model_name="sitestay",
            index=models.Index(fields=["officer", "-starts_on"], name="site_stay_of_officer"),
        ),
        migrations.AddIndex(
            model_name="sitestay",
            index=models.Index(fields=["street", "-starts_on", "-id"], name="site_stay_by_street"),
        ),
        migrations.AddConstraint(
            model_name="sitestay",
            constraint=models.CheckConstraint(
                condition=models.Q(("purpose", ""), _negated=True), name="site_stay_has_a_purpose"
            ),
        ),
        migrations.AddConstraint(
            model_name="sitestay",
            constraint=models.CheckConstraint(
                condition=models.Q(("grid__isnull", False)), name="site_stay_lies_in_a_grid"
            ),
        ),
        migrations.AddConstraint(
            model_name="sitestay",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_on__gte", models.F("starts_on"))),
                name="site_stay_ends_after_it_starts",
            ),
        ),
        migrations.AddConstraint(
            model_name="sitestay",
            constraint=models.CheckConstraint(
                condition=models.Q(("planned_days__gte", 1)), name="site_stay_plans_days"
            ),
        ),
        migrations.AddConstraint(
            model_name="sitestay",
            constraint=models.CheckConstraint(
                condition=models.Q(("ended_by", None), ("ended_at__isnull", False), _connector="OR"),
                name="site_stay_ended_by_somebody_was_ended",
            ),
        ),
        migrations.AddConstraint(
            model_name="siteresult",
            constraint=models.CheckConstraint(
                condition=models.Q(("words", ""), _negated=True), name="site_result_says_something"
            ),
        ),
        migrations.AddConstraint(
            model_name="siteresult",
            constraint=models.CheckConstraint(
                condition=models.Q(("case_number__regex", "^([0-9]{19})?$")),
                name="site_result_names_a_case_by_number",
            ),
        ),
        migrations.AddConstraint(
            model_name="siteday",
            constraint=models.UniqueConstraint(fields=("stay", "day"), name="one_day_on_site_a_day"),
        ),
    ]
