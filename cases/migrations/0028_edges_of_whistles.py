"""The arrows of whistles, in workflow version 2; those that an earlier migration of it wrote are there already."""

from django.db import migrations

from cases.workflow import edges

VERSION = 2
VERBS = (
    *("whistle", "whistle_approve", "respond", "object", "answer_objection", "arrive", "report_back"),
    *("rate_response", "whistle_cancel", "whistle_expire"),
)


def fill(apps, schema_editor):
    Edge = apps.get_model("cases", "Edge")
    rows = [
        Edge(version=VERSION, action=action, from_state=before, to_state=after)
        for action, before, after in edges(VERSION)
        if action in VERBS
    ]
    Edge.objects.bulk_create(rows, ignore_conflicts=True)


def empty(apps, schema_editor):
    apps.get_model("cases", "Edge").objects.filter(version=VERSION, action__in=VERBS).delete()


class Migration(migrations.Migration):
    dependencies = [("cases", "0027_terms_of_whistles")]

    operations = [migrations.RunPython(fill, empty)]
