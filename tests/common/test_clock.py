"""The time that deletions go by."""

import pytest
from django.db import connection

from common.clock import database_time


@pytest.mark.django_db
def test_the_time_is_the_database_s_at_this_moment_and_not_at_the_transaction_s_start():
    with connection.cursor() as cursor:
        cursor.execute("select now()")
        begun = cursor.fetchone()[0]

    first, second = database_time(), database_time()

    assert begun < first < second
    assert first.utcoffset() is not None
