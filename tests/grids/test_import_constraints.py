"""What must never be of an import or an export, the database refuses."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils.timezone import now

from files.models import Document
from grids.models import Export, ImportBatch, ImportRow
from tests.grids import world

pytestmark = pytest.mark.django_db
AT = now()
DAY = timedelta(days=1)


@pytest.fixture
def base(db):
    who = world.officer("importer")
    document = Document.objects.create(name="a.xlsx", sha256=b"1", size=1, created_at=AT)
    return {"document": document}, who


@pytest.mark.parametrize(
    ("facts", "name"),
    [
        ({"state": "lost"}, "import_batch_state_is_known"),
        ({"state": "refused"}, "import_batch_refused_says_why"),
        ({"state": "applied"}, "import_batch_applied_has_its_moment"),
        ({"state": "read", "applied_at": AT}, "import_batch_applied_has_its_moment"),
        (
            {"state": "undone", "applied_at": AT, "undone_at": AT + DAY * 2},
            "import_batch_is_undone_within_a_day",
        ),
        ({"state": "undone", "applied_at": AT}, "import_batch_undone_has_its_moment"),
    ],
)
def test_an_import_is_in_order(base, facts, name):
    document, who = base

    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        ImportBatch.objects.create(kind="buildings", begun_by=who, begun_at=AT, **document, **facts)


@pytest.mark.parametrize(
    ("facts", "name"),
    [
        ({"state": "lost"}, "import_row_state_is_known"),
        ({"state": "wrong"}, "import_row_wrong_says_what"),
        ({"number": 1}, "import_row_number_is_its_own"),
    ],
)
def test_a_row_is_in_order(base, facts, name):
    document, who = base
    batch = ImportBatch.objects.create(kind="buildings", begun_by=who, begun_at=AT, **document)
    ImportRow.objects.create(batch=batch, number=1, cells="[]")

    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        ImportRow.objects.create(**{"batch": batch, "number": 2, "cells": "[]"} | facts)


@pytest.mark.parametrize(
    ("facts", "name"),
    [
        ({"state": "lost"}, "export_state_is_known"),
        ({"reason": ""}, "export_has_a_reason"),
        ({"state": "ready"}, "export_ready_has_its_file"),
        ({"state": "fetched"}, "export_fetched_has_its_moment"),
    ],
)
def test_an_export_is_in_order(base, facts, name):
    _document, who = base
    given = {"kind": "buildings", "state": "waiting", "asked_by": who, "asked_at": AT, "reason": "核对"}

    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        Export.objects.create(**given | facts)
