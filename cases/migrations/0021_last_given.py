"""The last cases that a post or a unit was given, found without reading all of them: how often they were in time.

Built beside the work that goes on, each for itself.
"""

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations
from django.db.models import Index, Q


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("cases", "0020_routing")]

    operations = [
        AddIndexConcurrently(
            model_name="assignment",
            index=Index(name="assignment_of_post", fields=["post", "-id"], condition=Q(post__isnull=False)),
        ),
        AddIndexConcurrently(
            model_name="assignment",
            index=Index(
                name="assignment_of_department",
                fields=["department", "-id"],
                condition=Q(department__isnull=False),
            ),
        ),
    ]
