"""Channels, how each person wants to be reached, letters that leave the product and each attempt to get them out."""

import uuid

import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import common.fields


class Migration(migrations.Migration):
    dependencies = [
        ("messaging", "0003_trace"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Channel",
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
                            ("sms", "SMS"),
                            ("wecom", "WeCom"),
                            ("dingtalk", "DingTalk"),
                            ("email", "E-mail"),
                            ("robot", "Group robot"),
                        ],
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                ("preset", models.CharField(max_length=30, verbose_name="provider")),
                ("name", models.CharField(max_length=60, verbose_name="name")),
                ("base_url", models.CharField(blank=True, max_length=200, verbose_name="address")),
                ("settings", models.JSONField(blank=True, default=dict, verbose_name="settings")),
                ("sealed", common.fields.EncryptedTextField(null=True, verbose_name="secrets")),
                ("token", common.fields.EncryptedTextField(null=True, verbose_name="access token")),
                ("token_until", models.DateTimeField(null=True, verbose_name="access token good until")),
                ("is_on", models.BooleanField(default=False, verbose_name="in use")),
                ("per_minute", models.PositiveIntegerField(default=60, verbose_name="at most in a minute")),
                ("per_day", models.PositiveIntegerField(default=5000, verbose_name="at most in a day")),
                ("changed_at", models.DateTimeField(verbose_name="changed at")),
                (
                    "changed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="changed by",
                    ),
                ),
            ],
            options={
                "verbose_name": "channel",
                "verbose_name_plural": "channels",
            },
        ),
        migrations.CreateModel(
            name="ContactPoint",
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
                            ("sms", "SMS"),
                            ("wecom", "WeCom"),
                            ("dingtalk", "DingTalk"),
                            ("email", "E-mail"),
                            ("robot", "Group robot"),
                        ],
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                ("value", common.fields.EncryptedTextField(verbose_name="number or address")),
                ("changed_at", models.DateTimeField(verbose_name="changed at")),
                (
                    "officer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="officer",
                    ),
                ),
            ],
            options={
                "verbose_name": "contact point",
                "verbose_name_plural": "contact points",
            },
        ),
        migrations.CreateModel(
            name="Letter",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("words", models.TextField(blank=True, verbose_name="words")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "waiting"),
                            ("sending", "under way"),
                            ("unknown", "not known"),
                            ("sent", "sent"),
                            ("failed", "failed"),
                            ("dropped", "not needed any more"),
                        ],
                        default="waiting",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("next_at", models.DateTimeField(verbose_name="next look at")),
                ("created_at", models.DateTimeField(verbose_name="written at")),
                ("closed_at", models.DateTimeField(null=True, verbose_name="closed at")),
                (
                    "channel",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="messaging.channel",
                        verbose_name="only by",
                    ),
                ),
                (
                    "recipient",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="recipient",
                    ),
                ),
            ],
            options={
                "verbose_name": "letter",
                "verbose_name_plural": "letters",
            },
        ),
        migrations.CreateModel(
            name="Attempt",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("tries", models.PositiveSmallIntegerField(default=1, verbose_name="tries")),
                ("begun_at", models.DateTimeField(verbose_name="begun at")),
                ("tried_at", models.DateTimeField(verbose_name="last tried at")),
                ("finished_at", models.DateTimeField(null=True, verbose_name="finished at")),
                ("lease_until", models.DateTimeField(verbose_name="given up as cut off at")),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("begun", "under way"),
                            ("accepted", "accepted"),
                            ("refused", "refused"),
                            ("not_sent", "did not get out"),
                            ("unknown", "not known"),
                        ],
                        default="begun",
                        max_length=10,
                        verbose_name="outcome",
                    ),
                ),
                ("code", models.CharField(blank=True, max_length=60, verbose_name="the provider's word")),
                (
                    "provider_id",
                    models.CharField(blank=True, max_length=100, verbose_name="the provider's number"),
                ),
                ("follow_at", models.DateTimeField(null=True, verbose_name="followed up at")),
                ("follows", models.PositiveSmallIntegerField(default=0, verbose_name="times followed up")),
                ("settled_at", models.DateTimeField(null=True, verbose_name="settled at")),
                (
                    "settled_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="settled by",
                    ),
                ),
                (
                    "channel",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attempts",
                        to="messaging.channel",
                        verbose_name="channel",
                    ),
                ),
                (
                    "letter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="attempts",
                        to="messaging.letter",
                        verbose_name="letter",
                    ),
                ),
            ],
            options={
                "verbose_name": "attempt",
                "verbose_name_plural": "attempts",
            },
        ),
        migrations.CreateModel(
            name="Outgoing",
            fields=[
                (
                    "message",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="messaging.message",
                        verbose_name="message",
                    ),
                ),
                ("urgent", models.BooleanField(default=False, verbose_name="urgent")),
                ("next_at", models.DateTimeField(null=True, verbose_name="next look at")),
                (
                    "letter",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="outgoing",
                        to="messaging.letter",
                        verbose_name="letter",
                    ),
                ),
                (
                    "recipient",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="recipient",
                    ),
                ),
            ],
            options={
                "verbose_name": "outgoing message",
                "verbose_name_plural": "outgoing messages",
            },
        ),
        migrations.CreateModel(
            name="Wish",
            fields=[
                (
                    "officer",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="officer",
                    ),
                ),
                (
                    "order",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=10),
                        default=list,
                        size=None,
                        verbose_name="order",
                    ),
                ),
                ("quiet_from", models.TimeField(blank=True, null=True, verbose_name="quiet from")),
                ("quiet_until", models.TimeField(blank=True, null=True, verbose_name="quiet until")),
                ("digest_at", models.TimeField(blank=True, null=True, verbose_name="together at")),
                ("changed_at", models.DateTimeField(verbose_name="changed at")),
            ],
            options={
                "verbose_name": "wish",
                "verbose_name_plural": "wishes",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("quiet_from", None), ("quiet_until", None)),
                            models.Q(
                                ("quiet_from__isnull", False),
                                ("quiet_until__isnull", False),
                                models.Q(("quiet_from", models.F("quiet_until")), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="wish_is_quiet_from_and_until",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("order__contained_by", ["sms", "wecom", "dingtalk", "email"])),
                        name="wish_names_channels_of_persons",
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="channel",
            constraint=models.UniqueConstraint(
                condition=models.Q(("is_on", True), ("kind__in", ["sms", "wecom", "dingtalk", "email"])),
                fields=("kind",),
                name="one_channel_in_use_per_kind",
            ),
        ),
        migrations.AddConstraint(
            model_name="channel",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["sms", "wecom", "dingtalk", "email", "robot"])),
                name="channel_is_of_a_known_kind",
            ),
        ),
        migrations.AddConstraint(
            model_name="channel",
            constraint=models.CheckConstraint(
                condition=models.Q(("per_day__gt", 0), ("per_minute__gt", 0)),
                name="channel_may_send_something",
            ),
        ),
        migrations.AddConstraint(
            model_name="channel",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("token__isnull", True), ("token_until", None)),
                    models.Q(("token__isnull", False), ("token_until__isnull", False)),
                    _connector="OR",
                ),
                name="channel_token_has_an_end",
            ),
        ),
        migrations.AddConstraint(
            model_name="contactpoint",
            constraint=models.UniqueConstraint(
                fields=("officer", "kind"), name="one_contact_point_per_person_and_kind"
            ),
        ),
        migrations.AddConstraint(
            model_name="contactpoint",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["sms", "wecom", "dingtalk", "email"])),
                name="contact_point_is_a_persons",
            ),
        ),
        migrations.AddIndex(
            model_name="letter",
            index=models.Index(
                condition=models.Q(("state", "waiting")), fields=["next_at"], name="letter_due"
            ),
        ),
        migrations.AddIndex(
            model_name="letter",
            index=models.Index(
                condition=models.Q(("closed_at__isnull", False)), fields=["closed_at"], name="letter_closed"
            ),
        ),
        migrations.AddConstraint(
            model_name="letter",
            constraint=models.CheckConstraint(
                condition=models.Q(("recipient__isnull", False), ("channel__isnull", False), _connector="OR"),
                name="letter_is_for_somebody",
            ),
        ),
        migrations.AddConstraint(
            model_name="letter",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("closed_at__isnull", False), ("state__in", ["sent", "failed", "dropped"])),
                    models.Q(
                        models.Q(("state__in", ["sent", "failed", "dropped"]), _negated=True),
                        ("closed_at", None),
                    ),
                    _connector="OR",
                ),
                name="letter_closes_with_its_end",
            ),
        ),
        migrations.AddConstraint(
            model_name="letter",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("state__in", ["waiting", "sending", "unknown", "sent", "failed", "dropped"])
                ),
                name="letter_is_in_a_known_state",
            ),
        ),
        migrations.AddIndex(
            model_name="attempt",
            index=models.Index(fields=["channel", "tried_at"], name="attempt_of_channel"),
        ),
        migrations.AddIndex(
            model_name="attempt",
            index=models.Index(fields=["-begun_at", "-id"], name="attempt_newest"),
        ),
        migrations.AddIndex(
            model_name="attempt",
            index=models.Index(
                condition=models.Q(("outcome", "begun")), fields=["lease_until"], name="attempt_open"
            ),
        ),
        migrations.AddIndex(
            model_name="attempt",
            index=models.Index(
                condition=models.Q(("follow_at__isnull", False)),
                fields=["follow_at"],
                name="attempt_to_follow",
            ),
        ),
        migrations.AddIndex(
            model_name="attempt",
            index=models.Index(
                condition=models.Q(("outcome", "unknown"), ("settled_at", None)),
                fields=["-begun_at"],
                name="attempt_to_settle",
            ),
        ),
        migrations.AddConstraint(
            model_name="attempt",
            constraint=models.UniqueConstraint(
                condition=models.Q(
                    ("outcome", "begun"),
                    models.Q(("outcome", "unknown"), ("settled_at", None)),
                    _connector="OR",
                ),
                fields=("letter",),
                name="one_open_attempt_per_letter",
            ),
        ),
        migrations.AddConstraint(
            model_name="attempt",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("finished_at", None), ("outcome", "begun")),
                    models.Q(models.Q(("outcome", "begun"), _negated=True), ("finished_at__isnull", False)),
                    _connector="OR",
                ),
                name="attempt_ends_with_an_outcome",
            ),
        ),
        migrations.AddConstraint(
            model_name="attempt",
            constraint=models.CheckConstraint(
                condition=models.Q(("outcome__in", ["begun", "accepted", "refused", "not_sent", "unknown"])),
                name="attempt_has_a_known_outcome",
            ),
        ),
        migrations.AddConstraint(
            model_name="attempt",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("settled_at", None), ("settled_by", None)),
                    models.Q(("settled_at__isnull", False), ("settled_by__isnull", False)),
                    _connector="OR",
                ),
                name="attempt_is_settled_by_somebody",
            ),
        ),
        migrations.AddConstraint(
            model_name="attempt",
            constraint=models.CheckConstraint(
                condition=models.Q(("follow_at", None), ("outcome", "unknown"), _connector="OR"),
                name="attempt_is_followed_while_unknown",
            ),
        ),
        migrations.AddIndex(
            model_name="outgoing",
            index=models.Index(
                condition=models.Q(("next_at__isnull", False)), fields=["next_at"], name="outgoing_due"
            ),
        ),
        migrations.AddConstraint(
            model_name="outgoing",
            constraint=models.CheckConstraint(
                condition=models.Q(("letter", None), ("next_at", None), _connector="OR"),
                name="outgoing_is_looked_at_until_it_has_a_letter",
            ),
        ),
    ]
