"""The codes of a grid on a page: seen by whoever sees the grid, changed by whoever draws the ground."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate, now

from files import places
from grids.actions.qr_codes import issue_code
from grids.models import Notice, QrBatch, QrCode, ScanDay
from tests.grids import world
from tests.grids.doors import a_notice, a_site, a_unit
from tests.grids.world import AT, CLOCK
from tests.messaging.drain import drain

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def admin(client, town):
    client.force_login(town.people.admin)
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "en"
    return client


@pytest.fixture
def street(town):
    return f"/ground/{town.here.street.code}/codes/"


def test_the_list_says_where_how_often_and_whether_in_use(admin, town, street):
    today = localdate()
    for day, scans in ((today, 3), (today - timedelta(days=29), 2), (today - timedelta(days=30), 50)):
        ScanDay.objects.create(code=town.qr, day=day, scans=scans)

    page = admin.get(street)

    assert page.status_code == 200
    for words in ("1 号楼", town.qr.token, "scanned 0 times, 5 in the last 30 days", "in use"):
        assert words in page.text


def test_codes_are_issued_drawn_fetched_and_noted(admin, town, street):
    world.building(town.here.micro, 2)

    answer = admin.post(street, {"do": "issue", "kind": "buildings", "layout": "cards"})
    batch = QrBatch.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, f"/sheets/{batch.uuid}/")
    assert admin.post(f"/sheets/{batch.uuid}/pdf/").status_code == 404
    assert "refresh" in admin.get(f"/sheets/{batch.uuid}/").text
    drain()

    assert "refresh" not in admin.get(f"/sheets/{batch.uuid}/").text
    sheet = admin.post(f"/sheets/{batch.uuid}/pdf/")
    assert sheet["Content-Type"] == "application/pdf"
    assert sheet["Cache-Control"] == "private, no-store"
    assert b"".join(sheet.streaming_content).startswith(b"%PDF")
    batch.refresh_from_db()
    assert batch.printed_by == town.people.admin


def test_what_was_swept_is_drawn_again(admin, town, street):
    admin.post(street, {"do": "again", "layout": "posters"})
    batch = QrBatch.objects.get()
    drain()
    places.sheet_of(batch.uuid).unlink()

    assert "kept for a week" in admin.get(f"/sheets/{batch.uuid}/").text
    assert admin.post(f"/sheets/{batch.uuid}/pdf/").status_code == 404
    assert admin.post(f"/sheets/{batch.uuid}/").status_code == 302
    assert admin.post(f"/sheets/{batch.uuid}/").status_code == 409
    drain()

    assert places.sheet_of(batch.uuid).exists()


def test_only_what_was_ticked_is_printed_again(admin, town, street):
    issue_code(world.building(town.here.micro, 2), by=CLOCK, at=AT)

    admin.post(street, {"do": "again", "layout": "cards", "token": [town.qr.token]})

    assert list(QrBatch.objects.get().codes.all()) == [town.qr]


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ({"do": "issue", "kind": "cars", "layout": "cards"}, 422),
        ({"do": "again"}, 422),
        ({}, 422),
        ({"do": "issue", "kind": "buildings", "layout": "cards"}, 409),
    ],
)
def test_what_cannot_be_is_said(admin, street, said, status):
    page = admin.post(street, said)

    assert page.status_code == status
    assert "gw-summary" in page.text


def test_a_code_is_revoked_and_replaced(admin, town):
    address = f"/codes/{town.qr.token}/change/"

    assert admin.post(address, {"reason": "defaced"}).status_code == 302
    town.qr.refresh_from_db()
    assert town.qr.revoked_for == "defaced"
    assert admin.post(address, {"do": "reissue"}).status_code == 302
    assert QrCode.objects.get(replaces=town.qr).place == town.building
    assert admin.post(address, {"reason": "because"}).status_code == 404
    assert "revoked already" in admin.post(address, {"reason": "lost"}, follow=True).text


def test_the_grid_gets_a_code_of_its_own(admin, town):
    admin.post(f"/ground/{town.here.total.code}/codes/", {"do": "own"})

    assert QrCode.objects.get(grid=town.here.total)


def test_whoever_only_sees_the_grid_finds_no_button(client, town, street):
    client.force_login(town.people.desk)

    page = client.get(street)

    assert page.status_code == 200
    assert "gw-columns" not in page.text
    assert client.post(street, {"do": "issue", "kind": "grids", "layout": "cards"}).status_code == 403


@pytest.mark.parametrize("rows", [1, 3])
def test_more_codes_cost_no_more_statements(admin, town, street, rows, django_assert_num_queries):
    for number in range(rows):
        door = world.building(town.here.micro, number + 2)
        for place in (door, a_unit(door), a_site(town.here.micro, f"站 {number}")):
            code = issue_code(place, by=CLOCK, at=AT)
            ScanDay.objects.create(code=code, day=localdate(), scans=1)
        QrBatch.objects.create(kind="units", layout="cards", asked_at=now(), grid=town.here.street)
    admin.get(street)

    with django_assert_num_queries(9):
        admin.get(street)


def test_notices_and_the_duty_phone_reach_the_doors(client, town):
    client.force_login(town.people.leader)
    address, today = f"/ground/{town.here.general.code}/doors/", localdate()
    known = {
        "topic": "outage",
        "title": "停水㐀䶮𠮷",
        "words": "明天停水",
        "starts_on": today,
        "last_day": today,
    }

    assert client.post(address, {"do": "notice"} | known).status_code == 302
    assert client.post(address, {"do": "phone", "phone": "0371-1", "hours": "白天"}).status_code == 302

    notice = Notice.objects.get()
    assert (notice.ends_on, notice.written_by) == (today + timedelta(days=1), town.people.leader)
    door = client.get(f"/q/{town.qr.token}").text
    assert "停水㐀䶮𠮷" in door
    town.people.worker.door_card.delete()
    assert 'href="tel:0371-1"' in client.get(f"/q/{town.qr.token}").text
    assert "停水㐀䶮𠮷" in client.get(address).text


def test_a_notice_is_taken_off(client, town):
    client.force_login(town.people.leader)
    notice = a_notice(town.here.general)

    assert client.post(f"/notices/{notice.uuid}/withdraw/").status_code == 302

    assert "停水通知" not in client.get(f"/q/{town.qr.token}").text
    assert client.post(f"/notices/{notice.uuid}/withdraw/", follow=True).status_code == 200
    assert client.post(f"/notices/{a_notice(town.there.street).uuid}/withdraw/").status_code == 404


@pytest.mark.parametrize(
    "said",
    [
        {"title": ""},
        {"last_day": "2020-01-01"},
        {"starts_on": "x"},
        {"topic": "gossip"},
        {"do": "phone", "phone": "call me"},
    ],
)
def test_a_notice_that_cannot_be_is_refused(client, town, said):
    client.force_login(town.people.leader)
    today = localdate()
    known = {"topic": "jobs", "title": "招聘", "words": "。", "starts_on": today, "last_day": today}

    page = client.post(f"/ground/{town.here.general.code}/doors/", known | said)

    assert page.status_code == 422
    assert not Notice.objects.exists()


def test_a_worker_writes_no_notices(client, town):
    client.force_login(town.people.worker)
    address = f"/ground/{town.here.general.code}/doors/"

    assert client.get(address).status_code == 200
    assert client.post(address, {"do": "phone", "phone": "110"}).status_code == 403


def test_everybody_decides_what_residents_see_of_him(client, town):
    client.force_login(town.people.worker)

    assert client.post("/account/door-card/", {"phone": "call me"}).status_code == 422
    assert client.post("/account/door-card/", {"phone": "", "full_name": "on"}).status_code == 302
    door = client.get(f"/q/{town.qr.token}").text
    assert "<strong>worker</strong>" in door
    assert "19900000001" not in door
    client.post("/account/door-card/", {"phone": "19912345678"})
    assert 'href="tel:19912345678"' in client.get(f"/q/{town.qr.token}").text


@pytest.mark.parametrize("rows", [1, 3])
def test_more_notices_cost_no_more_statements(client, town, rows, django_assert_num_queries):
    client.force_login(town.people.leader)
    for number in range(rows):
        a_notice(town.here.general, title=f"通知 {number}")
    address = f"/ground/{town.here.general.code}/doors/"
    client.get(address)

    with django_assert_num_queries(8):
        client.get(address)
