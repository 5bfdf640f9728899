"""The page after a report: the number, the link and what comes next."""

import pytest

from cases.tracking import secret_of
from tests.cases.views.public.conftest import the_case

pytestmark = pytest.mark.django_db


def test_the_done_page_has_the_number_the_link_and_what_comes_next(phone, send, django_assert_num_queries):
    address = send(description="dark", phone="13800005678")["Location"]
    case = the_case()

    with django_assert_num_queries(1):
        page = phone.get(address)

    assert case.number in page.text
    assert f"http://testserver/t/{secret_of(case)}/" in page.text
    for promise in ("looks at it", "passed to whoever", "calls you", "is settled"):
        assert promise in page.text
    assert page["Cache-Control"] == "private, no-store"
    assert page["Referrer-Policy"] == "no-referrer"
    assert '<meta name="referrer" content="no-referrer">' in page.text


def test_nobody_is_promised_a_call_without_a_phone(phone, send):
    page = phone.get(send(description="dark")["Location"])

    assert "calls you" not in page.text


def test_the_done_page_of_a_wrong_secret_or_token_is_not_there(phone, send, town):
    send(description="dark")
    secret = secret_of(the_case())

    assert phone.get(f"/q/{town.qr.token}/done/{'a' * 24}/").status_code == 404
    assert phone.get(f"/q/x/done/{secret}/").status_code == 404
    assert phone.post(f"/q/{town.qr.token}/done/{secret}/").status_code == 405
