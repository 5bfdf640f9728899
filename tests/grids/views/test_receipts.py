"""Staff find an offer to help by the number that somebody reads out on the phone."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.timezone import now

from grids.actions.appointment.nominate import nominate
from grids.actor import Actor
from grids.enums import PostSource
from grids.receipts import number_of
from tests.grids.staffing import position

pytestmark = pytest.mark.django_db


def by(officer):
    client = Client()
    client.force_login(officer)
    return client


def test_an_offer_is_found_by_the_receipt_somebody_reads_out(town):
    title = position(town.here.street.region)
    person = {"name": "申请人", "phone": "13800001234", "source": PostSource.SELF, "by": Actor.reporter()}
    offer = nominate(title, to=town.here.micro, **person, at=now())
    address = reverse("grids:appointments")

    shown = [
        by(town.people.desk).get(address, {"receipt": said}).text for said in (number_of(offer), "00000000")
    ]

    row = reverse("grids:appointment", args=[offer.uuid])
    assert [row in page for page in shown] == [True, False]
    assert number_of(offer) in by(town.people.desk).get(row).text
    assert row not in by(town.people.stranger).get(address, {"receipt": number_of(offer)}).text
