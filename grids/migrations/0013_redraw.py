"""Redrawings of the ground, and how the ground was before: rows that are only ever added."""

import uuid

import django.contrib.gis.db.models.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

HISTORY = """
create trigger past_grid_is_never_changed before update or delete on grids_pastgrid
    for each row execute function refuse_change_of_history();
create trigger past_grid_is_never_emptied before truncate on grids_pastgrid
    for each statement execute function refuse_change_of_history();
create trigger past_place_is_never_changed before update or delete on grids_pastplace
    for each row execute function refuse_change_of_history();
create trigger past_place_is_never_emptied before truncate on grids_pastplace
    for each statement execute function refuse_change_of_history();
"""

HISTORY_BACK = """
drop trigger past_grid_is_never_changed on grids_pastgrid;
drop trigger past_grid_is_never_emptied on grids_pastgrid;
drop trigger past_place_is_never_changed on grids_pastplace;
drop trigger past_place_is_never_emptied on grids_pastplace;
"""


def revoke(apps, schema_editor):
    role = schema_editor.quote_name(settings.APP_ROLE)
    schema_editor.execute(f"revoke update, delete, truncate on grids_pastgrid, grids_pastplace from {role}")


def grant(apps, schema_editor):
    role = schema_editor.quote_name(settings.APP_ROLE)
    schema_editor.execute(f"grant update, delete on grids_pastgrid, grids_pastplace to {role}")


class Migration(migrations.Migration):
    dependencies = [
        ("grids", "0012_one_community"),
    ]

    operations = [
        migrations.AddField(
            model_name="building",
            name="household_count",
            field=models.PositiveIntegerField(blank=True, null=True, verbose_name="households"),
        ),
        migrations.CreateModel(
            name="Redraw",
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
                            ("draw", "draw a new grid"),
                            ("split", "split"),
                            ("merge", "merge"),
                            ("border", "move the border"),
                            ("move", "move under another"),
                            ("end", "end"),
                        ],
                        max_length=10,
                        verbose_name="what",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("planned", "planned"),
                            ("done", "done"),
                            ("failed", "failed"),
                            ("withdrawn", "withdrawn"),
                        ],
                        default="planned",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("effective_on", models.DateField(verbose_name="takes effect on")),
                ("reason", models.CharField(max_length=200, verbose_name="reason")),
                ("facts", models.JSONField(default=dict)),
                ("effects", models.JSONField(default=dict)),
                ("failure", models.CharField(blank=True, max_length=200, verbose_name="why it failed")),
                ("planned_at", models.DateTimeField(verbose_name="decided at")),
                ("settled_at", models.DateTimeField(null=True, verbose_name="settled at")),
                (
                    "grid",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="redraws",
                        to="grids.grid",
                        verbose_name="grid",
                    ),
                ),
                (
                    "planned_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "redrawing",
                "verbose_name_plural": "redrawings",
            },
        ),
        migrations.CreateModel(
            name="PastPlace",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=30, verbose_name="kind")),
                ("subject", models.UUIDField(verbose_name="what")),
                ("until", models.DateField(verbose_name="until")),
                (
                    "grid",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="grids.grid"
                    ),
                ),
                (
                    "redraw",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="past_places",
                        to="grids.redraw",
                    ),
                ),
            ],
            options={
                "verbose_name": "former place",
                "verbose_name_plural": "former places",
            },
        ),
        migrations.CreateModel(
            name="PastGrid",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "boundary",
                    django.contrib.gis.db.models.fields.MultiPolygonField(
                        null=True, spatial_index=False, srid=4326, verbose_name="boundary"
                    ),
                ),
                ("until", models.DateField(verbose_name="until")),
                (
                    "grid",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="past",
                        to="grids.grid",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="grids.grid",
                    ),
                ),
                (
                    "redraw",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="past_grids",
                        to="grids.redraw",
                    ),
                ),
            ],
            options={
                "verbose_name": "former state of a grid",
                "verbose_name_plural": "former states of grids",
            },
        ),
        migrations.AddIndex(
            model_name="redraw",
            index=models.Index(
                condition=models.Q(("state", "planned")), fields=["effective_on", "id"], name="redraw_due"
            ),
        ),
        migrations.AddIndex(
            model_name="redraw",
            index=models.Index(fields=["grid", "-effective_on"], name="redraw_of_grid"),
        ),
        migrations.AddConstraint(
            model_name="redraw",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason", ""), _negated=True), name="redraw_has_a_reason"
            ),
        ),
        migrations.AddConstraint(
            model_name="redraw",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["draw", "split", "merge", "border", "move", "end"])),
                name="redraw_kind_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="redraw",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("settled_at", None), ("state", "planned")),
                    models.Q(("settled_at__isnull", False), ("state__in", ["done", "failed", "withdrawn"])),
                    _connector="OR",
                ),
                name="redraw_is_planned_or_settled",
            ),
        ),
        migrations.AddConstraint(
            model_name="redraw",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "failed"), models.Q(("failure", ""), _negated=True)),
                    models.Q(models.Q(("state", "failed"), _negated=True), ("failure", "")),
                    _connector="OR",
                ),
                name="redraw_that_failed_says_why",
            ),
        ),
        migrations.AddIndex(
            model_name="pastplace",
            index=models.Index(fields=["subject", "until", "id"], name="past_of_subject"),
        ),
        migrations.AddIndex(
            model_name="pastgrid",
            index=models.Index(fields=["grid", "until", "id"], name="past_of_grid"),
        ),
        migrations.RunSQL(HISTORY, HISTORY_BACK),
        migrations.RunPython(revoke, grant, elidable=False),
    ]
