"""Notices on the staff's pages: for whom, to the staff, in a whole district, and how often they are read."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate

from grids.actions.audiences import adopt_audiences
from grids.models import Notice, NoticeDay
from messaging.models import Message
from tests.grids.doors import a_notice
from tests.messaging.drain import drain

pytestmark = pytest.mark.django_db
ENGLISH = {"Accept-Language": "en"}


@pytest.fixture
def signed_in(client, town):
    def someone(name):
        client.force_login(getattr(town.people, name))
        client.get("/messages/")
        return client

    return someone


def known(**more):
    today = localdate().isoformat()
    said = {"topic": "jobs", "title": "招聘会", "words": "周六", "starts_on": today, "last_day": today}
    return {"do": "notice"} | said | more


def test_a_notice_for_some_says_so_in_the_list_and_on_its_page(signed_in, town):
    adopt_audiences("xinan-road", town.ground.district)
    leader, address = signed_in("leader"), f"/ground/{town.here.general.code}/doors/"

    assert leader.post(address, known(labels=["elders", "jobs"], from_age=60)).status_code == 302

    notice = Notice.objects.get()
    assert (notice.labels, notice.from_age) == (["elders", "jobs"], 60)
    for page in (
        leader.get(address, headers=ENGLISH),
        leader.get(f"/notices/{notice.uuid}/", headers=ENGLISH),
    ):
        assert "looking for work · older people · from 60 years on" in page.text


def test_the_staff_form_has_fields_of_its_own_and_tells_them(signed_in, town):
    leader, address = signed_in("leader"), f"/ground/{town.here.general.code}/doors/"

    refused = leader.post(address, {"do": "staff", "title": "走访", "words": "先走老人"})
    sent = leader.post(address, {"do": "staff", "title": "走访", "words": "先走老人", "roles": ["worker"]})
    drain()

    assert refused.status_code == 422
    assert 'id="staff-title"' in refused.text
    assert 'id="id_title"' in refused.text
    assert sent.status_code == 302
    assert Message.objects.get(recipient=town.people.worker).title_text.endswith("走访")
    page = leader.get(f"/notices/{Notice.objects.get().uuid}/", headers=ENGLISH)
    assert "0 of them have opened" in page.text


def test_nobody_may_be_told_as_an_administrator_of_rights(signed_in, town):
    leader, address = signed_in("leader"), f"/ground/{town.here.general.code}/doors/"

    answer = leader.post(address, {"do": "staff", "title": "a", "words": "b", "roles": ["auditor"]})

    assert answer.status_code == 422
    assert not Notice.objects.exists()


def test_a_district_speaks_at_every_door(signed_in, town):
    district = town.ground.district
    address = f"/ground/districts/{district.code}/doors/"
    by = signed_in("district")

    assert address in by.get("/ground/").text
    assert by.post(address, known(title="全区年报")).status_code == 302

    notice = Notice.objects.get()
    assert (notice.district, notice.grid) == (district, None)
    assert "全区年报" in by.get(address).text
    assert "全区年报" in by.get(f"/q/{town.qr.token}").text
    assert by.post(f"/notices/{notice.uuid}/withdraw/").headers["Location"] == address
    assert signed_in("desk").get(address).status_code == 404


def test_readings_are_shown_by_day_without_a_gap(signed_in, town):
    today = localdate()
    notice = a_notice(
        town.here.general,
        starts_on=today - timedelta(days=2),
        ends_on=today + timedelta(days=3),
        read_count=9,
    )
    NoticeDay.objects.create(notice=notice, day=today - timedelta(days=2), reads=7)
    NoticeDay.objects.create(notice=notice, day=today, reads=2)

    page = signed_in("leader").get(f"/notices/{notice.uuid}/")

    assert page.context["days"] == [
        (today, 2),
        (today - timedelta(days=1), 0),
        (today - timedelta(days=2), 7),
    ]
    assert page.context["most"] == 7
