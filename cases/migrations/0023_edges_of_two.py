"""The arrows of workflow version 2. Cases reported under version 1 stay on it; its rows stay as they are."""

from django.db import migrations

from cases.workflow import edges

VERSION = 2


def fill(apps, schema_editor):
    """Every arrow of the version; those that an earlier migration of it wrote are there already."""
    Edge = apps.get_model("cases", "Edge")
    rows = [
        Edge(version=VERSION, action=action, from_state=before, to_state=after)
        for action, before, after in edges(VERSION)
    ]
    Edge.objects.bulk_create(rows, ignore_conflicts=True)


def empty(apps, schema_editor):
    apps.get_model("cases", "Edge").objects.filter(version=VERSION).delete()


class Migration(migrations.Migration):
    dependencies = [("cases", "0022_requests")]

    operations = [migrations.RunPython(fill, empty)]
