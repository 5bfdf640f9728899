import gzip
import re
from datetime import date, timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from django.contrib.gis.geos import Point
from django.contrib.staticfiles import finders
from django.utils.timezone import localdate, now

from cases.enums import Action
from cases.models import Case
from grids import scans
from grids.actions.qr_codes import issue_code, reissue_code, revoke_code
from grids.actor import Actor
from grids.enums import Role
from grids.models import Absence, DoorCard, DutyPhone, Post
from grids.tokens import new_token
from tests.cast import MONDAY, a_case, do
from tests.grids import world
from tests.grids.doors import a_notice, a_site, a_unit

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


def shows(number, **facts):
    """Somebody who shows a number at the doors."""
    who = world.officer(number)
    DoorCard.objects.create(officer=who, phone=number, changed_at=MONDAY, **facts)
    return who


def test_the_nearest_is_called_and_a_worker_before_a_leader(phone, town):
    for grid, role, number in (
        (town.here.micro, Role.LEADER, "19900000010"),
        (town.here.street, Role.WORKER, "19900000011"),
        (town.here.micro, Role.WORKER, "19900000012"),
        (town.here.micro2, Role.WORKER, "19900000013"),
    ):
        world.post(grid, role, who=shows(number))

    assert 'href="tel:19900000012"' in door(phone, town.qr).text


def test_whose_post_has_ended_or_who_works_at_a_desk_is_not_called(phone, town):
    world.post(town.here.micro, Role.WORKER, who=shows("19900000010"), ends_on=date(2025, 2, 1))
    world.post(town.here.micro, Role.DISPATCHER, who=shows("19900000014"))

    assert 'href="tel:19900000001"' in door(phone, town.qr).text


def test_who_is_away_is_not_called_but_the_deputy_or_the_next(phone, town):
    near = world.post(town.here.micro, Role.WORKER, who=shows("19900000012"))
    world.post(town.here.general, Role.WORKER, who=shows("19900000013"))
    days = {"starts_on": localdate(), "until": localdate() + timedelta(days=3)}
    for who in (near.officer, town.people.worker):
        Absence.objects.create(officer=who, kind="leave", noted_at=now(), **days)

    assert 'href="tel:19900000013"' in door(phone, town.qr).text
    Post.objects.filter(pk=near.pk).update(deputy=shows("19900000015"))
    assert 'href="tel:19900000015"' in door(phone, town.qr).text


def test_a_number_that_nobody_chose_to_show_stays_hidden(phone, town):
    silent = world.officer("silent", phone="19900000010")
    world.post(town.here.micro, Role.WORKER, who=silent)

    page = door(phone, town.qr)

    assert "s*****" in page.text
    assert "19900000010" not in page.text
    assert 'href="tel:1990' not in page.text


def test_the_duty_phone_is_called_instead(phone, town):
    DoorCard.objects.all().delete()
    for grid, number in ((town.here.street, "037100000001"), (town.here.total, "037100000002")):
        DutyPhone.objects.create(grid=grid, phone=number, hours="8:00-20:00", changed_at=MONDAY)

    page = door(phone, town.qr)

    assert "w*****" in page.text
    assert 'href="tel:037100000002"' in page.text
    assert "8:00-20:00" in page.text
    phone.cookies["elder"] = "1"
    assert 'href="tel:037100000002"' in door(phone, town.qr).text


def test_who_shows_the_whole_name_is_named(phone, town):
    DoorCard.objects.update(shows_full_name=True)

    assert "<strong>worker</strong>" in door(phone, town.qr).text


def test_what_is_open_here_is_counted_and_not_told(phone, town):
    a_case(town, description="a family matter")
    a_case(town)
    a_case(town, pending=True)
    do(a_case(town), Action.VOID, town.by_desk, town)

    page = door(phone, town.qr)

    assert "Being dealt with near here: 2" in page.text
    assert "a family matter" not in page.text


def test_a_scan_is_counted_and_nothing_is_written(phone, town, django_assert_num_queries):
    with django_assert_num_queries(
        5
    ) as statements:  # the code, the names, who is called, what is open, notices
        door(phone, town.qr)

    assert all(query["sql"].startswith("SELECT") for query in statements.captured_queries)
    assert scans.take() == {town.qr.token: 1}


@pytest.mark.parametrize("rows", [1, 3])
def test_more_posts_and_cases_cost_no_more_statements(phone, town, rows, django_assert_num_queries):
    for number in range(rows):
        a_case(town)
        world.post(town.here.micro, Role.WORKER, who=shows(f"1990000002{number}"))
        a_notice(town.here.street)

    with django_assert_num_queries(5):
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


def test_an_old_code_says_which_place_it_was_for_and_leads_to_the_new_one(phone, town):
    new = reissue_code(town.qr, by=Actor.clock(), at=MONDAY)

    page = door(phone, town.qr)

    assert page.status_code == 410
    assert "<h1>1 号楼</h1>" in page.text
    assert "replaced by a new one" in page.text
    assert f'href="/q/{new.token}"' in page.text


def test_a_lost_code_leads_to_the_one_that_hangs_there_now(phone, town):
    revoke_code(town.qr, by=Actor.clock(), at=MONDAY)
    new = issue_code(town.building, by=Actor.clock(), at=MONDAY)
    assert f'href="/q/{new.token}"' in door(phone, town.qr).text

    revoke_code(new, by=Actor.clock(), at=MONDAY)

    assert f'href="/q/{new.token}"' not in door(phone, town.qr).text


def test_the_page_warns_of_a_code_stuck_over_another(phone, town):
    assert "You are not at 1 号楼?" in door(phone, town.qr).text


@pytest.mark.parametrize("kind", ["building", "grid"])
def test_another_app_leads_here_by_the_code_of_the_ground(phone, town, kind):
    yard = issue_code(town.here.micro, by=Actor.clock(), at=MONDAY)
    place, code = (town.building, town.qr) if kind == "building" else (town.here.micro, yard)

    page = phone.get(f"/q/?{kind}={place.code}")

    assert (page.status_code, page["Location"]) == (302, f"/q/{code.token}")
    assert phone.get(f"/q/?{kind}=41010600399999999").status_code == 404
    assert phone.get(f"/q/?{kind}=x").status_code == 404
    assert phone.get("/q/").status_code == 404
    assert phone.post("/q/").status_code == 405


def test_a_code_of_a_unit_names_the_unit_and_takes_reports_for_its_building(phone, town):
    unit = a_unit(town.building, 2)
    code = issue_code(unit, by=Actor.clock(), at=MONDAY)

    assert "<h1>1 号楼 2 单元</h1>" in door(phone, code).text
    phone.post(f"/q/{code.token}/report/", {"key": uuid4(), "description": "灯不亮"})
    case = Case.objects.get()
    assert (case.building, case.owner_grid, case.address) == (town.building, town.here.micro, "中心路 2 单元")


def test_a_code_of_a_place_takes_reports_with_its_point(phone, town):
    site = a_site(town.here.micro, point=Point(113.3, 34.8, srid=4326), address="中心路 9 号")
    code = issue_code(site, by=Actor.clock(), at=MONDAY)

    assert "<h1>党群驿站</h1>" in door(phone, code).text
    phone.post(f"/q/{code.token}/report/", {"key": uuid4(), "description": "门坏了"})
    case = Case.objects.get()
    assert (case.owner_grid, case.address, case.point) == (
        town.here.micro,
        "中心路 9 号 党群驿站",
        site.point,
    )


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
