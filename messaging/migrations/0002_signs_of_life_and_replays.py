"""When each part last gave a sign of life, and who replayed what: the latter is only ever added to."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


def revoke(apps, schema_editor):
    role = schema_editor.quote_name(settings.APP_ROLE)
    schema_editor.execute(f"revoke update, delete, truncate on messaging_replay from {role}")


def grant(apps, schema_editor):
    role = schema_editor.quote_name(settings.APP_ROLE)
    schema_editor.execute(f"grant update, delete on messaging_replay to {role}")


class Migration(migrations.Migration):
    dependencies = [
        ("messaging", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Pulse",
            fields=[
                ("name", models.TextField(primary_key=True, serialize=False, verbose_name="part")),
                ("at", models.DateTimeField(verbose_name="last sign of life")),
            ],
            options={
                "verbose_name": "sign of life",
                "verbose_name_plural": "signs of life",
            },
        ),
        migrations.CreateModel(
            name="Replay",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("outbox_id", models.BigIntegerField(verbose_name="outbox row")),
                ("topic", models.TextField(verbose_name="topic")),
                ("reason", models.TextField(blank=True, verbose_name="why it was parked")),
                ("replayed_at", models.DateTimeField(verbose_name="replayed at")),
                (
                    "replayed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="replayed by",
                    ),
                ),
            ],
            options={
                "verbose_name": "replay",
                "verbose_name_plural": "replays",
                "indexes": [models.Index(fields=["-replayed_at", "-id"], name="replay_newest")],
            },
        ),
        migrations.RunPython(revoke, grant, elidable=False),
    ]
