"""Codes in batches and their successors; scans by day; notices, policies, shown numbers; "I too" at a door."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("grids", "0014_norms"),
    ]

    operations = [
        migrations.AddField(
            model_name="qrcode",
            name="replaces",
            field=models.OneToOneField(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="replaced_by",
                to="grids.qrcode",
            ),
        ),
        migrations.AddField(
            model_name="qrcode",
            name="revoked_for",
            field=models.CharField(
                blank=True,
                choices=[
                    ("lost", "lost or torn off"),
                    ("defaced", "pasted over or illegible"),
                    ("reissued", "replaced by a new one"),
                    ("misplaced", "hung in the wrong place"),
                ],
                db_default="",
                max_length=10,
                verbose_name="why revoked",
            ),
        ),
        migrations.CreateModel(
            name="QrBatch",
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
                            ("buildings", "buildings"),
                            ("units", "units"),
                            ("places", "places and stations"),
                            ("grids", "grids"),
                            ("chosen", "codes chosen one by one"),
                        ],
                        max_length=10,
                        verbose_name="for what",
                    ),
                ),
                (
                    "layout",
                    models.CharField(
                        choices=[("cards", "A4, twelve cards"), ("posters", "A5 posters")],
                        max_length=10,
                        verbose_name="sheet",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("issuing", "being issued"),
                            ("drawing", "being drawn"),
                            ("ready", "ready to print"),
                        ],
                        default="issuing",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("code_count", models.PositiveIntegerField(default=0, verbose_name="codes")),
                ("drawn_count", models.PositiveIntegerField(default=0, verbose_name="drawn")),
                ("asked_at", models.DateTimeField(verbose_name="asked at")),
                ("drawn_at", models.DateTimeField(null=True, verbose_name="drawn at")),
                ("printed_at", models.DateTimeField(null=True, verbose_name="printed at")),
                (
                    "asked_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="asked by",
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
                    "printed_by",
                    models.ForeignKey(
                        null=True,
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
                "verbose_name": "batch of codes",
                "verbose_name_plural": "batches of codes",
            },
        ),
        migrations.AddField(
            model_name="qrcode",
            name="batch",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="codes",
                to="grids.qrbatch",
                verbose_name="batch",
            ),
        ),
        migrations.CreateModel(
            name="ScanDay",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("day", models.DateField(verbose_name="day")),
                ("scans", models.PositiveIntegerField(verbose_name="scans")),
                (
                    "code",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="days",
                        to="grids.qrcode",
                    ),
                ),
            ],
            options={
                "verbose_name": "scans of a day",
                "verbose_name_plural": "scans by day",
            },
        ),
        migrations.CreateModel(
            name="DoorCard",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "phone",
                    models.CharField(blank=True, max_length=20, verbose_name="number residents may call"),
                ),
                ("shows_full_name", models.BooleanField(default=False, verbose_name="shows the full name")),
                ("changed_at", models.DateTimeField(verbose_name="changed at")),
                (
                    "officer",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="door_card",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "what residents see of a worker",
                "verbose_name_plural": "what residents see of workers",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("phone", ""), ("phone__regex", "^\\+?[0-9-]{3,20}$"), _connector="OR"
                        ),
                        name="door_card_phone_is_digits",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="DutyPhone",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("phone", models.CharField(max_length=20, verbose_name="duty phone")),
                ("hours", models.CharField(blank=True, max_length=60, verbose_name="when it is answered")),
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
                    "grid",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="duty_phone",
                        to="grids.grid",
                    ),
                ),
            ],
            options={
                "verbose_name": "duty phone of a grid",
                "verbose_name_plural": "duty phones",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("phone__regex", "^\\+?[0-9-]{3,20}$")),
                        name="duty_phone_is_digits",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Echo",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("subject", models.UUIDField(editable=False, verbose_name="matter")),
                ("device", models.BinaryField(max_length=16)),
                ("said_on", models.DateField(verbose_name="said on")),
                (
                    "code",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="grids.qrcode",
                    ),
                ),
            ],
            options={
                "verbose_name": "echo",
                "verbose_name_plural": "echoes",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("subject", "device"), name="one_echo_per_matter_and_device"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("device", b""), _negated=True),
                        name="echo_knows_its_device_by_a_hash",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Notice",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "topic",
                    models.CharField(
                        choices=[
                            ("jobs", "work and jobs"),
                            ("schooling", "schools and children"),
                            ("business", "running a business"),
                            ("services", "services for everybody"),
                            ("safety", "safety and weather"),
                            ("outage", "water, power and roads"),
                            ("other", "other"),
                        ],
                        default="other",
                        max_length=12,
                        verbose_name="about",
                    ),
                ),
                ("title", models.CharField(max_length=60, verbose_name="title")),
                ("words", models.TextField(verbose_name="words")),
                ("starts_on", models.DateField(verbose_name="from")),
                ("ends_on", models.DateField(verbose_name="until")),
                ("written_at", models.DateTimeField(verbose_name="written at")),
                ("withdrawn_at", models.DateTimeField(null=True, verbose_name="withdrawn at")),
                (
                    "read_count",
                    models.PositiveBigIntegerField(default=0, editable=False, verbose_name="read"),
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
                (
                    "withdrawn_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "notice",
                "verbose_name_plural": "notices",
                "indexes": [
                    models.Index(fields=["grid", "ends_on"], name="notice_by_grid"),
                    models.Index(fields=["street", "ends_on"], name="notice_by_street"),
                    models.Index(fields=["district", "ends_on"], name="notice_by_district"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("title", ""), _negated=True), models.Q(("words", ""), _negated=True)
                        ),
                        name="notice_says_something",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "topic__in",
                                ["jobs", "schooling", "business", "services", "safety", "outage", "other"],
                            )
                        ),
                        name="notice_topic_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ends_on__gt", models.F("starts_on"))),
                        name="notice_ends_after_it_starts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("district__isnull", False)), name="notice_is_for_somebody"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("withdrawn_by", None), ("withdrawn_at__isnull", False), _connector="OR"
                        ),
                        name="notice_withdrawn_by_somebody_was_withdrawn",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Policy",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", models.CharField(max_length=100, verbose_name="title")),
                ("words", models.TextField(blank=True, verbose_name="words")),
                ("link", models.URLField(blank=True, max_length=300, verbose_name="link")),
                ("issuer", models.CharField(blank=True, max_length=60, verbose_name="issued by")),
                ("place", models.PositiveSmallIntegerField(default=100, verbose_name="order")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="no longer in force from")),
                ("changed_at", models.DateTimeField(auto_now=True, verbose_name="changed at")),
                (
                    "region",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="policies",
                        to="grids.region",
                        verbose_name="region",
                    ),
                ),
            ],
            options={
                "verbose_name": "policy",
                "verbose_name_plural": "policies",
                "indexes": [models.Index(fields=["region", "place", "id"], name="policy_by_region")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("words", ""), _negated=True),
                            models.Q(("link", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="policy_has_words_or_a_link",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("link", ""), ("link__regex", "^https?://"), _connector="OR"),
                        name="policy_link_is_a_web_address",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("title", ""), _negated=True), name="policy_has_a_title"
                    ),
                ],
            },
        ),
        migrations.AddIndex(
            model_name="qrbatch",
            index=models.Index(fields=["street", "-asked_at"], name="qr_batch_by_street"),
        ),
        migrations.AddConstraint(
            model_name="qrbatch",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["buildings", "units", "places", "grids", "chosen"])),
                name="qr_batch_kind_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="qrbatch",
            constraint=models.CheckConstraint(
                condition=models.Q(("layout__in", ["cards", "posters"])), name="qr_batch_layout_is_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="qrbatch",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["issuing", "drawing", "ready"])),
                name="qr_batch_state_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="qrbatch",
            constraint=models.CheckConstraint(
                condition=models.Q(("drawn_count__lte", models.F("code_count"))),
                name="qr_batch_draws_no_more_than_it_has",
            ),
        ),
        migrations.AddConstraint(
            model_name="qrbatch",
            constraint=models.CheckConstraint(
                condition=models.Q(("grid__isnull", False)), name="qr_batch_is_for_a_grid"
            ),
        ),
        migrations.AddConstraint(
            model_name="qrbatch",
            constraint=models.CheckConstraint(
                condition=models.Q(("printed_at", None), ("drawn_at__isnull", False), _connector="OR"),
                name="qr_batch_is_printed_after_it_is_drawn",
            ),
        ),
        migrations.AddConstraint(
            model_name="scanday",
            constraint=models.UniqueConstraint(
                fields=("code", "day"), name="one_row_of_scans_per_code_and_day"
            ),
        ),
        migrations.AddConstraint(
            model_name="scanday",
            constraint=models.CheckConstraint(
                condition=models.Q(("scans__gt", 0)), name="a_day_without_scans_has_no_row"
            ),
        ),
    ]
