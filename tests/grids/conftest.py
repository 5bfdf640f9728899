import pytest

from tests.grids import world


@pytest.fixture
def ground(db):
    return world.build()


@pytest.fixture
def shared_ground(transactional_db):
    """The same for tests that need several connections: really committed."""
    return world.build()
