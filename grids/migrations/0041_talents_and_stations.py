"""Professionals who offer help; what can be booked at a station; recusals in the book of rights."""

import uuid

import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import common.fields


class Migration(migrations.Migration):
    dependencies = [
        ("grids", "0040_people_on_record_hold"),
    ]

    operations = [
        migrations.AlterField(
            model_name="rightsevent",
            name="kind",
            field=models.CharField(
                choices=[
                    ("post_given", "post given"),
                    ("post_ended", "post ended"),
                    ("deputy_named", "deputy named"),
                    ("deputy_ended", "deputy no longer"),
                    ("exception_given", "exception given"),
                    ("exception_ended", "exception ended"),
                    ("kept_away", "kept away from a case"),
                    ("kept_no_more", "no longer kept away"),
                ],
                max_length=20,
                verbose_name="what",
            ),
        ),
        migrations.CreateModel(
            name="StationOffer",
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
                            ("room", "room"),
                            ("care", "after-school care"),
                            ("course", "course or consultation"),
                        ],
                        max_length=8,
                        verbose_name="what",
                    ),
                ),
                ("name", models.CharField(max_length=40, verbose_name="name")),
                ("seats", models.PositiveSmallIntegerField(verbose_name="places at a time")),
                (
                    "weekdays",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.PositiveSmallIntegerField(),
                        size=None,
                        verbose_name="days of the week",
                    ),
                ),
                ("begins", models.TimeField(verbose_name="from")),
                ("ends", models.TimeField(verbose_name="until")),
                ("minutes", models.PositiveSmallIntegerField(verbose_name="minutes of one booking")),
                (
                    "by_residents",
                    models.BooleanField(default=True, verbose_name="residents may book it themselves"),
                ),
                ("made_at", models.DateTimeField(verbose_name="made at")),
                ("closed_at", models.DateTimeField(null=True, verbose_name="closed at")),
                (
                    "closed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "station",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="offers", to="grids.place"
                    ),
                ),
            ],
            options={
                "verbose_name": "offer of a station",
                "verbose_name_plural": "offers of stations",
            },
        ),
        migrations.CreateModel(
            name="Booking",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("starts_at", models.DateTimeField(verbose_name="from")),
                ("ends_at", models.DateTimeField(verbose_name="until")),
                ("seat", models.PositiveSmallIntegerField(verbose_name="place")),
                ("name", common.fields.EncryptedTextField(null=True)),
                ("phone", common.fields.EncryptedTextField(null=True)),
                ("phone_index", models.BinaryField(max_length=16, null=True)),
                ("words", models.CharField(blank=True, max_length=100, verbose_name="what for")),
                ("booked_at", models.DateTimeField(verbose_name="booked at")),
                ("cancelled_at", models.DateTimeField(null=True, verbose_name="given back at")),
                (
                    "booked_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "cancelled_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "offer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="bookings",
                        to="grids.stationoffer",
                    ),
                ),
            ],
            options={
                "verbose_name": "booking",
                "verbose_name_plural": "bookings",
            },
        ),
        migrations.CreateModel(
            name="StationTurn",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "station",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="turns", to="grids.place"
                    ),
                ),
                (
                    "turn",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="at_station",
                        to="grids.dutyturn",
                    ),
                ),
            ],
            options={
                "verbose_name": "turn at a station",
                "verbose_name_plural": "turns at stations",
            },
        ),
        migrations.CreateModel(
            name="Talent",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("name", common.fields.EncryptedTextField(null=True)),
                ("phone", common.fields.EncryptedTextField(null=True)),
                ("phone_index", models.BinaryField(max_length=16, null=True)),
                (
                    "skills",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("law", "law"),
                                ("medicine", "medicine and care"),
                                ("mind", "counselling"),
                                ("teaching", "teaching"),
                                ("peace", "mediation"),
                                ("money", "accounts and taxes"),
                                ("power", "electricity and gas"),
                                ("water", "water and pipes"),
                                ("building", "building and lifts"),
                                ("phones", "computers and phones"),
                                ("tongues", "languages and sign language"),
                                ("farming", "farming"),
                                ("rescue", "first aid and rescue"),
                            ],
                            max_length=12,
                        ),
                        size=None,
                        verbose_name="skills",
                    ),
                ),
                (
                    "availability",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("workday", "on working days"),
                                ("evening", "in the evening"),
                                ("weekend", "at weekends"),
                                ("urgent", "at any hour, in an emergency"),
                            ],
                            max_length=10,
                        ),
                        size=None,
                        verbose_name="free when",
                    ),
                ),
                ("words", models.CharField(blank=True, max_length=200, verbose_name="what else to know")),
                ("consented_on", models.DateField(verbose_name="agreed on")),
                (
                    "consent_channel",
                    models.CharField(
                        choices=[
                            ("paper", "on paper"),
                            ("spoken", "in person"),
                            ("phone", "by phone"),
                            ("message", "by message"),
                            ("online", "on the page behind a door's code"),
                        ],
                        max_length=10,
                        verbose_name="agreed how",
                    ),
                ),
                ("consent_words", models.CharField(max_length=300, verbose_name="agreed to what")),
                ("noted_at", models.DateTimeField(verbose_name="noted at")),
                ("asked_at", models.DateTimeField(null=True, verbose_name="last asked at")),
                (
                    "application",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="talent",
                        to="grids.appointment",
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
                    "noted_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "officer",
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
                "verbose_name": "professional",
                "verbose_name_plural": "professionals",
            },
        ),
        migrations.AddConstraint(
            model_name="stationoffer",
            constraint=models.CheckConstraint(
                condition=models.Q(("name", ""), _negated=True), name="station_offer_has_a_name"
            ),
        ),
        migrations.AddConstraint(
            model_name="stationoffer",
            constraint=models.CheckConstraint(
                condition=models.Q(("seats__gte", 1), ("seats__lte", 200)), name="station_offer_has_places"
            ),
        ),
        migrations.AddConstraint(
            model_name="stationoffer",
            constraint=models.CheckConstraint(
                condition=models.Q(models.Q(("kind", "room"), _negated=True), ("seats", 1), _connector="OR"),
                name="a_room_is_lent_once_at_a_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="stationoffer",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("weekdays__contained_by", [1, 2, 3, 4, 5, 6, 7]), ("weekdays__len__gt", 0)
                ),
                name="station_offer_is_open_on_days_of_the_week",
            ),
        ),
        migrations.AddConstraint(
            model_name="stationoffer",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends__gt", models.F("begins"))),
                name="station_offer_ends_after_it_begins",
            ),
        ),
        migrations.AddConstraint(
            model_name="stationoffer",
            constraint=models.CheckConstraint(
                condition=models.Q(("minutes__gte", 15), ("minutes__lte", 720)),
                name="station_offer_has_a_length",
            ),
        ),
        migrations.AddConstraint(
            model_name="stationoffer",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("closed_at", None), ("closed_by", None)),
                    models.Q(("closed_at__isnull", False), ("closed_by__isnull", False)),
                    _connector="OR",
                ),
                name="station_offer_closed_has_its_moment",
            ),
        ),
        migrations.AddIndex(
            model_name="booking",
            index=models.Index(fields=["starts_at"], name="booking_by_start"),
        ),
        migrations.AddIndex(
            model_name="booking",
            index=models.Index(fields=["phone_index"], name="booking_by_phone"),
        ),
        migrations.AddConstraint(
            model_name="booking",
            constraint=models.UniqueConstraint(
                condition=models.Q(("cancelled_at", None)),
                fields=("offer", "starts_at", "seat"),
                name="one_booking_of_a_place_at_a_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="booking",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_at__gt", models.F("starts_at"))),
                name="booking_ends_after_it_starts",
            ),
        ),
        migrations.AddConstraint(
            model_name="booking",
            constraint=models.CheckConstraint(
                condition=models.Q(("seat__gte", 1), ("seat__lte", 200)), name="booking_has_a_place"
            ),
        ),
        migrations.AddConstraint(
            model_name="booking",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("name__isnull", False), ("phone__isnull", False), ("phone_index__isnull", False)
                    ),
                    models.Q(
                        ("name__isnull", True), ("phone__isnull", True), ("phone_index", None), ("words", "")
                    ),
                    _connector="OR",
                ),
                name="booking_names_somebody_or_nobody",
            ),
        ),
        migrations.AddConstraint(
            model_name="booking",
            constraint=models.CheckConstraint(
                condition=models.Q(("cancelled_by", None), ("cancelled_at__isnull", False), _connector="OR"),
                name="booking_given_back_by_somebody_was",
            ),
        ),
        migrations.AddIndex(
            model_name="talent",
            index=models.Index(fields=["street", "-noted_at", "-id"], name="talent_by_street"),
        ),
        migrations.AddIndex(
            model_name="talent",
            index=models.Index(fields=["phone_index"], name="talent_by_phone"),
        ),
        migrations.AddConstraint(
            model_name="talent",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("name__isnull", True),
                        ("officer__isnull", False),
                        ("phone__isnull", True),
                        ("phone_index", None),
                    ),
                    models.Q(
                        ("name__isnull", False),
                        ("officer", None),
                        ("phone__isnull", False),
                        ("phone_index__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="talent_is_an_officer_or_from_outside",
            ),
        ),
        migrations.AddConstraint(
            model_name="talent",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "skills__contained_by",
                        [
                            "law",
                            "medicine",
                            "mind",
                            "teaching",
                            "peace",
                            "money",
                            "power",
                            "water",
                            "building",
                            "phones",
                            "tongues",
                            "farming",
                            "rescue",
                        ],
                    ),
                    ("skills__len__gt", 0),
                ),
                name="talent_has_a_known_skill",
            ),
        ),
        migrations.AddConstraint(
            model_name="talent",
            constraint=models.CheckConstraint(
                condition=models.Q(("consent_words", ""), _negated=True), name="talent_agreed_in_words"
            ),
        ),
        migrations.AddConstraint(
            model_name="talent",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("noted_by__isnull", False), ("consent_channel", "online"), _connector="OR"
                ),
                name="talent_said_himself_or_was_noted",
            ),
        ),
        migrations.AddConstraint(
            model_name="talent",
            constraint=models.CheckConstraint(
                condition=models.Q(("grid__isnull", False), ("street__isnull", False)),
                name="talent_lies_in_a_grid",
            ),
        ),
    ]
