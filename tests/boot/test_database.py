"""The roles of the database: the application owns nothing."""

import pytest
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import connection

from governance import environment
from grids.models import Region


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


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("setting", "value"), [("log_min_error_statement", "panic"), ("log_error_verbosity", "terse")]
)
def test_the_server_s_log_quotes_no_row_and_no_statement(setting, value):
    with connection.cursor() as cursor:
        cursor.execute(f"SHOW {setting}")
        assert cursor.fetchone() == (value,)


def test_the_run_has_redis_servers_of_its_own():
    kept = environment.mapping()

    assert settings.BROKER_URL.rsplit("/", 1)[0] == kept["TEST_BROKER_URL"].rsplit("/", 1)[0]
    assert settings.CACHE_URL.rsplit("/", 1)[0] == kept["TEST_CACHE_URL"].rsplit("/", 1)[0]


@pytest.mark.django_db(transaction=True)
def test_a_flush_keeps_what_migrations_put_in(database_owner):
    seeded = ContentType.objects.count()
    Region.objects.create(code="410100000000", name="郑州市", level="city")

    database_owner.flush()

    assert not Region.objects.exists()
    assert ContentType.objects.count() == seeded > 0
