"""What staff print: the slip for a door of theirs, the answer to a case of theirs, never a reporter's secret."""

import pytest

from cases.tracking import secret_of
from grids.actions.qr_codes import revoke_code
from grids.actor import Actor
from tests.cast import lead_to, moment


def slip_of(town):
    return f"/doors/{town.qr.token}/slip/"


def test_the_slip_names_the_door_its_address_and_who_was_there(sign_in, town):
    page = sign_in("worker").get(slip_of(town))

    assert page.status_code == 200
    for words in ("1 号楼", f"http://testserver/q/{town.qr.token}", "19900000001", "12345"):
        assert words in page.text


def test_the_slip_for_a_case_names_its_door_and_its_number(sign_in, town):
    case = lead_to(town, "handling")

    page = sign_in("worker").get(f"/cases/{case.number}/slip/")

    assert f"http://testserver/q/{town.qr.token}" in page.text
    assert case.number[:4] + " " + case.number[4:8] in page.text
    assert f'href="/cases/{case.number}/"' in page.text
    assert sign_in("stranger").get(f"/cases/{case.number}/slip/").status_code == 404


def test_where_no_door_has_a_code_the_slip_has_the_phone_alone(sign_in, town):
    case = lead_to(town, "handling")
    revoke_code(town.qr, by=Actor.clock(), at=moment(10))

    page = sign_in("worker").get(f"/cases/{case.number}/slip/")

    assert "19900000001" in page.text
    assert "<figure" not in page.text


@pytest.mark.parametrize("name", ["colleague", "stranger", "handler", "nobody", "admin"])
def test_another_grids_door_is_not_there(sign_in, town, name):
    assert sign_in(name).get(slip_of(town)).status_code == 404


def test_a_withdrawn_code_is_printed_no_more(sign_in, town):
    revoke_code(town.qr, by=Actor.clock(), at=moment(10))

    assert sign_in("worker").get(slip_of(town)).status_code == 404


def test_the_answer_is_printed_without_the_reporters_secret(sign_in, town):
    case = lead_to(town, "fed_back")

    page = sign_in("worker").get(f"/cases/{case.number}/answer/")

    assert "灯修好了" in page.text
    assert f"/q/{town.qr.token}" in page.text
    assert secret_of(case) not in page.text
    assert "13800005678" not in page.text


def test_before_the_answer_and_for_strangers_there_is_none(sign_in, town):
    told, not_yet = lead_to(town, "fed_back"), lead_to(town, "handling")

    assert sign_in("worker").get(f"/cases/{not_yet.number}/answer/").status_code == 404
    assert sign_in("stranger").get(f"/cases/{told.number}/answer/").status_code == 404
