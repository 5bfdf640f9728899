"""Whose post has ended and who is gone, found without reading through all posts: the sweep asks every minute."""

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("grids", "0006_words")]

    operations = [
        AddIndexConcurrently(
            model_name="officer",
            index=models.Index(condition=models.Q(("is_active", False)), fields=["id"], name="officer_gone"),
        ),
        AddIndexConcurrently(
            model_name="post",
            index=models.Index(
                condition=models.Q(("ends_on__isnull", False)), fields=["ends_on"], name="post_ends"
            ),
        ),
    ]
