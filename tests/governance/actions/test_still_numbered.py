"""The demo goes, and a county's counter of numbers stays where other cases have numbers of it."""

import pytest

from governance.actions.drop_demo import still_numbered
from tests.cast import a_case

pytestmark = pytest.mark.django_db


def test_a_counter_stays_where_another_case_has_a_number_of_it(town):
    demo, real = a_case(town), a_case(town)
    county = real.number[8:14]

    assert still_numbered({county, "999999"}, {demo.pk}) == {county}
    assert still_numbered({county, "999999"}, {demo.pk, real.pk}) == set()
