"""All notices at a door, and for whom somebody says he reads them: by links, kept on his phone alone."""

import pytest

from grids import scans
from grids.actions.audiences import adopt_audiences
from grids.actions.scans import flush_scans
from grids.enums import Readers, Role
from grids.models import NoticeDay
from tests.cases.views.public.conftest import phone_of_a_resident
from tests.grids.doors import a_notice

pytestmark = pytest.mark.django_db
NAME = "for-whom"


@pytest.fixture(autouse=True)
def said(town):
    """One notice for everybody, three for some, one for staff, one next door."""
    scans.store.delete(scans.KEY, scans.TAKEN)
    adopt_audiences("xinan-road", town.ground.district)
    here = town.here.micro
    a_notice(here, title="停水")
    a_notice(here, title="招聘会", labels=["jobs"])
    a_notice(here, title="老人体检", labels=["elders", "carers"], from_age=60)
    a_notice(here, title="新生报名", labels=["parents"], from_age=5, to_age=7)
    a_notice(here, title="走访安排", readers=Readers.STAFF, roles=[Role.WORKER])
    a_notice(town.here.micro2, title="邻院", labels=["jobs"])


def titles(device, town, query=""):
    page = device.get(f"/q/{town.qr.token}/notices/{query}")
    return {notice.title for notice in page.context["page"].rows}, page


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("", {"停水", "招聘会", "老人体检", "新生报名"}),
        ("?for=jobs", {"停水", "招聘会"}),
        ("?for=elders.jobs", {"停水", "招聘会", "老人体检"}),
        ("?for=age-60", {"停水", "招聘会", "老人体检"}),
        ("?for=parents.age-17", {"停水", "新生报名"}),
        ("?for=nobody", {"停水"}),
    ],
)
def test_one_reads_what_fits_and_what_is_for_everybody(phone, town, query, shown):
    found, page = titles(phone, town, query)

    assert found == shown
    assert page.context["others"] == 4 - len(shown)


def test_the_choice_stays_on_the_phone_and_the_door_follows_it(phone, town):
    titles(phone, town, "?for=jobs")

    door = phone.get(f"/q/{town.qr.token}")
    assert {notice.title for notice in door.context["notices"]} == {"停水", "招聘会"}
    assert phone.cookies[NAME].value == "jobs"
    assert titles(phone_of_a_resident(), town)[0] == {"停水", "招聘会", "老人体检", "新生报名"}


def test_everything_again_by_a_link(phone, town):
    titles(phone, town, "?for=jobs")

    titles(phone, town, "?for=")

    assert phone.cookies[NAME].value == ""
    assert len(titles(phone, town)[0]) == 4


def test_each_pick_is_a_link_that_adds_or_takes_back(phone, town):
    _found, page = titles(phone, town, "?for=jobs")

    picked = {words: is_on for _said, is_on, words in page.context["picks"]}
    assert picked[""] is True
    assert picked["elders.jobs"] is False
    assert 'href="?for=elders.jobs"' in page.text


def test_what_is_for_staff_stands_at_no_door(phone, town):
    assert "走访安排" not in phone.get(f"/q/{town.qr.token}").text
    assert "走访安排" not in titles(phone, town)[1].text


def test_without_a_choice_no_cookie(phone, town):
    assert set(titles(phone, town)[1].cookies) <= {"csrftoken"}


def test_a_choice_that_is_made_up_is_nothing(phone, town):
    _found, page = titles(phone, town, "?for=%3Cscript%3E")

    assert NAME not in page.cookies
    assert "script>" not in page.text.split("<main")[1]


def test_readings_are_summed_by_day(phone, town):
    notice = a_notice(town.here.micro)
    for _time in range(3):
        phone.get(f"/q/{town.qr.token}/notices/{notice.uuid}/")
    flush_scans()
    phone.get(f"/q/{town.qr.token}/notices/{notice.uuid}/")
    flush_scans()

    assert list(NoticeDay.objects.filter(notice=notice).values_list("reads", flat=True)) == [4]


@pytest.mark.parametrize("rows", [1, 30])
def test_more_notices_cost_no_more_statements(phone, town, rows, django_assert_num_queries):
    for number in range(rows):
        a_notice(town.here.street, title=f"通知 {number}", labels=["jobs"])

    with django_assert_num_queries(6):  # the code, the names, audiences, rows, both counts
        page = phone.get(f"/q/{town.qr.token}/notices/?for=jobs")

    assert bool(page.context["page"].next) == (rows > 25)
