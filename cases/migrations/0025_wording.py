"""Texts that need not be typed each time: for the form of a verb, by kind of matter (S2-34)."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0024_open_with_what_is_on_hold"),
        ("grids", "0040_people_on_record_hold"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Wording",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "action",
                    models.CharField(
                        choices=[
                            ("feedback", "Tell the reporter"),
                            ("progress", "Report progress"),
                            ("resolve", "Done handling"),
                            ("decline", "Decline"),
                            ("send_back", "Send back"),
                            ("comment", "Note"),
                        ],
                        max_length=12,
                        verbose_name="for which step",
                    ),
                ),
                (
                    "answer",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("done", "It is done"),
                            ("cannot", "It cannot be done"),
                            ("working", "Being handled"),
                            ("referred_up", "Being raised to a superior"),
                        ],
                        max_length=12,
                    ),
                ),
                ("branch", models.CharField(blank=True, max_length=2)),
                ("name", models.CharField(max_length=30, verbose_name="name")),
                ("text", models.CharField(max_length=500, verbose_name="text")),
                ("made_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "category",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cases.category",
                    ),
                ),
                (
                    "ended_by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "region",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="grids.region"
                    ),
                ),
            ],
            options={
                "verbose_name": "ready words",
                "verbose_name_plural": "ready words",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("category", None), ("branch", ""), _connector="OR"),
                        name="wording_is_of_a_kind_or_a_group",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("name", ""), _negated=True), models.Q(("text", ""), _negated=True)
                        ),
                        name="wording_has_a_name_and_a_text",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("answer", ""),
                            models.Q(("action", "feedback"), ("answer__in", ["done", "cannot"])),
                            models.Q(("action", "progress"), ("answer__in", ["working", "referred_up"])),
                            _connector="OR",
                        ),
                        name="wording_answers_as_its_step_does",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at", None)),
                        fields=("region", "action", "category", "branch", "name"),
                        name="one_open_wording_of_a_name",
                        nulls_distinct=False,
                    ),
                ],
            },
        ),
    ]
