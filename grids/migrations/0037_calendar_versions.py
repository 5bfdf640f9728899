"""Every state a calendar has been in, kept beside the one in force: the days and hours a deadline was reckoned by."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

KEPT = """
create trigger calendar_version_is_never_changed before update or delete on grids_calendarversion
    for each row execute function refuse_change_of_history();
create trigger calendar_version_is_never_emptied before truncate on grids_calendarversion
    for each statement execute function refuse_change_of_history();
"""
KEPT_BACK = """
drop trigger calendar_version_is_never_changed on grids_calendarversion;
drop trigger calendar_version_is_never_emptied on grids_calendarversion;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("grids", "0036_outlines"),
    ]

    operations = [
        migrations.AddField(
            model_name="calendar",
            name="version",
            field=models.PositiveIntegerField(
                db_default=1, default=1, editable=False, verbose_name="version"
            ),
        ),
        migrations.CreateModel(
            name="CalendarVersion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField(verbose_name="version")),
                ("hours", models.JSONField(verbose_name="working hours")),
                (
                    "until_close",
                    models.BooleanField(verbose_name="a limit in days ends when the office closes"),
                ),
                ("first", models.DateField(verbose_name="first known day")),
                ("last", models.DateField(verbose_name="last known day")),
                ("days", models.JSONField(verbose_name="days")),
                ("at", models.DateTimeField(verbose_name="in force from")),
                ("reason", models.CharField(blank=True, max_length=200, verbose_name="reason")),
                (
                    "by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="by",
                    ),
                ),
                (
                    "calendar",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="grids.calendar",
                        verbose_name="calendar",
                    ),
                ),
            ],
            options={
                "verbose_name": "calendar version",
                "verbose_name_plural": "calendar versions",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("calendar", "number"), name="calendar_version_has_its_number"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("number__gte", 1)), name="calendar_version_counts_from_one"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("last__gte", models.F("first"))),
                        name="calendar_version_ends_after_it_begins",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("number", 1), models.Q(("reason", ""), _negated=True), _connector="OR"
                        ),
                        name="calendar_version_says_why",
                    ),
                ],
            },
        ),
        migrations.RunSQL(KEPT, KEPT_BACK),
    ]
