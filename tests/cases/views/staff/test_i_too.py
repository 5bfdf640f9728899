"""How many neighbours said "I too", for staff: on the desk's row, in its preview and on the case's page."""

import pytest

from cases.actions.join_in import join_in
from cases.enums import Action
from tests.cast import a_case, do, moment

ENGLISH = {"Accept-Language": "en"}


@pytest.fixture
def joined(town):
    """A street lamp three neighbours wait for."""
    case = do(a_case(town), Action.ACCEPT, town.by_desk, town)
    for number in range(3):
        join_in(town.qr, case.uuid, device=f"device {number}", at=moment(9))
    return case


def test_the_row_counts_the_neighbours_and_a_case_of_nobody_else_says_nothing(sign_in, town, joined):
    alone = a_case(town)

    page = sign_in("desk").get("/desk/?tab=waiting", headers=ENGLISH)

    counts = {row.number: row.echo_count for row in page.context["rows"]}
    assert counts == {joined.number: 3, alone.number: 0}
    assert page.text.count("3 neighbours say: I too") == 1
    assert "0 neighbours" not in page.text


@pytest.mark.parametrize("address", ["/cases/{}/", "/desk/?case={}"])
def test_the_case_says_it_too(sign_in, joined, address):
    page = sign_in("desk").get(address.format(joined.number), headers=ENGLISH)

    assert page.context["echo_count"] == 3
    assert "<dt>I too</dt>" in page.text


def test_who_it_was_is_nowhere(sign_in, joined):
    assert "device" not in sign_in("desk").get(f"/cases/{joined.number}/").text.split("<main")[1]
