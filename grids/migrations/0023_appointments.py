"""Positions, the way to a post, absences, duty turns and handovers. What the posts hold already is checked by the next."""

import uuid

import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models

import common.fields

POSITION = """
alter table grids_post add column position_id bigint null;
alter table grids_post add constraint grids_post_position_id_fk foreign key (position_id)
    references grids_position (id) deferrable initially deferred not valid;
"""
POSITION_BACK = "alter table grids_post drop column position_id;"

# The table of grids/appointments.py as of this migration.
LAW = """
create function appointment_follows_its_path() returns trigger language plpgsql
set search_path = pg_catalog, public, pg_temp as $$
begin
    if (tg_op = 'INSERT' and new.state = 'nominated')
        or (tg_op = 'UPDATE' and (old.state = new.state or (old.state, new.state) in (
            ('appointed', 'ended'), ('nominated', 'refused'), ('nominated', 'reviewed'), ('nominated', 'withdrawn'),
            ('published', 'appointed'), ('published', 'refused'), ('published', 'withdrawn'),
            ('reviewed', 'appointed'), ('reviewed', 'published'), ('reviewed', 'refused'), ('reviewed', 'withdrawn')
        ))) then
        if tg_op = 'INSERT' or old.state = new.state or new.state <> 'appointed' then
            return new;
        end if;
        perform 1 where exists (
            select from grids_objection where appointment_id = new.id and answered_at is null
        ) or (old.state = 'published' and new.public_until >= (new.changed_at at time zone 'Asia/Shanghai')::date)
        or (old.state = 'reviewed' and exists (
            select from grids_position where id = new.position_id and publicity_days > 0
        ));
        if not found then
            return new;
        end if;
    end if;
    raise exception 'appointment_follows_its_path: appointment % may not become %', new.id, new.state
        using errcode = 'check_violation', constraint = 'appointment_follows_its_path', table = 'grids_appointment';
end $$;
create trigger appointment_follows_its_path before insert or update of state on grids_appointment
    for each row execute function appointment_follows_its_path();
create trigger appointment_step_is_never_changed before update or delete on grids_appointmentstep
    for each row execute function refuse_change_of_history();
create trigger appointment_step_is_never_emptied before truncate on grids_appointmentstep
    for each statement execute function refuse_change_of_history();
"""
LAW_BACK = """
drop trigger appointment_step_is_never_emptied on grids_appointmentstep;
drop trigger appointment_step_is_never_changed on grids_appointmentstep;
drop trigger appointment_follows_its_path on grids_appointment;
drop function appointment_follows_its_path();
"""


def revoke(apps, schema_editor):
    role = schema_editor.quote_name(settings.APP_ROLE)
    schema_editor.execute(f"revoke update, delete, truncate on grids_appointmentstep from {role}")


def grant(apps, schema_editor):
    role = schema_editor.quote_name(settings.APP_ROLE)
    schema_editor.execute(f"grant update, delete on grids_appointmentstep to {role}")


class Migration(migrations.Migration):
    dependencies = [
        ("grids", "0022_inside_holds"),
    ]

    operations = [
        migrations.CreateModel(
            name="Absence",
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
                            ("leave", "leave"),
                            ("sick", "sick"),
                            ("trip", "away on duty"),
                            ("training", "training"),
                            ("other", "other"),
                        ],
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                ("starts_on", models.DateField(verbose_name="from")),
                ("until", models.DateField(verbose_name="first day back")),
                ("note", models.CharField(blank=True, max_length=200, verbose_name="note")),
                ("noted_at", models.DateTimeField(verbose_name="noted at")),
            ],
            options={
                "verbose_name": "absence",
                "verbose_name_plural": "absences",
            },
        ),
        migrations.CreateModel(
            name="AbsenceCover",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
            ],
            options={
                "verbose_name": "post covered by a deputy",
                "verbose_name_plural": "posts covered by a deputy",
            },
        ),
        migrations.CreateModel(
            name="Appointment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("name", models.CharField(max_length=60, verbose_name="name")),
                ("phone", common.fields.EncryptedTextField(null=True)),
                ("phone_index", models.BinaryField(max_length=16, null=True)),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("staff", "staff"),
                            ("cadre", "community cadre"),
                            ("member", "party member"),
                            ("resident", "resident"),
                            ("self", "applied themselves"),
                        ],
                        max_length=10,
                        verbose_name="source",
                    ),
                ),
                (
                    "backgrounds",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("local_member", "party member of this place"),
                                ("double_member", "double-registered party member"),
                                ("public_servant", "public servant"),
                                ("teacher", "teacher"),
                                ("lawyer", "lawyer"),
                                ("doctor", "doctor or nurse"),
                                ("veteran", "retired soldier"),
                                ("student", "student"),
                                ("courier", "courier or driver"),
                                ("shopkeeper", "shopkeeper"),
                                ("retired", "retired"),
                            ],
                            max_length=15,
                        ),
                        default=list,
                        size=None,
                        verbose_name="background",
                    ),
                ),
                ("words", models.CharField(blank=True, max_length=500, verbose_name="why this person")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("nominated", "nominated"),
                            ("reviewed", "reviewed"),
                            ("published", "in publicity"),
                            ("appointed", "appointed"),
                            ("ended", "term over"),
                            ("refused", "not taken"),
                            ("withdrawn", "withdrawn"),
                        ],
                        default="nominated",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("public_from", models.DateField(null=True, verbose_name="published on")),
                ("public_until", models.DateField(null=True, verbose_name="last day of publicity")),
                ("nominated_at", models.DateTimeField(verbose_name="nominated at")),
                ("changed_at", models.DateTimeField(verbose_name="changed at")),
            ],
            options={
                "verbose_name": "appointment",
                "verbose_name_plural": "appointments",
            },
        ),
        migrations.CreateModel(
            name="AppointmentStep",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "action",
                    models.CharField(
                        choices=[
                            ("nominate", "nominate"),
                            ("review", "pass the review"),
                            ("publish", "publish the name"),
                            ("object", "note an objection"),
                            ("answer", "answer an objection"),
                            ("appoint", "appoint"),
                            ("end", "end the term"),
                            ("refuse", "do not take"),
                            ("withdraw", "withdraw"),
                        ],
                        max_length=10,
                        verbose_name="step",
                    ),
                ),
                ("from_state", models.CharField(blank=True, max_length=10)),
                ("to_state", models.CharField(max_length=10)),
                ("at", models.DateTimeField(verbose_name="at")),
                ("words", models.CharField(blank=True, max_length=500, verbose_name="words")),
            ],
            options={
                "verbose_name": "step of an appointment",
                "verbose_name_plural": "steps of appointments",
            },
        ),
        migrations.CreateModel(
            name="DutyTurn",
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
                ("note", models.CharField(blank=True, max_length=100, verbose_name="note")),
                ("planned_at", models.DateTimeField(verbose_name="planned at")),
            ],
            options={
                "verbose_name": "duty turn",
                "verbose_name_plural": "duty turns",
            },
        ),
        migrations.CreateModel(
            name="Handover",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("effective_on", models.DateField(verbose_name="takes effect on")),
                ("reason", models.CharField(max_length=200, verbose_name="reason")),
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
                ("effects", models.JSONField(default=dict)),
                ("failure", models.CharField(blank=True, max_length=200, verbose_name="why it failed")),
                ("planned_at", models.DateTimeField(verbose_name="decided at")),
                ("settled_at", models.DateTimeField(null=True, verbose_name="settled at")),
            ],
            options={
                "verbose_name": "handover",
                "verbose_name_plural": "handovers",
            },
        ),
        migrations.CreateModel(
            name="Objection",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("words", models.CharField(max_length=500, verbose_name="objection")),
                ("noted_at", models.DateTimeField(verbose_name="noted at")),
                ("answer", models.CharField(blank=True, max_length=500, verbose_name="answer")),
                ("answered_at", models.DateTimeField(null=True, verbose_name="answered at")),
            ],
            options={
                "verbose_name": "objection",
                "verbose_name_plural": "objections",
            },
        ),
        migrations.CreateModel(
            name="OfficerBackground",
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
                            ("local_member", "party member of this place"),
                            ("double_member", "double-registered party member"),
                            ("public_servant", "public servant"),
                            ("teacher", "teacher"),
                            ("lawyer", "lawyer"),
                            ("doctor", "doctor or nurse"),
                            ("veteran", "retired soldier"),
                            ("student", "student"),
                            ("courier", "courier or driver"),
                            ("shopkeeper", "shopkeeper"),
                            ("retired", "retired"),
                        ],
                        max_length=15,
                        verbose_name="background",
                    ),
                ),
            ],
            options={
                "verbose_name": "background",
                "verbose_name_plural": "backgrounds",
            },
        ),
        migrations.CreateModel(
            name="Position",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=30, verbose_name="code")),
                ("name", models.CharField(max_length=40, verbose_name="name")),
                ("name_en", models.CharField(max_length=80, verbose_name="name in English")),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("leader", "grid leader"),
                            ("worker", "grid worker"),
                            ("dispatcher", "dispatcher"),
                            ("reviewer", "reviewer"),
                            ("handler", "handler"),
                            ("administrator", "system administrator"),
                            ("security", "security administrator"),
                            ("auditor", "audit administrator"),
                            ("finder", "finder"),
                            ("assistant", "grid assistant"),
                            ("partner", "helping unit"),
                        ],
                        max_length=15,
                        verbose_name="role",
                    ),
                ),
                (
                    "stands_on",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=15), size=None, verbose_name="stands on"
                    ),
                ),
                (
                    "term_years",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="term in years"),
                ),
                (
                    "norm",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="how many a grid should have"
                    ),
                ),
                ("duty", models.TextField(blank=True, verbose_name="duty")),
                ("duty_en", models.TextField(blank=True, verbose_name="duty in English")),
                (
                    "publicity_days",
                    models.PositiveSmallIntegerField(default=5, verbose_name="days of publicity"),
                ),
                ("publicity_unit", models.CharField(default="WD", max_length=2, verbose_name="kind of days")),
                ("order", models.PositiveSmallIntegerField(default=0, verbose_name="order")),
                ("is_active", models.BooleanField(default=True, verbose_name="in use")),
            ],
            options={
                "verbose_name": "position",
                "verbose_name_plural": "positions",
            },
        ),
        migrations.RemoveConstraint(
            model_name="post",
            name="post_role_is_known",
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
                    ("finder", "finder"),
                    ("assistant", "grid assistant"),
                    ("partner", "helping unit"),
                ],
                max_length=15,
                verbose_name="role",
            ),
        ),
        migrations.AlterField(
            model_name="post",
            name="source",
            field=models.CharField(
                choices=[
                    ("staff", "staff"),
                    ("cadre", "community cadre"),
                    ("member", "party member"),
                    ("resident", "resident"),
                    ("self", "applied themselves"),
                ],
                default="staff",
                max_length=10,
                verbose_name="source",
            ),
        ),
        migrations.AddField(
            model_name="absence",
            name="deputy",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="absences_covered",
                to=settings.AUTH_USER_MODEL,
                verbose_name="deputy",
            ),
        ),
        migrations.AddField(
            model_name="absence",
            name="noted_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="absence",
            name="officer",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="absences",
                to=settings.AUTH_USER_MODEL,
                verbose_name="officer",
            ),
        ),
        migrations.AddField(
            model_name="absencecover",
            name="absence",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="covers", to="grids.absence"
            ),
        ),
        migrations.AddField(
            model_name="absencecover",
            name="deputy_before",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="absencecover",
            name="post",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT, related_name="cover", to="grids.post"
            ),
        ),
        migrations.AddField(
            model_name="appointment",
            name="department",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="grids.department",
            ),
        ),
        migrations.AddField(
            model_name="appointment",
            name="grid",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="appointments",
                to="grids.grid",
                verbose_name="grid",
            ),
        ),
        migrations.AddField(
            model_name="appointment",
            name="nominated_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="appointment",
            name="officer",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="appointments",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="appointment",
            name="post",
            field=models.OneToOneField(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="appointment",
                to="grids.post",
            ),
        ),
        migrations.AddField(
            model_name="appointment",
            name="region",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="grids.region"
            ),
        ),
        migrations.AddField(
            model_name="appointmentstep",
            name="appointment",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="steps", to="grids.appointment"
            ),
        ),
        migrations.AddField(
            model_name="appointmentstep",
            name="by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="dutyturn",
            name="grid",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="duty_turns",
                to="grids.grid",
                verbose_name="grid",
            ),
        ),
        migrations.AddField(
            model_name="dutyturn",
            name="officer",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="duty_turns",
                to=settings.AUTH_USER_MODEL,
                verbose_name="officer",
            ),
        ),
        migrations.AddField(
            model_name="dutyturn",
            name="planned_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="dutyturn",
            name="region",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="duty_turns",
                to="grids.region",
            ),
        ),
        migrations.AddField(
            model_name="handover",
            name="planned_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="handover",
            name="post",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="handovers", to="grids.post"
            ),
        ),
        migrations.AddField(
            model_name="handover",
            name="successor",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="grids.post"
            ),
        ),
        migrations.AddField(
            model_name="objection",
            name="answered_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="objection",
            name="appointment",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="objections", to="grids.appointment"
            ),
        ),
        migrations.AddField(
            model_name="objection",
            name="noted_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="officerbackground",
            name="officer",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="backgrounds",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="position",
            name="region",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="positions",
                to="grids.region",
                verbose_name="region",
            ),
        ),
        migrations.AddField(
            model_name="appointment",
            name="position",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="appointments",
                to="grids.position",
                verbose_name="position",
            ),
        ),
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.AddField(
                    model_name="post",
                    name="position",
                    field=models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="posts",
                        to="grids.position",
                        verbose_name="position",
                    ),
                ),
            ],
            database_operations=[migrations.RunSQL(POSITION, POSITION_BACK)],
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
                            "finder",
                            "assistant",
                            "partner",
                        ],
                    )
                ),
                name="post_role_is_known",
            ),
        ),
        migrations.AddIndex(
            model_name="absence",
            index=models.Index(fields=["officer", "until"], name="absence_of_officer"),
        ),
        migrations.AddIndex(
            model_name="absence",
            index=models.Index(fields=["deputy", "until"], name="absence_by_deputy"),
        ),
        migrations.AddIndex(
            model_name="absence",
            index=models.Index(condition=models.Q(("deputy", None)), fields=["until"], name="absence_alone"),
        ),
        migrations.AddConstraint(
            model_name="absence",
            constraint=models.CheckConstraint(
                condition=models.Q(("until__gte", models.F("starts_on"))),
                name="absence_ends_no_sooner_than_it_starts",
            ),
        ),
        migrations.AddConstraint(
            model_name="absence",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("deputy", None),
                    models.Q(("deputy", models.F("officer")), _negated=True),
                    _connector="OR",
                ),
                name="absence_has_another_person_as_deputy",
            ),
        ),
        migrations.AddConstraint(
            model_name="absence",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["leave", "sick", "trip", "training", "other"])),
                name="absence_kind_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="absence",
            constraint=models.UniqueConstraint(
                condition=models.Q(("until__gt", models.F("starts_on"))),
                fields=("officer", "starts_on"),
                name="one_absence_per_officer_and_first_day",
            ),
        ),
        migrations.AddIndex(
            model_name="dutyturn",
            index=models.Index(fields=["ends_at"], name="duty_turn_by_end"),
        ),
        migrations.AddConstraint(
            model_name="dutyturn",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_at__gt", models.F("starts_at"))),
                name="duty_turn_ends_after_it_starts",
            ),
        ),
        migrations.AddConstraint(
            model_name="dutyturn",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("grid__isnull", False), ("region", None)),
                    models.Q(("grid", None), ("region__isnull", False)),
                    _connector="OR",
                ),
                name="duty_turn_is_on_one_grid_or_region",
            ),
        ),
        migrations.AddConstraint(
            model_name="dutyturn",
            constraint=models.UniqueConstraint(
                fields=("officer", "starts_at"), name="one_duty_turn_per_officer_and_moment"
            ),
        ),
        migrations.AddIndex(
            model_name="handover",
            index=models.Index(
                condition=models.Q(("state", "planned")), fields=["effective_on", "id"], name="handover_due"
            ),
        ),
        migrations.AddConstraint(
            model_name="handover",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason", ""), _negated=True), name="handover_has_a_reason"
            ),
        ),
        migrations.AddConstraint(
            model_name="handover",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("successor", None),
                    models.Q(("successor", models.F("post")), _negated=True),
                    _connector="OR",
                ),
                name="handover_is_to_another_post",
            ),
        ),
        migrations.AddConstraint(
            model_name="handover",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("settled_at", None), ("state", "planned")),
                    models.Q(("settled_at__isnull", False), ("state__in", ["done", "failed", "withdrawn"])),
                    _connector="OR",
                ),
                name="handover_is_planned_or_settled",
            ),
        ),
        migrations.AddConstraint(
            model_name="handover",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "planned")),
                fields=("post",),
                name="one_planned_handover_per_post",
            ),
        ),
        migrations.AddConstraint(
            model_name="objection",
            constraint=models.CheckConstraint(
                condition=models.Q(("words", ""), _negated=True), name="objection_says_something"
            ),
        ),
        migrations.AddConstraint(
            model_name="objection",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("answer", ""), ("answered_at", None)),
                    models.Q(models.Q(("answer", ""), _negated=True), ("answered_at__isnull", False)),
                    _connector="OR",
                ),
                name="objection_answer_has_its_moment",
            ),
        ),
        migrations.AddConstraint(
            model_name="officerbackground",
            constraint=models.UniqueConstraint(
                fields=("officer", "kind"), name="one_row_per_officer_and_background"
            ),
        ),
        migrations.AddConstraint(
            model_name="officerbackground",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "kind__in",
                        [
                            "local_member",
                            "double_member",
                            "public_servant",
                            "teacher",
                            "lawyer",
                            "doctor",
                            "veteran",
                            "student",
                            "courier",
                            "shopkeeper",
                            "retired",
                        ],
                    )
                ),
                name="background_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="position",
            constraint=models.UniqueConstraint(
                fields=("region", "code"), name="one_position_per_region_and_code"
            ),
        ),
        migrations.AddConstraint(
            model_name="position",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("name", ""), _negated=True), models.Q(("name_en", ""), _negated=True)
                ),
                name="position_has_a_name",
            ),
        ),
        migrations.AddConstraint(
            model_name="position",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "stands_on__contained_by",
                        [
                            "street",
                            "total",
                            "general",
                            "micro",
                            "dedicated",
                            "district",
                            "city",
                            "department",
                        ],
                    ),
                    ("stands_on__len__gt", 0),
                ),
                name="position_stands_where_posts_are",
            ),
        ),
        migrations.AddConstraint(
            model_name="position",
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
                            "finder",
                            "assistant",
                            "partner",
                        ],
                    )
                ),
                name="position_role_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="position",
            constraint=models.CheckConstraint(
                condition=models.Q(("publicity_unit__in", ["WD", "ND"])),
                name="position_publicity_is_counted_in_days",
            ),
        ),
        migrations.AddIndex(
            model_name="appointment",
            index=models.Index(fields=["state", "-nominated_at", "-id"], name="appointment_by_state"),
        ),
        migrations.AddIndex(
            model_name="appointment",
            index=models.Index(fields=["phone_index"], name="appointment_by_phone"),
        ),
        migrations.AddConstraint(
            model_name="appointment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("department", None), ("grid__isnull", False), ("region", None)),
                    models.Q(("department", None), ("grid", None), ("region__isnull", False)),
                    models.Q(("department__isnull", False), ("grid", None), ("region", None)),
                    _connector="OR",
                ),
                name="appointment_is_to_one_grid_region_or_department",
            ),
        ),
        migrations.AddConstraint(
            model_name="appointment",
            constraint=models.CheckConstraint(
                condition=models.Q(("name", ""), _negated=True), name="appointment_names_somebody"
            ),
        ),
        migrations.AddConstraint(
            model_name="appointment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "state__in",
                        ["nominated", "reviewed", "published", "appointed", "ended", "refused", "withdrawn"],
                    )
                ),
                name="appointment_state_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="appointment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("post__isnull", False), ("state__in", ["appointed", "ended"])),
                    models.Q(models.Q(("state__in", ["appointed", "ended"]), _negated=True), ("post", None)),
                    _connector="OR",
                ),
                name="appointment_has_its_post_once_appointed",
            ),
        ),
        migrations.AddConstraint(
            model_name="appointment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        models.Q(("state", "published"), _negated=True),
                        ("public_from", None),
                        ("public_until", None),
                    ),
                    models.Q(("public_from__isnull", False), ("public_until__gte", models.F("public_from"))),
                    _connector="OR",
                ),
                name="appointment_in_publicity_has_its_days",
            ),
        ),
        migrations.RunSQL(LAW, LAW_BACK),
        migrations.RunPython(revoke, grant, elidable=False),
    ]
