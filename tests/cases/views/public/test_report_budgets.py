"""How often a device, an address and a code may report."""

import uuid

import pytest

from cases import budgets
from cases.models import Case
from tests.cases.views.public.conftest import jpeg, phone_of_a_resident

pytestmark = pytest.mark.django_db


def pending():
    return Case.objects.filter(pending=True).count()


def test_from_the_eleventh_in_an_hour_a_device_is_checked_first_and_nothing_is_refused(send):
    answers = [send(description=f"matter {n}").status_code for n in range(13)]

    assert answers == [302] * 13
    assert (Case.objects.count(), pending()) == (13, 3)


def test_the_reporter_reads_that_somebody_checks_it_first(send, phone):
    for n in range(10):
        usual = send(description=f"matter {n}")
    over = send(description="one more")

    said = "somebody at the street office checks yours first"
    assert said in phone.get(over.url).text
    assert said not in phone.get(usual.url).text


def test_a_second_tap_costs_nothing_of_the_budget(send):
    key = uuid.uuid4()

    answers = [send(description="dark", key=key).status_code for _ in range(12)]
    send(description="another matter")

    assert answers == [302] * 12
    assert pending() == 0


def test_a_whole_estate_behind_one_address_is_accepted(send):
    answers = {send(by=phone_of_a_resident(), description=f"matter {n}").status_code for n in range(30)}

    assert answers == {302}
    assert pending() == 0


def test_one_code_takes_thirty_in_ten_minutes(send):
    for n in range(30):
        send(by=phone_of_a_resident(), description=f"matter {n}")

    assert pending() == 0

    send(by=phone_of_a_resident(), description="the thirty-first")

    assert pending() == 1


def test_a_forged_address_does_not_change_the_bucket(send, monkeypatch):
    monkeypatch.setattr(budgets, "REPORTS_OF_ADDRESS", budgets.Budget("report-address", 2, 3600))

    for n in range(3):
        send(by=phone_of_a_resident(HTTP_X_FORWARDED_FOR=f"198.51.100.{n}"), description=f"matter {n}")

    assert pending() == 1


def test_neighbours_of_one_ipv6_network_share_a_bucket(send, monkeypatch):
    monkeypatch.setattr(budgets, "REPORTS_OF_ADDRESS", budgets.Budget("report-address", 1, 3600))

    for address in ("2001:db8::1", "2001:db8::2", "2001:db8:0:1::1"):
        send(by=phone_of_a_resident(REMOTE_ADDR=address), description=address)

    assert list(Case.objects.filter(pending=True).values_list("description", flat=True)) == ["2001:db8::2"]


def test_a_flood_over_all_doors_is_checked_first(send, monkeypatch):
    monkeypatch.setattr(budgets, "REPORTS_OF_ALL", budgets.Budget("report-all", 1, 600))

    for n in range(2):
        send(by=phone_of_a_resident(), description=f"matter {n}")

    assert pending() == 1


def test_without_room_for_photos_the_words_are_kept_and_can_be_sent_alone(send, monkeypatch):
    monkeypatch.setattr(budgets, "PHOTO_BYTES_OF_CODE", budgets.Budget("photo-bytes-code", 10, 600))

    page = send(jpeg(), description="a broken lamp")

    assert page.status_code == 422
    assert "a broken lamp</textarea>" in page.text
    assert "send it with a few words instead" in page.text
    assert send(description="a broken lamp").status_code == 302


def test_a_forged_device_is_a_new_one(send, phone):
    phone.cookies["device"] = "another:signature"

    assert send(description="dark").status_code == 302
    assert pending() == 0


def test_without_redis_a_report_is_still_taken(send, monkeypatch):
    monkeypatch.setattr(budgets, "store", budgets.connected("redis://127.0.0.1:1"))

    assert send(description="dark").status_code == 302
