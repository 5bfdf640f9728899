"""The three administrators, every right given and taken, the lists of duties, the passwords somebody has had."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("grids", "0018_map_shapes"),
    ]

    operations = [
        migrations.CreateModel(
            name="Delegation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("basis", models.CharField(blank=True, max_length=200, verbose_name="by which paper")),
                ("valid_from", models.DateField(verbose_name="valid from")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="valid to")),
            ],
            options={
                "verbose_name": "delegation",
                "verbose_name_plural": "delegations",
            },
        ),
        migrations.CreateModel(
            name="DutyItem",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("number", models.CharField(max_length=20, verbose_name="number")),
                ("name", models.CharField(max_length=200, verbose_name="item")),
                ("basis", models.TextField(blank=True, verbose_name="legal basis")),
                (
                    "unit",
                    models.CharField(
                        blank=True, max_length=60, verbose_name="responsible unit that is not on the platform"
                    ),
                ),
                ("steps", models.TextField(blank=True, verbose_name="steps, one a line")),
                ("valid_from", models.DateField(verbose_name="valid from")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="valid to")),
            ],
            options={
                "verbose_name": "duty",
                "verbose_name_plural": "duties",
            },
        ),
        migrations.CreateModel(
            name="DutyList",
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
                            ("duty", "powers and duties"),
                            ("enforcement", "law enforcement"),
                            ("delegated", "delegated powers"),
                            ("micro", "small powers"),
                            ("self", "self-governance"),
                            ("assist", "assistance"),
                        ],
                        max_length=15,
                        verbose_name="kind",
                    ),
                ),
                ("title", models.CharField(max_length=100, verbose_name="title")),
                ("is_public", models.BooleanField(default=True, verbose_name="open to everybody")),
                ("valid_from", models.DateField(verbose_name="valid from")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="valid to")),
            ],
            options={
                "verbose_name": "duty list",
                "verbose_name_plural": "duty lists",
            },
        ),
        migrations.CreateModel(
            name="PastPassword",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("password", models.CharField(max_length=128)),
                ("set_at", models.DateTimeField()),
            ],
            options={
                "verbose_name": "past password",
                "verbose_name_plural": "past passwords",
            },
        ),
        migrations.CreateModel(
            name="RightsEvent",
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
                            ("post_given", "post given"),
                            ("post_ended", "post ended"),
                            ("deputy_named", "deputy named"),
                            ("deputy_ended", "deputy no longer"),
                            ("exception_given", "exception given"),
                            ("exception_ended", "exception ended"),
                        ],
                        max_length=20,
                        verbose_name="what",
                    ),
                ),
                ("right", models.CharField(max_length=30, verbose_name="right")),
                ("where", models.CharField(max_length=120, verbose_name="where")),
                ("subject_uuid", models.UUIDField(null=True, verbose_name="file")),
                ("reason", models.CharField(blank=True, max_length=200, verbose_name="reason")),
                ("until", models.DateField(null=True, verbose_name="until")),
                ("at", models.DateTimeField(verbose_name="at")),
            ],
            options={
                "verbose_name": "right given or taken",
                "verbose_name_plural": "rights given and taken",
            },
        ),
        migrations.RemoveConstraint(
            model_name="post",
            name="post_role_is_known",
        ),
        migrations.AlterField(
            model_name="accountevent",
            name="kind",
            field=models.CharField(
                choices=[
                    ("opened", "account opened"),
                    ("start_code", "start code issued"),
                    ("asked", "superior asked for help"),
                    ("password_code", "code for a new password issued"),
                    ("phone_code", "phone reported lost, code issued"),
                    ("password_set", "password set with a code"),
                    ("password_changed", "password changed"),
                    ("step_set", "second step set up"),
                    ("recovery_issued", "recovery codes issued"),
                    ("recovery_used", "recovery code used"),
                    ("sessions_ended", "sign-ins ended"),
                    ("switched_off", "account switched off"),
                    ("switched_on", "account switched on"),
                    ("may_configure", "may configure from now on"),
                    ("no_configure", "may no longer configure"),
                    ("log_read", "logs read"),
                    ("log_taken", "logs taken out"),
                    ("left", "left"),
                ],
                max_length=20,
                verbose_name="what",
            ),
        ),
        migrations.AlterField(
            model_name="post",
            name="role",
            field=models.CharField(
                choices=[
                    ("leader", "grid leader"),
                    ("worker", "grid worker"),
                    ("dispatcher", "dispatcher"),
                    ("reviewer", "reviewer"),
                    ("handler", "handler"),
                    ("administrator", "system administrator"),
                    ("security", "security administrator"),
                    ("auditor", "audit administrator"),
                ],
                max_length=15,
                verbose_name="role",
            ),
        ),
        AddConstraintNotValid(
            model_name="post",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "role__in",
                        [
                            "leader",
                            "worker",
                            "dispatcher",
                            "reviewer",
                            "handler",
                            "administrator",
                            "security",
                            "auditor",
                        ],
                    )
                ),
                name="post_role_is_known",
            ),
        ),
        migrations.AddField(
            model_name="delegation",
            name="to",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="delegated",
                to="grids.department",
                verbose_name="handed to",
            ),
        ),
        migrations.AddField(
            model_name="dutyitem",
            name="department",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="duties",
                to="grids.department",
                verbose_name="responsible unit",
            ),
        ),
        migrations.AddField(
            model_name="delegation",
            name="item",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="delegations",
                to="grids.dutyitem",
                verbose_name="duty",
            ),
        ),
        migrations.AddField(
            model_name="dutylist",
            name="grid",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="grids.grid",
                verbose_name="street or community",
            ),
        ),
        migrations.AddField(
            model_name="dutylist",
            name="region",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="grids.region",
                verbose_name="district",
            ),
        ),
        migrations.AddField(
            model_name="dutyitem",
            name="list",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="items",
                to="grids.dutylist",
                verbose_name="list",
            ),
        ),
        migrations.AddField(
            model_name="pastpassword",
            name="officer",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="rightsevent",
            name="by",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="rightsevent",
            name="district",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="grids.region",
            ),
        ),
        migrations.AddField(
            model_name="rightsevent",
            name="general",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="grids.grid",
            ),
        ),
        migrations.AddField(
            model_name="rightsevent",
            name="grid",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="grids.grid",
            ),
        ),
        migrations.AddField(
            model_name="rightsevent",
            name="officer",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="rightsevent",
            name="post",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="rights_events",
                to="grids.post",
            ),
        ),
        migrations.AddField(
            model_name="rightsevent",
            name="street",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="grids.grid",
            ),
        ),
        migrations.AddField(
            model_name="rightsevent",
            name="total",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="grids.grid",
            ),
        ),
        migrations.AddIndex(
            model_name="delegation",
            index=models.Index(fields=["item", "to"], name="delegation_of_item"),
        ),
        migrations.AddConstraint(
            model_name="delegation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("valid_to", None), ("valid_to__gte", models.F("valid_from")), _connector="OR"
                ),
                name="delegation_ends_after_it_starts",
            ),
        ),
        migrations.AddConstraint(
            model_name="delegation",
            constraint=models.UniqueConstraint(
                condition=models.Q(("valid_to", None)),
                fields=("item", "to"),
                name="one_open_delegation_of_a_duty_to_a_street",
            ),
        ),
        migrations.AddConstraint(
            model_name="dutylist",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("grid", None), ("region__isnull", False)),
                    models.Q(("grid__isnull", False), ("region", None)),
                    _connector="OR",
                ),
                name="duty_list_is_of_a_district_or_a_grid",
            ),
        ),
        migrations.AddConstraint(
            model_name="dutylist",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("valid_to", None), ("valid_to__gte", models.F("valid_from")), _connector="OR"
                ),
                name="duty_list_ends_after_it_starts",
            ),
        ),
        migrations.AddConstraint(
            model_name="dutyitem",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("department__isnull", False), ("unit", "")),
                    models.Q(("department", None), models.Q(("unit", ""), _negated=True)),
                    _connector="OR",
                ),
                name="duty_is_of_one_unit",
            ),
        ),
        migrations.AddConstraint(
            model_name="dutyitem",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("valid_to", None), ("valid_to__gte", models.F("valid_from")), _connector="OR"
                ),
                name="duty_ends_after_it_starts",
            ),
        ),
        migrations.AddConstraint(
            model_name="dutyitem",
            constraint=models.UniqueConstraint(
                condition=models.Q(("valid_to", None)),
                fields=("list", "number"),
                name="one_open_duty_of_a_number",
            ),
        ),
        migrations.AddIndex(
            model_name="pastpassword",
            index=models.Index(fields=["officer", "-set_at"], name="past_password_of_officer"),
        ),
        migrations.AddIndex(
            model_name="rightsevent",
            index=models.Index(fields=["officer", "-at", "-id"], name="rights_of_officer"),
        ),
        migrations.AddIndex(
            model_name="rightsevent",
            index=models.Index(fields=["district", "-at", "-id"], name="rights_of_district"),
        ),
        migrations.AddConstraint(
            model_name="rightsevent",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "exception_given"), _negated=True),
                    models.Q(models.Q(("reason", ""), _negated=True), ("until__isnull", False)),
                    _connector="OR",
                ),
                name="an_exception_is_given_with_reason_and_end",
            ),
        ),
    ]
