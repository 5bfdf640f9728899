import pytest
from django.utils import translation

from tests.grids import world


@pytest.fixture
def ground(db):
    return world.build()


@pytest.fixture
def shared_ground(transactional_db):
    """The same for tests that need several connections: really committed."""
    return world.build()


@pytest.fixture
def in_english():
    """Sentences as they are written in the code, whatever has been translated."""
    with translation.override("en"):
        yield
