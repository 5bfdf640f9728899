import gzip
import re
from datetime import date
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

from cases.enums import Action
from grids import scans
from grids.actions.qr_codes import issue_code, revoke_code
from grids.actor import Actor
from grids.enums import Role
from grids.tokens import new_token
from tests.cast import MONDAY, a_case, do
from tests.grids import world

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def no_scans():
    scans.store.delete(scans.KEY, scans.TAKEN)


def door(phone, code):
    return phone.get(f"/q/{code.token}")


def test_the_page_says_where_and_who(phone, town):
    page = door(phone, town.qr)

    assert page.status_code == 200
    assert "<h1>1 号楼</h1>" in page.text
    assert "near街道 · 朝阳街 · 第一网格 · 一号院" in page.text
    assert "w*****" in page.text
    assert 'href="tel:19900000001"' in page.text
    assert f'href="/q/{town.qr.token}/report/"' in page.text
    assert "Answerable for it: near街道." in page.text


def test_the_code_of_a_grid_stands_for_the_grid(phone, town):
    code = issue_code(town.here.general, by=Actor.clock(), at=MONDAY)

    page = door(phone, code)

    assert "<h1>第一网格</h1>" in page.text
    assert "near街道 · 朝阳街</p>" in page.text
    assert "19900000001" in page.text


@pytest.mark.parametrize("typed", [str.lower, lambda token: f"{token[:4]}-{token[4:]}"])
def test_a_token_may_be_typed(phone, town, typed):
    assert phone.get(f"/q/{typed(town.qr.token)}").status_code == 200


def test_the_nearest_is_called_and_a_worker_before_a_leader(phone, town):
    for grid, role, number in (
        (town.here.micro, Role.LEADER, "19900000010"),
        (town.here.street, Role.WORKER, "19900000011"),
        (town.here.micro, Role.WORKER, "19900000012"),
        (town.here.micro2, Role.WORKER, "19900000013"),
    ):
        world.post(grid, role, who=world.officer(number, phone=number))

    assert 'href="tel:19900000012"' in door(phone, town.qr).text


def test_whose_post_has_ended_or_has_no_phone_is_not_called(phone, town):
    gone = world.officer("gone", phone="19900000010")
    world.post(town.here.micro, Role.WORKER, who=gone, ends_on=date(2025, 2, 1))
    world.post(town.here.micro, Role.WORKER, who=world.officer("silent"))
    world.post(town.here.micro, Role.DISPATCHER, who=world.officer("desk2", phone="19900000014"))

    assert 'href="tel:19900000001"' in door(phone, town.qr).text


def test_where_nobody_is_no_button_is(phone, town):
    town.people.worker.phone = ""
    town.people.worker.save()

    page = door(phone, town.qr)

    assert page.status_code == 200
    assert "Your grid worker" not in page.text


def test_what_is_open_here_is_counted_and_not_told(phone, town):
    a_case(town, description="a family matter")
    a_case(town)
    a_case(town, pending=True)
    do(a_case(town), Action.VOID, town.by_desk, town)

    page = door(phone, town.qr)

    assert "Being dealt with near here: 2" in page.text
    assert "a family matter" not in page.text


def test_a_scan_is_counted_and_nothing_is_written(phone, town, django_assert_num_queries):
    with django_assert_num_queries(4) as statements:  # the code, the names above, who is called, what is open
        door(phone, town.qr)

    assert all(query["sql"].startswith("SELECT") for query in statements.captured_queries)
    assert scans.take() == {town.qr.token: 1}


@pytest.mark.parametrize("rows", [1, 3])
def test_more_posts_and_cases_cost_no_more_statements(phone, town, rows, django_assert_num_queries):
    for number in range(rows):
        a_case(town)
        world.post(town.here.micro, Role.WORKER, who=world.officer(f"w{number}", phone=f"1990000002{number}"))

    with django_assert_num_queries(4):
        door(phone, town.qr)


def test_a_look_at_the_headers_is_no_scan(phone, town):
    phone.head(f"/q/{town.qr.token}")

    assert scans.take() == {}


def test_an_unknown_code_says_where_to_report(phone, town):
    page = phone.get(f"/q/{new_token()}")

    assert page.status_code == 404
    assert "We do not know this code" in page.text
    assert 'href="tel:12345"' in page.text
    assert scans.take() == {}


@pytest.mark.parametrize("token", ["x", "ABCDEFGHJK7", "0000000000U", "%00", "灯"])
def test_what_is_no_token_is_not_even_looked_for(phone, town, token, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert phone.get(f"/q/{token}").status_code == 404


def test_a_withdrawn_code_says_where_to_report(phone, town):
    revoke_code(town.qr, by=Actor.clock(), at=MONDAY)

    page = door(phone, town.qr)

    assert page.status_code == 410
    assert "This code is no longer in use" in page.text
    assert 'href="tel:12345"' in page.text
    assert phone.get(f"/q/{town.qr.token}/report/").status_code == 410


def test_the_code_of_a_building_that_is_gone_is_withdrawn(phone, town):
    town.building.valid_to = date(2025, 1, 2)
    town.building.save()

    assert door(phone, town.qr).status_code == 410


def test_it_is_read_and_nothing_else(phone, town):
    assert phone.post(f"/q/{town.qr.token}").status_code == 405


def test_it_sets_no_cookie_and_is_found_by_no_search(phone, town):
    page = door(phone, town.qr)

    assert page.cookies == {}
    assert page["X-Robots-Tag"] == "noindex, nofollow"
    assert page["Cache-Control"] == "private, no-cache"


def test_the_first_view_weighs_at_most_eighty_kilobytes(phone, town):
    page = door(phone, town.qr)

    linked = re.findall(r'(?:src|href)="/static/([^"]+\.(?:css|js|svg))"', page.text)
    parts = [page.content, *(Path(finders.find(name)).read_bytes() for name in linked)]
    assert len(parts) >= 3
    assert sum(len(gzip.compress(part, 9)) for part in parts) <= 80_000
