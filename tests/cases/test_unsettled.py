"""A building ends today, by whoever changes the ground, and not while a case lies open at it."""

import pytest
from django.utils.timezone import localdate
from django.utils.translation import override

from cases.enums import Action
from common.errors import Refused
from grids.actions.keep.end import end_row
from grids.actor import Actor
from grids.models import Building, QrCode
from tests.cast import MONDAY, a_case, do

pytestmark = pytest.mark.django_db
END = {"on": localdate(MONDAY), "at": MONDAY}


@pytest.fixture(autouse=True)
def in_english():
    with override("en"):
        yield


@pytest.fixture
def by_admin(town):
    return Actor.of(town.people.admin)


def test_a_building_stands_while_a_case_is_open_there(town, by_admin):
    case = a_case(town)

    with pytest.raises(Refused, match="1 cases are still open"):
        end_row(town.building, by=by_admin, **END)
    assert Building.objects.get(pk=town.building.pk).valid_to is None
    assert QrCode.objects.valid().filter(pk=town.qr.pk).exists()

    do(case, Action.VOID, town.by_desk, town)
    assert end_row(town.building, by=by_admin, **END).valid_to == END["on"]


def test_its_code_says_that_the_place_is_no_more(town, by_admin, client):
    end_row(town.building, by=by_admin, **END)

    page = client.get(f"/q/{town.qr.token}", headers={"accept-language": "en"})

    assert QrCode.objects.get(pk=town.qr.pk).why_revoked == "the place is no more"
    assert (page.status_code, "the place is no more" in page.text) == (410, True)
