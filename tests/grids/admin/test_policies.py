"""Policies are entered by who configures the district, and read at its doors alone."""

import pytest

from grids.enums import Role
from grids.models import Policy
from tests.grids.world import officer, post

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(client, town):
    client.force_login(town.people.admin)
    return client


def enter(admin, region, **facts):
    known = {"region": region.pk, "title": "居民公约", "words": "第一条", "place": 1}
    return admin.post("/admin/grids/policy/add/", known | facts)


def test_a_policy_reaches_the_doors_of_its_region(admin, town):
    assert enter(admin, town.here.micro.region).status_code == 302

    page = admin.get(f"/q/{town.qr.token}/policies/")

    assert "居民公约" in page.text
    assert "第一条" in page.text


def test_another_districts_are_neither_written_nor_seen(admin, town):
    far = Policy.objects.create(region=town.ground.far_district, title="别区", words="。")

    enter(admin, town.ground.far_district)

    assert Policy.objects.get() == far
    assert admin.get(f"/admin/grids/policy/{far.pk}/change/").status_code == 404
    assert "别区" not in admin.get("/admin/grids/policy/").text


@pytest.mark.parametrize(
    "facts", [{"words": ""}, {"title": ""}, {"words": "", "link": "javascript:alert(1)"}]
)
def test_what_cannot_be_is_refused(admin, town, facts):
    assert enter(admin, town.ground.district, **facts).status_code == 200
    assert not Policy.objects.exists()


def test_a_street_enters_for_itself_and_not_for_its_district(client, town):
    who = post(town.here.street, Role.ADMINISTRATOR, who=officer("street", is_staff=True)).officer
    client.force_login(who)

    for region in (town.ground.district, town.there.street.region, town.there.micro.region):
        enter(client, region)
    assert not Policy.objects.exists()

    for region in (town.here.street.region, town.here.micro.region):
        enter(client, region)
    assert Policy.objects.count() == 2
