"""Units called to a case by a whistle, each with its own clocks, and how long they have (workflow version 2)."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0025_wording"),
        ("grids", "0040_people_on_record_hold"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="WhistleTerm",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("pressing", "What residents press for"),
                            ("enforcement", "Joint enforcement"),
                            ("emergency", "Emergency whistle"),
                        ],
                        max_length=12,
                        verbose_name="kind of whistle",
                    ),
                ),
                (
                    "clock",
                    models.CharField(
                        choices=[
                            ("respond", "Answer to the whistle"),
                            ("arrive", "Arrival"),
                            ("result", "Result of the unit"),
                        ],
                        max_length=10,
                        verbose_name="clock",
                    ),
                ),
                ("limit", models.DecimalField(decimal_places=2, max_digits=6, verbose_name="limit")),
                ("unit", models.CharField(max_length=2, verbose_name="unit")),
            ],
            options={
                "verbose_name": "term of a whistle",
                "verbose_name_plural": "terms of whistles",
                "constraints": [
                    models.UniqueConstraint(fields=("kind", "clock"), name="one_term_of_a_whistle"),
                    models.CheckConstraint(
                        condition=models.Q(("limit__gt", 0)), name="term_of_a_whistle_is_positive"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Call",
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
                            ("pressing", "What residents press for"),
                            ("enforcement", "Joint enforcement"),
                            ("emergency", "Emergency whistle"),
                        ],
                        max_length=12,
                        verbose_name="kind of whistle",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("proposed", "Waiting for approval"),
                            ("called", "Waiting for the unit"),
                            ("responded", "On the way"),
                            ("arrived", "On site"),
                            ("objected", "Objected to"),
                            ("reported", "Result reported"),
                            ("signed", "Signed off"),
                            ("excused", "Objection upheld"),
                            ("cancelled", "Called off"),
                            ("expired", "Run out"),
                            ("lapsed", "No longer needed"),
                        ],
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("seq", models.PositiveIntegerField()),
                ("whistled_at", models.DateTimeField()),
                ("called_at", models.DateTimeField(null=True)),
                ("respond_due_at", models.DateTimeField(null=True)),
                ("arrive_due_at", models.DateTimeField(null=True)),
                ("result_due_at", models.DateTimeField(null=True)),
                ("responded_at", models.DateTimeField(null=True)),
                ("arrived_at", models.DateTimeField(null=True)),
                ("objected_at", models.DateTimeField(null=True)),
                ("pauses", models.JSONField(default=list)),
                ("reported_at", models.DateTimeField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
                ("seen_until", models.DateField(null=True)),
                ("unit_level", models.PositiveSmallIntegerField(null=True)),
                ("whistler_level", models.PositiveSmallIntegerField(null=True)),
                ("ladder", models.JSONField(default=list)),
                ("next_alert_at", models.DateTimeField(null=True)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="calls", to="cases.case"
                    ),
                ),
                (
                    "department",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="grids.department",
                    ),
                ),
                (
                    "whistled_by",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "called unit",
                "verbose_name_plural": "called units",
                "indexes": [
                    models.Index(fields=["department", "-whistled_at"], name="call_of_unit"),
                    models.Index(
                        condition=models.Q(("next_alert_at__isnull", False)),
                        fields=["next_alert_at"],
                        name="call_next",
                    ),
                    models.Index(
                        models.OrderBy(models.F("whistled_at"), descending=True),
                        models.OrderBy(models.F("id"), descending=True),
                        name="call_newest",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at", None)),
                        fields=("case", "department"),
                        name="one_open_call_of_a_unit",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "state__in",
                                [
                                    "proposed",
                                    "called",
                                    "responded",
                                    "arrived",
                                    "objected",
                                    "reported",
                                    "signed",
                                    "excused",
                                    "cancelled",
                                    "expired",
                                    "lapsed",
                                ],
                            )
                        ),
                        name="call_state_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["pressing", "enforcement", "emergency"])),
                        name="call_kind_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("ended_at__isnull", False),
                                ("seen_until__isnull", False),
                                (
                                    "state__in",
                                    ["cancelled", "excused", "expired", "lapsed", "reported", "signed"],
                                ),
                            ),
                            models.Q(
                                models.Q(
                                    (
                                        "state__in",
                                        ["cancelled", "excused", "expired", "lapsed", "reported", "signed"],
                                    ),
                                    _negated=True,
                                ),
                                ("ended_at", None),
                                ("seen_until", None),
                            ),
                            _connector="OR",
                        ),
                        name="call_ends_exactly_when_its_state_says_so",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("called_at", None), ("state__in", ["cancelled", "lapsed", "proposed"])),
                            models.Q(
                                models.Q(("state", "proposed"), _negated=True),
                                ("called_at__isnull", False),
                                ("respond_due_at__isnull", False),
                                ("arrive_due_at__isnull", False),
                                ("result_due_at__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="call_has_its_clocks_once_it_is_made",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ended_at", None), ("next_alert_at", None), _connector="OR"),
                        name="call_that_has_ended_alerts_nobody",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("unit_level", None), ("unit_level__range", (1, 5)), _connector="OR"),
                            models.Q(
                                ("whistler_level", None), ("whistler_level__range", (1, 5)), _connector="OR"
                            ),
                        ),
                        name="call_is_rated_from_one_to_five",
                    ),
                ],
            },
        ),
    ]
