"""An offer to help, looked up by its receipt number and the phone left with it."""

import pytest
from django.utils.timezone import now

from cases import budgets
from grids.actions.appointment.nominate import nominate
from grids.actor import Actor
from grids.enums import PostSource, Role
from grids.models import Position
from grids.receipts import number_of

pytestmark = pytest.mark.django_db
PHONE = "13800001234"


@pytest.fixture(autouse=True)
def no_tries():
    budgets.store.flushdb()


@pytest.fixture
def offer(town):
    facts = {"role": Role.ASSISTANT, "stands_on": ["general"], "name": "联户长", "name_en": "Link leader"}
    position = Position.objects.create(region=town.ground.district, code="link", **facts)
    said = {"name": "㐀䶮𠮷", "phone": PHONE, "source": PostSource.SELF, "by": Actor.reporter(), "at": now()}
    return nominate(position, to=town.here.general, **said)


def asked(device, number, phone):
    return device.post("/applied/", {"number": number, "phone": phone})


def test_number_and_phone_lead_to_the_page_of_the_offer(phone, offer):
    answer = asked(phone, number_of(offer), "138-0000-1234")

    assert (answer.status_code, answer["Location"]) == (302, f"/applied/{offer.uuid}/")
    assert answer["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize(
    "change",
    [{"phone": "13800001235"}, {"number": "00000000"}],
    ids=["another phone", "another number"],
)
def test_either_of_them_wrong_reads_the_same(phone, offer, change, django_assert_num_queries):
    said = {"number": number_of(offer), "phone": PHONE} | change
    with django_assert_num_queries(2):
        page = asked(phone, **said)

    assert page.status_code == 422
    assert "Nothing with this number and this phone" in page.text


def test_a_number_that_is_none_is_said_before_anything_is_asked(phone, offer, django_assert_num_queries):
    with django_assert_num_queries(0):
        page = asked(phone, "123", PHONE)

    assert page.status_code == 422
    assert "8 digits; you typed 3" in page.text


def test_a_nomination_by_an_officer_is_not_found_here(phone, offer):
    offer.source = PostSource.RESIDENT
    offer.save(update_fields=["source"])

    assert asked(phone, number_of(offer), PHONE).status_code == 422


def test_a_number_is_tried_five_times(phone, offer):
    answers = [asked(phone, number_of(offer), "13900000000").status_code for _try in range(5)]

    assert answers == [422] * 5
    last = asked(phone, number_of(offer), PHONE)
    assert last.status_code == 429
    assert int(last["Retry-After"]) > 0
