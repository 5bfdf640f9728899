import pytest
from django.db import connection


@pytest.fixture
def database_gone(transactional_db):
    """The connection leads where nobody listens, for one test."""
    connection.close()
    kept = connection.settings_dict
    connection.settings_dict = {**kept, "HOST": "127.0.0.1", "PORT": "1"}
    yield
    connection.settings_dict = kept
