"""Imports with their rows, and exports."""

import datetime
import uuid

import django.db.models.deletion
import django.db.models.expressions
from django.conf import settings
from django.db import migrations, models

import common.fields


class Migration(migrations.Migration):
    dependencies = [
        ("files", "0002_documents"),
        ("grids", "0015_doors"),
    ]

    operations = [
        migrations.CreateModel(
            name="ImportBatch",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("kind", models.CharField(max_length=30, verbose_name="what")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("reading", "being read"),
                            ("refused", "refused"),
                            ("read", "columns to be matched"),
                            ("checking", "being checked"),
                            ("checked", "checked"),
                            ("applying", "being brought in"),
                            ("applied", "brought in"),
                            ("undoing", "being taken back"),
                            ("undone", "taken back"),
                        ],
                        default="reading",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("begun_at", models.DateTimeField(verbose_name="begun at")),
                ("heads", models.JSONField(default=list)),
                ("columns", models.JSONField(default=dict)),
                ("notes", models.JSONField(default=dict)),
                ("counts", models.JSONField(default=dict)),
                ("refusal", models.CharField(blank=True, max_length=300, verbose_name="why it cannot go on")),
                ("only_good", models.BooleanField(default=False, verbose_name="the right rows first")),
                ("applied_at", models.DateTimeField(null=True, verbose_name="brought in at")),
                ("undone_at", models.DateTimeField(null=True, verbose_name="taken back at")),
                (
                    "begun_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="files.document",
                        verbose_name="file",
                    ),
                ),
                (
                    "mends",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="mended_by",
                        to="grids.importbatch",
                    ),
                ),
            ],
            options={
                "verbose_name": "import",
                "verbose_name_plural": "imports",
            },
        ),
        migrations.CreateModel(
            name="ImportRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("number", models.PositiveIntegerField(verbose_name="row")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("read", "not yet checked"),
                            ("new", "new"),
                            ("changed", "changed"),
                            ("same", "as it is"),
                            ("wrong", "wrong"),
                            ("added", "added"),
                            ("updated", "updated"),
                            ("taken_back", "taken back"),
                        ],
                        default="read",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("subject", models.UUIDField(null=True)),
                ("cells", common.fields.EncryptedTextField()),
                ("faults", common.fields.EncryptedTextField(null=True)),
                ("before", common.fields.EncryptedTextField(null=True)),
                ("after", common.fields.EncryptedTextField(null=True)),
                (
                    "batch",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rows",
                        to="grids.importbatch",
                    ),
                ),
            ],
            options={
                "verbose_name": "imported row",
                "verbose_name_plural": "imported rows",
            },
        ),
        migrations.CreateModel(
            name="Export",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("kind", models.CharField(max_length=30, verbose_name="what")),
                (
                    "state",
                    models.CharField(
                        choices=[("waiting", "being made"), ("ready", "ready"), ("fetched", "fetched")],
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("asked_at", models.DateTimeField(verbose_name="asked at")),
                ("reason", models.CharField(max_length=200, verbose_name="reason")),
                ("fields", models.JSONField(default=list)),
                ("address", models.GenericIPAddressField(null=True, verbose_name="address")),
                ("row_count", models.PositiveIntegerField(null=True, verbose_name="rows")),
                ("fetched_at", models.DateTimeField(null=True, verbose_name="fetched at")),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="files.document",
                    ),
                ),
            ],
            options={
                "verbose_name": "export",
                "verbose_name_plural": "exports",
                "indexes": [models.Index(fields=["asked_by", "-asked_at", "-id"], name="export_of_officer")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["waiting", "ready", "fetched"])),
                        name="export_state_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True), name="export_has_a_reason"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "ready"), _negated=True),
                            models.Q(("document__isnull", False), ("row_count__isnull", False)),
                            _connector="OR",
                        ),
                        name="export_ready_has_its_file",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("fetched_at__isnull", False),
                                ("row_count__isnull", False),
                                ("state", "fetched"),
                            ),
                            models.Q(models.Q(("state", "fetched"), _negated=True), ("fetched_at", None)),
                            _connector="OR",
                        ),
                        name="export_fetched_has_its_moment",
                    ),
                ],
            },
        ),
        migrations.AddIndex(
            model_name="importbatch",
            index=models.Index(fields=["begun_by", "-begun_at", "-id"], name="import_batch_of_officer"),
        ),
        migrations.AddIndex(
            model_name="importbatch",
            index=models.Index(fields=["begun_at"], name="import_batch_by_age"),
        ),
        migrations.AddConstraint(
            model_name="importbatch",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "state__in",
                        [
                            "reading",
                            "refused",
                            "read",
                            "checking",
                            "checked",
                            "applying",
                            "applied",
                            "undoing",
                            "undone",
                        ],
                    )
                ),
                name="import_batch_state_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="importbatch",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "refused"), _negated=True),
                    models.Q(("refusal", ""), _negated=True),
                    _connector="OR",
                ),
                name="import_batch_refused_says_why",
            ),
        ),
        migrations.AddConstraint(
            model_name="importbatch",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("applied_at__isnull", False), ("state__in", ["applied", "undoing", "undone"])),
                    models.Q(
                        models.Q(("state__in", ["applied", "undoing", "undone"]), _negated=True),
                        ("applied_at", None),
                    ),
                    _connector="OR",
                ),
                name="import_batch_applied_has_its_moment",
            ),
        ),
        migrations.AddConstraint(
            model_name="importbatch",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("undone_at", None),
                    models.Q(
                        ("undone_at__gte", models.F("applied_at")),
                        (
                            "undone_at__lte",
                            django.db.models.expressions.CombinedExpression(
                                models.F("applied_at"), "+", models.Value(datetime.timedelta(days=1))
                            ),
                        ),
                    ),
                    _connector="OR",
                ),
                name="import_batch_is_undone_within_a_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="importbatch",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "undone"), ("undone_at__isnull", False)),
                    models.Q(models.Q(("state", "undone"), _negated=True), ("undone_at", None)),
                    _connector="OR",
                ),
                name="import_batch_undone_has_its_moment",
            ),
        ),
        migrations.AddIndex(
            model_name="importrow",
            index=models.Index(fields=["batch", "state", "number"], name="import_row_by_state"),
        ),
        migrations.AddConstraint(
            model_name="importrow",
            constraint=models.UniqueConstraint(
                fields=("batch", "number"), name="import_row_number_is_its_own"
            ),
        ),
        migrations.AddConstraint(
            model_name="importrow",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "state__in",
                        ["read", "new", "changed", "same", "wrong", "added", "updated", "taken_back"],
                    )
                ),
                name="import_row_state_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="importrow",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "wrong"), _negated=True), ("faults__isnull", False), _connector="OR"
                ),
                name="import_row_wrong_says_what",
            ),
        ),
    ]
