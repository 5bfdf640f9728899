"""What handlers ask of their superiors, and cases on hold until a day (workflow version 2)."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models
from django.db.models import CheckConstraint, Q, UniqueConstraint

ANSWERED = ["approved", "refused"]
STATES = ["reported", "dispatched", "handling", "suspended", "handled", "fed_back", "closed", "void"]
LABELS = [
    ("reported", "Waiting for dispatch"),
    ("dispatched", "Waiting to be taken"),
    ("handling", "In hand"),
    ("suspended", "On hold"),
    ("handled", "Waiting for feedback"),
    ("fed_back", "Waiting for write-off"),
    ("closed", "Written off"),
    ("void", "Void"),
]
KINDS = [
    ("extend", "More time"),
    ("suspend", "Put it on hold"),
    ("cannot", "It cannot be done"),
    ("plan", "A plan with dates"),
]
ANSWERS = [
    ("asked", "Waiting for an answer"),
    ("approved", "Approved"),
    ("refused", "Refused"),
    ("withdrawn", "Taken back"),
    ("lapsed", "No longer needed"),
]


def officer(**facts):
    return models.ForeignKey(
        db_index=False,
        on_delete=django.db.models.deletion.PROTECT,
        related_name="+",
        to=settings.AUTH_USER_MODEL,
        **facts,
    )


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0021_last_given"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="CaseRequest",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("kind", models.CharField(choices=KINDS, max_length=10, verbose_name="what is asked for")),
                (
                    "state",
                    models.CharField(choices=ANSWERS, default="asked", max_length=10, verbose_name="state"),
                ),
                ("round", models.PositiveSmallIntegerField()),
                ("seq", models.PositiveIntegerField()),
                ("level", models.PositiveSmallIntegerField()),
                ("extra", models.PositiveSmallIntegerField(null=True, verbose_name="how much longer")),
                ("until", models.DateField(null=True, verbose_name="until")),
                ("asked_at", models.DateTimeField()),
                ("answered_at", models.DateTimeField(null=True)),
                ("answered_by", officer(null=True)),
                ("asked_by", officer()),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="requests", to="cases.case"
                    ),
                ),
            ],
            options={
                "verbose_name": "request",
                "verbose_name_plural": "requests",
                "constraints": [
                    UniqueConstraint(
                        name="one_open_request_a_case", fields=["case"], condition=Q(state="asked")
                    ),
                    CheckConstraint(
                        name="request_kind_is_known", condition=Q(kind__in=[kind for kind, _ in KINDS])
                    ),
                    CheckConstraint(
                        name="request_state_is_known", condition=Q(state__in=[word for word, _ in ANSWERS])
                    ),
                    CheckConstraint(
                        name="request_is_answered_by_somebody",
                        condition=Q(state__in=ANSWERED, answered_at__isnull=False, answered_by__isnull=False)
                        | (~Q(state__in=ANSWERED) & Q(answered_at=None, answered_by=None)),
                    ),
                    CheckConstraint(
                        name="request_is_not_answered_by_who_asked",
                        condition=Q(answered_by=None) | ~Q(answered_by=models.F("asked_by")),
                    ),
                    CheckConstraint(
                        name="request_says_how_long",
                        condition=Q(kind="cannot")
                        | Q(kind="extend", extra__gt=0)
                        | Q(kind__in=["suspend", "plan"], until__isnull=False),
                    ),
                ],
                "indexes": [
                    models.Index(fields=["asked_at", "id"], name="request_open", condition=Q(state="asked"))
                ],
            },
        ),
        migrations.AddField(
            "case",
            "asking",
            models.BooleanField(
                db_default=False, default=False, editable=False, verbose_name="a request waits"
            ),
        ),
        migrations.AddField(
            "case",
            "review_on",
            models.DateField(blank=True, editable=False, null=True, verbose_name="on hold until"),
        ),
        migrations.AlterField(
            "case", "state", models.CharField(choices=LABELS, max_length=12, verbose_name="state")
        ),
        migrations.AlterField("edge", "action", models.CharField(max_length=20)),
        migrations.RemoveConstraint("case", "case_state_is_known"),
        migrations.RemoveConstraint("case", "case_in_hand_has_a_handler"),
        AddConstraintNotValid(
            "case", CheckConstraint(name="case_state_is_known", condition=Q(state__in=STATES))
        ),
        AddConstraintNotValid(
            "case",
            CheckConstraint(
                name="case_in_hand_has_a_handler",
                condition=~Q(state__in=["dispatched", "handling", "suspended"])
                | Q(handler_post__isnull=False)
                | Q(handler_department__isnull=False),
            ),
        ),
        AddConstraintNotValid(
            "case",
            CheckConstraint(
                name="case_on_hold_has_its_day",
                condition=Q(state="suspended", review_on__isnull=False)
                | (~Q(state="suspended") & Q(review_on=None)),
            ),
        ),
        AddConstraintNotValid(
            "case",
            CheckConstraint(
                name="case_asks_only_while_in_hand",
                condition=Q(asking=False) | Q(state__in=["dispatched", "handling"]),
            ),
        ),
    ]
