import pytest

from grids.checks import asks_for_two_steps


@pytest.mark.parametrize(
    ("tls", "second_factor", "warned"),
    [
        (True, "offered", ["grids.W001"]),
        (True, "required", []),
        (False, "offered", []),
        (False, "required", []),
    ],
)
def test_a_place_open_to_the_net_asks_for_two_steps(settings, tls, second_factor, warned):
    settings.TLS, settings.SECOND_FACTOR = tls, second_factor

    assert [warning.id for warning in asks_for_two_steps(None)] == warned
