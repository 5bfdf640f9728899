"""Buildings that were there before the initials get theirs from the migration."""

from importlib import import_module

import pytest
from django.apps import apps

from grids.models import Building
from tests.grids.world import building

pytestmark = pytest.mark.django_db


def test_the_migration_writes_the_initials_that_are_missing(ground):
    named = building(ground.here.micro)
    kept = building(ground.here.micro, 2)
    Building.objects.filter(pk=kept.pk).update(initials="own")

    import_module("grids.migrations.0031_initials").write(apps, None)

    assert Building.objects.get(pk=named.pk).initials == "1hl 1xl"
    assert Building.objects.get(pk=kept.pk).initials == "own"
