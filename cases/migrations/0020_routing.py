"""Where a matter goes, as rows: category × place → unit or role (S0-52, S4-27)."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0019_desk_views"),
        ("grids", "0040_people_on_record_hold"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="RoutingRule",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("branch", models.CharField(blank=True, max_length=2, verbose_name="group")),
                (
                    "role",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("worker", "worker of the nearest grid"),
                            ("leader", "leader of the nearest grid"),
                            ("total_leader", "leader of the community"),
                            ("partner", "helping unit of the nearest grid"),
                        ],
                        max_length=15,
                        verbose_name="role",
                    ),
                ),
                ("direct", models.BooleanField(default=False, verbose_name="sent at once")),
                ("order", models.PositiveSmallIntegerField(default=100, verbose_name="order")),
                ("basis", models.CharField(max_length=200, verbose_name="by which paper")),
                ("valid_from", models.DateField(verbose_name="from")),
                ("valid_to", models.DateField(null=True, verbose_name="until")),
                ("made_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
                ("ended_why", models.CharField(blank=True, max_length=200)),
            ],
            options={
                "verbose_name": "routing rule",
                "verbose_name_plural": "routing rules",
            },
        ),
        migrations.AddField(
            model_name="routingrule",
            name="category",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.category"
            ),
        ),
        migrations.AddField(
            model_name="routingrule",
            name="department",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="grids.department",
            ),
        ),
        migrations.AddField(
            model_name="routingrule",
            name="ended_by",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="routingrule",
            name="grid",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="grids.grid"
            ),
        ),
        migrations.AddField(
            model_name="routingrule",
            name="made_by",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="routingrule",
            name="region",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="grids.region"
            ),
        ),
        migrations.AddField(
            model_name="routingrule",
            name="replaces",
            field=models.OneToOneField(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="successor",
                to="cases.routingrule",
            ),
        ),
        migrations.AddConstraint(
            model_name="routingrule",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("grid", None), ("region__isnull", False)),
                    models.Q(("grid__isnull", False), ("region", None)),
                    _connector="OR",
                ),
                name="routing_rule_is_of_a_district_or_a_grid",
            ),
        ),
        migrations.AddConstraint(
            model_name="routingrule",
            constraint=models.CheckConstraint(
                condition=models.Q(("category", None), ("branch", ""), _connector="OR"),
                name="routing_rule_is_of_a_kind_or_a_group",
            ),
        ),
        migrations.AddConstraint(
            model_name="routingrule",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("department__isnull", False), ("role", "")),
                    models.Q(("department", None), models.Q(("role", ""), _negated=True)),
                    _connector="OR",
                ),
                name="routing_rule_leads_to_a_unit_or_a_role",
            ),
        ),
        migrations.AddConstraint(
            model_name="routingrule",
            constraint=models.CheckConstraint(
                condition=models.Q(("basis", ""), _negated=True), name="routing_rule_names_its_paper"
            ),
        ),
        migrations.AddConstraint(
            model_name="routingrule",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("valid_to", None), ("valid_to__gte", models.F("valid_from")), _connector="OR"
                ),
                name="routing_rule_ends_after_it_starts",
            ),
        ),
        migrations.AddConstraint(
            model_name="routingrule",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("ended_at", None), ("ended_why", "")),
                    models.Q(("ended_at__isnull", False), models.Q(("ended_why", ""), _negated=True)),
                    _connector="OR",
                ),
                name="routing_rule_is_ended_with_its_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="routingrule",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended_at", None)),
                fields=("region", "grid", "category", "branch", "order"),
                name="one_open_routing_rule_of_a_kind_place_and_order",
                nulls_distinct=False,
            ),
        ),
    ]
