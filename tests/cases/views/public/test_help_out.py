"""Somebody wants to help in the grid (S2-42)."""

import logging
from uuid import uuid4

import pytest

from cases import budgets
from cases.views.public.help_out import APPLIED_AT_MOST
from grids.enums import AppointmentState, PostSource, Role
from grids.models import Appointment, Position
from grids.receipts import number_of
from tests.cases.views.public.conftest import phone_of_a_resident

pytestmark = pytest.mark.django_db
PHONE = "13800001234"


@pytest.fixture
def position(town):
    facts = {"role": Role.ASSISTANT, "stands_on": ["general"]}
    return Position.objects.create(
        region=town.ground.district, code="link", name="联户长", name_en="Household-link leader", **facts
    )


def offer(device, town, key=None, **said):
    known = {
        "position": "link",
        "name": "㐀䶮𠮷",
        "phone": PHONE,
        "consent": "on",
        "backgrounds": ["teacher"],
    }
    data = {"key": key or uuid4(), "words": "周末有空"} | known | said
    return device.post(f"/q/{town.qr.token}/help/", data)


def test_an_offer_becomes_a_nomination_of_the_nearest_grid_that_seeks_somebody(phone, town, position):
    answer = offer(phone, town)

    appointment = Appointment.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, f"/applied/{appointment.uuid}/")
    assert (appointment.grid, appointment.position) == (town.here.general, position)
    assert (appointment.source, appointment.state) == (PostSource.SELF, AppointmentState.NOMINATED)
    assert (appointment.name, appointment.phone, appointment.nominated_by) == ("㐀䶮𠮷", PHONE, None)
    assert (appointment.backgrounds, appointment.words) == (["teacher"], "周末有空")


def test_the_receipt_says_how_far_it_is_and_no_name(phone, town, position):
    offer(phone, town)
    appointment = Appointment.objects.get()

    page = phone.get(f"/applied/{appointment.uuid}/")

    assert number_of(appointment) in page.text
    assert "Household-link leader" in page.text
    assert "nominated" in page.text
    for hidden in (PHONE, "㐀䶮𠮷", "周末有空"):
        assert hidden not in page.text
    assert page["Cache-Control"] == "private, no-store"
    assert phone.get(f"/applied/{uuid4()}/").status_code == 404
    assert phone.post(f"/applied/{appointment.uuid}/").status_code == 405


def test_a_nomination_by_staff_has_no_public_page(phone, town, position):
    offer(phone, town)
    Appointment.objects.update(source=PostSource.STAFF)

    assert phone.get(f"/applied/{Appointment.objects.get().uuid}/").status_code == 404


def test_the_same_tap_twice_is_one_offer(phone, town, position):
    key = uuid4()

    first, second = offer(phone, town, key), offer(phone, town, key)

    assert first["Location"] == second["Location"]
    assert Appointment.objects.count() == 1
    assert offer(phone, town).status_code == 409


@pytest.mark.parametrize(
    "said",
    [{"consent": ""}, {"name": ""}, {"phone": "12"}, {"position": "mayor"}, {"website": "x"}, {"key": "x"}],
)
def test_what_is_missing_is_said_and_everything_typed_is_kept(phone, town, position, said):
    page = offer(phone, town, **said)

    assert page.status_code == 422
    assert "周末有空" in page.text
    assert "gw-summary" in page.text
    assert not Appointment.objects.exists()


def test_a_stranger_cannot_flood_the_office(town, position):
    answers = [
        offer(phone_of_a_resident(), town, phone=f"138000{number:05d}").status_code
        for number in range(APPLIED_AT_MOST + 1)
    ]

    assert set(answers[:-1]) == {302}
    assert answers[-1] == 429
    assert Appointment.objects.count() == APPLIED_AT_MOST


def test_without_its_counters_nobody_applies(phone, town, position, monkeypatch):
    monkeypatch.setattr(budgets, "store", budgets.connected("redis://127.0.0.1:1/0"))

    page = offer(phone, town)

    assert page.status_code == 503
    assert "周末有空" in page.text
    assert not Appointment.objects.exists()


def test_where_nobody_is_sought_it_is_said(phone, town):
    assert "Nobody is sought here" in phone.get(f"/q/{town.qr.token}/help/").text
    assert "Nobody is sought here" in offer(phone, town).text


def test_a_position_with_power_over_cases_is_not_offered(phone, town, position):
    facts = {"role": Role.LEADER, "stands_on": ["general"], "region": town.ground.district}
    Position.objects.create(code="leader", name="网格长", name_en="Leader", **facts)

    assert offer(phone, town, position="leader").status_code == 422


def test_nothing_typed_is_in_the_log(phone, town, position, caplog):
    with caplog.at_level(logging.DEBUG):
        offer(phone, town)
        offer(phone, town, phone="12")

    assert PHONE not in caplog.text
    assert "㐀䶮𠮷" not in caplog.text
