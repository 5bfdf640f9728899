"""All cases in the order they came in, for whoever sees more than one district."""

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("cases", "0009_fewer_indexes")]

    operations = [
        AddIndexConcurrently(
            model_name="case", index=models.Index(fields=["-reported_at", "-id"], name="case_newest")
        ),
    ]
