"""Which request left the row, so that the worker's lines in the log say it too."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("messaging", "0002_signs_of_life_and_replays")]

    operations = [
        migrations.AddField(
            model_name="outbox",
            name="trace",
            field=models.TextField(blank=True, db_default="", verbose_name="request"),
        ),
    ]
