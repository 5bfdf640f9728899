import pytest

from tests.grids import world


@pytest.fixture
def ground(db):
    return world.build()
