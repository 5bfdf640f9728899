"""The four entries behind a door's page: nobody's account, no cookie, nothing of residents."""

from datetime import timedelta

import pytest
from django.contrib.gis.geos import Point
from django.utils.timezone import localdate

from grids import scans
from grids.actions.qr_codes import issue_code, revoke_code
from grids.actions.scans import flush_scans
from grids.actor import Actor
from grids.enums import Role
from grids.models import DoorCard, Notice, Policy
from tests.cast import MONDAY
from tests.grids import world
from tests.grids.doors import a_notice, a_site

pytestmark = pytest.mark.django_db
SCENES = ("grid", "services", "policies", "open", "help")
HERE = Point(113.3005, 34.8005, srid=4326)


@pytest.fixture(autouse=True)
def no_scans():
    scans.store.delete(scans.KEY, scans.TAKEN)


def opened(phone, town, scene):
    return phone.get(f"/q/{town.qr.token}/{scene}/")


def test_the_door_leads_to_the_four(phone, town):
    page = phone.get(f"/q/{town.qr.token}")

    for scene in ("grid", "report", "services", "policies"):
        assert f'href="/q/{town.qr.token}/{scene}/"' in page.text
    assert "target=" not in page.text


@pytest.mark.parametrize("scene", SCENES)
def test_each_names_its_place_and_needs_no_cookie(phone, town, scene):
    page = opened(phone, town, scene)

    assert page.status_code == 200
    assert "1 号楼" in page.text
    assert page["X-Robots-Tag"] == "noindex, nofollow"
    assert "target=" not in page.text
    assert set(page.cookies) <= {"csrftoken"}
    assert phone.head(f"/q/{town.qr.token}/{scene}/").status_code == 200


@pytest.mark.parametrize("scene", SCENES)
def test_behind_a_code_that_is_gone_is_nothing(phone, town, scene):
    revoke_code(town.qr, by=Actor.clock(), at=MONDAY)

    assert opened(phone, town, scene).status_code == 410
    assert phone.get(f"/q/ABCDEFGHJK7/{scene}/").status_code == 404


@pytest.mark.parametrize("scene", ["grid", "services", "policies"])
def test_what_is_only_read_is_only_read(phone, town, scene):
    assert phone.post(f"/q/{town.qr.token}/{scene}/").status_code == 405


def test_who_works_here_is_named_as_he_chose(phone, town):
    world.post(town.here.micro, Role.WORKER, who=world.officer("hidden", phone="19900000066"))
    a_site(
        town.here.micro2, "党群驿站", opening_hours="9:00-17:00", contact="王五", contact_phone="13900001111"
    )

    page = opened(phone, town, "grid")

    assert "h*****" in page.text
    assert 'href="tel:19900000001"' in page.text
    assert "9:00-17:00" in page.text
    for hidden in ("19900000066", "王五", "13900001111"):
        assert hidden not in page.text


def test_services_are_the_nearest_first_within_a_walk(phone, town):
    town.building.point = HERE
    town.building.save()
    for name, kind, east in (
        ("远的超市", "shop", 0.005),
        ("近的诊所", "clinic", 0.001),
        ("太远的学校", "school", 0.02),
        ("工厂", "workshop", 0.001),
    ):
        a_site(town.here.micro, name, kind, point=Point(HERE.x + east, HERE.y, srid=4326))
    a_site(town.here.micro, "关了的店", "shop", point=HERE, valid_to=localdate() - timedelta(days=1))

    page = opened(phone, town, "services")

    assert [place.name for place in page.context["services"]] == ["近的诊所", "远的超市"]
    assert "91 m" in page.text


def test_where_no_point_is_known_the_communitys_are_shown(phone, town):
    a_site(town.here.micro2, "社区超市", "shop")
    a_site(town.there.micro, "别处的超市", "shop")

    page = opened(phone, town, "services")

    assert [place.name for place in page.context["services"]] == ["社区超市"]


def test_policies_are_those_of_the_regions_above_the_nearest_first(phone, town):
    grid = town.here.micro
    for region, title in (
        (town.ground.city, "市里的办法"),
        (grid.region, "居民公约"),
        (town.ground.far_district, "别区的办法"),
    ):
        Policy.objects.create(region=region, title=title, words="第一条")
    Policy.objects.create(
        region=town.ground.city, title="旧办法", words="废止", ended_on=localdate() - timedelta(days=1)
    )

    page = opened(phone, town, "policies")

    assert [policy.title for policy in page.context["policies"]] == ["居民公约", "市里的办法"]


def test_a_notice_is_for_those_it_is_addressed_to(phone, town):
    today = localdate()
    own = a_notice(town.here.micro, title="本院")
    a_notice(town.here.street, title="全街")
    everybody = Notice(
        title="全区", words="。", starts_on=today, ends_on=today + timedelta(days=1), written_at=MONDAY
    )
    everybody.place_in_region(town.ground.district)
    everybody.save()
    others = [
        a_notice(town.here.micro2, title="邻院"),
        a_notice(town.there.street, title="邻街"),
        a_notice(town.here.micro, title="明天才有", starts_on=today + timedelta(days=1)),
        a_notice(town.here.micro, title="收回的", withdrawn_at=MONDAY),
    ]

    page = phone.get(f"/q/{town.qr.token}")

    assert {notice.title for notice in page.context["notices"]} == {"本院", "全街", "全区"}
    assert phone.get(f"/q/{town.qr.token}/notices/{own.uuid}/").status_code == 200
    for other in others:
        assert phone.get(f"/q/{town.qr.token}/notices/{other.uuid}/").status_code == 404


def test_readings_are_counted_and_nothing_else(phone, town):
    notice = a_notice(town.here.micro)
    address = f"/q/{town.qr.token}/notices/{notice.uuid}/"
    for _time in range(2):
        assert "明天上午停水。" in phone.get(address).text
    phone.head(address)

    flush_scans()

    notice.refresh_from_db()
    assert notice.read_count == 2


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(("scene", "statements"), [("grid", 6), ("services", 3), ("policies", 4)])
def test_more_rows_cost_no_more_statements(phone, town, rows, scene, statements, django_assert_num_queries):
    for number in range(rows):
        a_site(town.here.micro, f"站 {number}")
        a_notice(town.here.micro, title=f"通知 {number}")
        Policy.objects.create(region=town.ground.city, title=f"办法 {number}", words="一")
        who = world.officer(f"w{number}")
        DoorCard.objects.create(officer=who, phone=f"1990000009{number}", changed_at=MONDAY)
        world.post(town.here.micro, Role.WORKER, who=who)

    with django_assert_num_queries(statements):
        opened(phone, town, scene)


def test_rare_characters_stand(phone, town):
    door = issue_code(a_site(town.here.micro, "㐀䶮𠮷驿站"), by=Actor.clock(), at=MONDAY)

    assert "<h1>㐀䶮𠮷驿站</h1>" in phone.get(f"/q/{door.token}").text
