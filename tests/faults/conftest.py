"""The bench of the fault tests; each test has one of its own, fresh."""

import os

import pytest
from django.db import connection

from tests.faults.bench import Bench, ours, point_django_at

LONGEST = 900  # seconds: a busy machine may need several times what an idle one does


def pytest_collection_modifyitems(items):
    for item in items:
        if item.get_closest_marker("faults") and not item.get_closest_marker("timeout"):
            item.add_marker(pytest.mark.timeout(LONGEST))


@pytest.fixture
def bench(tmp_path, django_db_blocker):
    """A Bench whose database the test's own Django reads; nothing of the shared servers is touched."""
    before = dict(connection.settings_dict)
    made = Bench(f"bench-{os.getpid()}", tmp_path)
    with django_db_blocker.unblock():
        point_django_at(ours(made.servers))
        try:
            yield made
        finally:
            point_django_at({name: before[name] for name in ours(made.servers)})
            made.close()
