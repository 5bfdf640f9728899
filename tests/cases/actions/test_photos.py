"""A photo that is being given to a case is not swept from under it."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connections, transaction

from cases.actions.photos import attach
from cases.models import CaseFile
from cases.models.file import FileKind
from files.actions.sweep import sweep
from files.models import File
from tests.cases.photos import a_photo
from tests.cast import MONDAY, a_case

LATER = MONDAY + timedelta(days=2)


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def swept():
    """How many files a sweep of the day after tomorrow removes, on a connection of its own."""
    try:
        return sweep(at=LATER).files
    finally:
        connections["default"].close()


@pytest.mark.django_db(transaction=True)
def test_the_sweep_passes_by_what_somebody_is_attaching(shared_town):
    case, file, forgotten = a_case(shared_town), a_photo(), a_photo()

    with ThreadPoolExecutor(1) as another, transaction.atomic():
        attach(case, case.birth[1], [file], FileKind.REPORT)
        assert another.submit(swept).result() == 1

    assert list(CaseFile.objects.values_list("case", "file")) == [(case.pk, file.pk)]
    assert not File.objects.filter(pk=forgotten.pk).exists()


@pytest.mark.django_db
def test_what_a_case_holds_stays(town):
    case, file = a_case(town), a_photo()
    attach(case, case.birth[1], [file], FileKind.REPORT)

    assert sweep(at=LATER).files == 0
