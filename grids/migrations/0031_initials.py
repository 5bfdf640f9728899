"""The initials of the buildings that were there before, so that they are found by them too."""

from itertools import islice

from django.db import migrations

from common.pinyin import initials

CHUNK = 2000


def write(apps, schema_editor):
    building = apps.get_model("grids", "Building")
    rows = building.objects.filter(initials="").only("pk", "name").order_by("pk").iterator(chunk_size=CHUNK)
    while chunk := list(islice(rows, CHUNK)):
        for row in chunk:
            row.initials = initials(row.name)
        building.objects.bulk_update(chunk, ["initials"])


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("grids", "0030_publicity_holds")]

    operations = [migrations.RunPython(write, migrations.RunPython.noop, elidable=True)]
