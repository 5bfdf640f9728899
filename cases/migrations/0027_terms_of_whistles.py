"""How long a called unit has until a place says otherwise: an hour, a day, then 3 or 5 working days (domain.md 2.9)."""

from django.db import migrations

TERMS = {
    "pressing": {"respond": (1, "UH"), "arrive": (24, "UH"), "result": (3, "WD")},
    "enforcement": {"respond": (1, "UH"), "arrive": (24, "UH"), "result": (5, "WD")},
    "emergency": {"respond": (0.5, "UH"), "arrive": (2, "UH"), "result": (24, "UH")},
}


def fill(apps, schema_editor):
    term = apps.get_model("cases", "WhistleTerm")
    rows = [
        term(kind=kind, clock=clock, limit=limit, unit=unit)
        for kind, clocks in TERMS.items()
        for clock, (limit, unit) in clocks.items()
    ]
    term.objects.bulk_create(rows, ignore_conflicts=True)


def empty(apps, schema_editor):
    apps.get_model("cases", "WhistleTerm").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("cases", "0026_whistle")]

    operations = [migrations.RunPython(fill, empty)]
