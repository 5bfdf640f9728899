"""The roles of the database: the application owns nothing."""

import pytest
from django.db import connection


@pytest.mark.django_db
def test_the_application_connects_as_a_role_that_owns_nothing():
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_class WHERE relowner = current_user::regrole")
        owned = cursor.fetchone()[0]
        cursor.execute(
            "SELECT rolsuper, rolcreatedb, rolcreaterole, rolreplication, rolbypassrls"
            " FROM pg_roles WHERE rolname = current_user"
        )
        powers = cursor.fetchone()

    assert owned == 0
    assert powers == (False, False, False, False, False)
