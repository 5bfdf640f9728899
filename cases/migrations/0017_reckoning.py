"""What a deadline was reckoned by, on the clock and the limit: calendar version, extensions, the climb, by whom and why.

And the work of reckoning open clocks again, kept until the worker has done it.
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0016_open_points"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="clock",
            name="calendar_version",
            field=models.PositiveIntegerField(db_default=1, default=1),
        ),
        migrations.AddField(
            model_name="clock",
            name="climbed",
            field=models.CharField(blank=True, db_default="", default="", max_length=10),
        ),
        migrations.AddField(
            model_name="clock",
            name="extensions",
            field=models.JSONField(db_default=[], default=list),
        ),
        migrations.AddField(
            model_name="clockpolicy",
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
            model_name="clockpolicy",
            name="climb",
            field=models.JSONField(blank=True, db_default=[], default=list, verbose_name="climb"),
        ),
        migrations.AddField(
            model_name="clockpolicy",
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
            model_name="clockpolicy",
            name="reason",
            field=models.CharField(blank=True, db_default="", max_length=200, verbose_name="reason"),
        ),
        migrations.CreateModel(
            name="Redating",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("asked_at", models.DateTimeField(verbose_name="asked at")),
                ("reason", models.CharField(blank=True, max_length=200, verbose_name="reason")),
                ("last_case", models.BigIntegerField(default=0)),
                ("again_from", models.BigIntegerField(null=True)),
                ("seen", models.PositiveIntegerField(default=0, verbose_name="clocks looked at")),
                (
                    "changed",
                    models.PositiveIntegerField(default=0, verbose_name="clocks with a new due time"),
                ),
                ("left", models.PositiveIntegerField(default=0, verbose_name="clocks left")),
                ("finished_at", models.DateTimeField(null=True, verbose_name="finished at")),
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
            ],
            options={
                "verbose_name": "re-dating",
                "verbose_name_plural": "re-datings",
                "indexes": [
                    models.Index(
                        condition=models.Q(("finished_at", None)), fields=["id"], name="redating_to_do"
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("finished_at", None), ("finished_at__gte", models.F("asked_at")), _connector="OR"
                        ),
                        name="redating_ends_after_it_is_asked",
                    )
                ],
            },
        ),
    ]
