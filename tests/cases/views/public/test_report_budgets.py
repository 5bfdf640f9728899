"""How often a device, an address and a code may report."""

import uuid

import pytest

from cases import budgets
from cases.models import Case
from tests.cases.views.public.conftest import phone_of_a_resident

pytestmark = pytest.mark.django_db


def test_one_device_reports_ten_times_an_hour(send, phone):
    answers = [send(description=f"matter {n}").status_code for n in range(11)]

    assert answers == [302] * 10 + [429]
    assert Case.objects.count() == 10


def test_over_the_budget_the_page_says_until_when_whom_to_call_and_keeps_the_words(send):
    for n in range(10):
        send(description=f"matter {n}")

    page = send(description="one more", phone="13800005678")

    assert "Please press again in 60 min, or call 12345." in page.text
    assert 3500 < int(page["Retry-After"]) <= 3600
    assert "one more</textarea>" in page.text
    assert all(f'href="tel:{number}"' in page.text for number in ("110", "119", "120", "12345"))


def test_a_second_tap_costs_nothing_of_the_budget(send):
    key = uuid.uuid4()

    answers = [send(description="dark", key=key).status_code for _ in range(12)]

    assert answers == [302] * 12


def test_a_whole_estate_behind_one_address_is_accepted(send):
    answers = {send(by=phone_of_a_resident(), description=f"matter {n}").status_code for n in range(30)}

    assert answers == {302}


def test_one_code_takes_thirty_in_ten_minutes(send):
    for n in range(30):
        send(by=phone_of_a_resident(), description=f"matter {n}")

    page = send(by=phone_of_a_resident(), description="the thirty-first")

    assert page.status_code == 429
    assert int(page["Retry-After"]) <= 600


def test_a_forged_address_does_not_change_the_bucket(send, monkeypatch):
    monkeypatch.setattr(budgets, "REPORTS_OF_ADDRESS", budgets.Budget("report-address", 2, 3600))

    answers = [
        send(
            by=phone_of_a_resident(HTTP_X_FORWARDED_FOR=f"198.51.100.{n}"), description=f"matter {n}"
        ).status_code
        for n in range(3)
    ]

    assert answers == [302, 302, 429]


def test_neighbours_of_one_ipv6_network_share_a_bucket(send, monkeypatch):
    monkeypatch.setattr(budgets, "REPORTS_OF_ADDRESS", budgets.Budget("report-address", 1, 3600))
    addresses = ["2001:db8::1", "2001:db8::2", "2001:db8:0:1::1"]

    answers = [
        send(by=phone_of_a_resident(REMOTE_ADDR=address), description=address).status_code
        for address in addresses
    ]

    assert answers == [302, 429, 302]


def test_a_forged_device_is_a_new_one(send, phone):
    phone.cookies["device"] = "another:signature"

    assert send(description="dark").status_code == 302


def test_without_redis_a_report_is_still_taken(send, monkeypatch):
    monkeypatch.setattr(budgets, "store", budgets.connected("redis://127.0.0.1:1"))

    assert send(description="dark").status_code == 302
