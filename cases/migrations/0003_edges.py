"""The arrows of workflow version 1. A later version adds its own rows in its own migration; these stay."""

from django.db import migrations

from cases.workflow import edges

VERSION = 1


def fill(apps, schema_editor):
    Edge = apps.get_model("cases", "Edge")
    Edge.objects.bulk_create(
        Edge(version=VERSION, action=action, from_state=before, to_state=after)
        for action, before, after in edges(VERSION)
    )


def empty(apps, schema_editor):
    apps.get_model("cases", "Edge").objects.filter(version=VERSION).delete()


class Migration(migrations.Migration):
    dependencies = [("cases", "0002_law")]

    operations = [migrations.RunPython(fill, empty)]
