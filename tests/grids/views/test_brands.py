"""A place's own name and look: given by its administrator, shown to whoever is there, kept by browsers (S0-49)."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.timezone import now
from pypdf import PdfReader

from common.counters import connected
from common.errors import Refused
from files.enums import State
from files.models import File
from grids import brands, sheets
from grids.actions.batches import draw
from grids.actions.brands import logos_held, set_brand
from grids.doors import address_of
from grids.enums import SheetLayout
from grids.models import Brand, QrCode
from tests.cast import a_case
from tests.files.photos import photo
from tests.grids.test_sheets import read_from
from tests.messaging.drain import drain

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.governance.breaking_urls")]
ENGLISH = {"Accept-Language": "en"}
SAID = {"name": "贤治格㐀", "name_en": "Worthy grids", "colour": "#11662f"}


@pytest.fixture(autouse=True)
def plain(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    store = brands.store
    store.delete(brands.KEY)
    yield
    store.delete(brands.KEY)


@pytest.fixture
def signed_in(client, town):
    def someone(name):
        client.force_login(getattr(town.people, name))
        client.get("/messages/")
        return client

    return someone


@pytest.fixture
def publish(django_capture_on_commit_callbacks):
    """What a save leaves for after its COMMIT, done."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


def look_of(town, region=None):
    return f"/ground/regions/{(region or town.ground.district).code}/look/"


def test_saved_it_is_on_the_pages_of_staff_and_residents(signed_in, town, publish):
    with publish():
        assert signed_in("admin").post(look_of(town), SAID | {"do": "save"}).status_code == 302

    brand = Brand.objects.get()
    sheet = f"/look/{brand.uuid}/{brand.version}.css"
    for page in (signed_in("desk").get("/desk/"), signed_in("desk").get(f"/q/{town.qr.token}")):
        assert "贤治格㐀" in page.text
        assert f'href="{sheet}"' in page.text
    client = signed_in("desk")
    assert "Worthy grids" in client.get("/messages/", headers=ENGLISH).text
    client.logout()
    assert "贤治格㐀" in client.get("/sign-in/").text


def test_a_streets_own_look_is_nearer_and_another_street_keeps_the_districts(town, publish):
    with publish():
        set_brand(town.ground.district, **SAID, by=town.by_admin, at=now())
        own = SAID | {"name": "本街"}
        set_brand(town.here.street.region, **own, by=town.by_admin, at=now())

    district = town.ground.district.pk
    assert brands.look_at(street=town.here.street.pk, district=district).zh == "本街"
    assert brands.look_at(street=town.there.street.pk, district=district).zh == "贤治格㐀"
    assert brands.look_at(district=town.ground.far_district.pk) is None
    assert brands.look_at().zh == "贤治格㐀"


def test_where_two_districts_have_one_the_way_in_has_none(town, publish):
    with publish():
        set_brand(town.ground.district, **SAID, by=town.by_admin, at=now())
        Brand.objects.create(region=town.ground.far_district, changed_at=now(), version="b", **SAID)

    assert brands.look_at() is None


def test_the_sheet_is_kept_for_ever_and_its_address_changes(client, town, publish):
    set_brand(town.ground.district, **SAID, by=town.by_admin, at=now())
    before = Brand.objects.get()
    answer = client.get(f"/look/{before.uuid}/{before.version}.css")

    assert answer["Cache-Control"] == "public, max-age=31536000, immutable"
    assert answer["Content-Type"].startswith("text/css")
    assert "--gw-blue: #11662f;" in answer.text
    set_brand(town.ground.district, **SAID | {"colour": "#7a1f5c"}, by=town.by_admin, at=now())
    again = client.get(f"/look/{before.uuid}/{before.version}.css")
    assert again.status_code == 302
    assert Brand.objects.get().version in again["Location"]


def test_a_colour_that_cannot_be_read_is_refused_with_its_contrast(signed_in, town):
    page = signed_in("admin").post(look_of(town), SAID | {"colour": "#ffc53d"}, headers=ENGLISH)

    assert page.status_code == 422
    assert "too light to be read: 1.5 : 1, at least 4.5 : 1" in page.text
    assert not Brand.objects.exists()


@pytest.mark.parametrize("colour", ["red", "#12345", "#12345g", "#123456;}"])
def test_what_is_no_colour_is_refused(town, colour):
    with pytest.raises(Refused):
        set_brand(town.ground.district, **SAID | {"colour": colour}, by=town.by_admin, at=now())


def test_it_is_looked_at_before_it_is_saved(signed_in, town):
    page = signed_in("admin").post(look_of(town), SAID | {"do": "preview"})

    assert page.status_code == 200
    assert 'href="/look/try/11662f.css"' in page.text
    assert "style=" not in page.text.split("<main")[1]
    assert not Brand.objects.exists()
    assert signed_in("admin").get("/look/try/11662f.css").text.startswith(".gw-sample {")
    assert signed_in("admin").get("/look/try/nothex.css").status_code == 404


def test_a_logo_is_redrawn_before_it_is_shown(signed_in, town, publish):
    admin, logo = signed_in("admin"), SimpleUploadedFile("l.png", photo((400, 200), "PNG"))
    with publish():
        admin.post(look_of(town), SAID | {"do": "save", "logo": logo})
    brand = Brand.objects.get()
    address = f"/look/{brand.uuid}/{brand.version}.jpg"
    assert admin.get(address).status_code == 404
    assert address not in admin.get("/messages/").text

    with publish():
        drain()

    answer = admin.get(address)
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/jpeg")
    assert answer["Cache-Control"] == "public, max-age=31536000, immutable"
    assert answer.getvalue().startswith(b"\xff\xd8\xff")
    assert f'src="{address}"' in admin.get("/messages/").text
    assert list(logos_held([brand.logo_id])) == [brand.logo_id]


@pytest.mark.parametrize("layout", SheetLayout)
def test_printed_codes_carry_the_name_the_logo_and_the_colour_and_are_read(
    signed_in, town, publish, tmp_path, layout
):
    logo = SimpleUploadedFile("l.png", photo((400, 200), "PNG"))
    with publish():
        signed_in("admin").post(look_of(town), SAID | {"do": "save", "logo": logo})
    with publish():
        drain()
    brands.store.delete(brands.KEY)  # paper does not ask Redis
    code = QrCode.objects.with_place().get(pk=town.qr.pk)

    draw([code], layout, tmp_path / "sheet.pdf")

    page = PdfReader(tmp_path / "sheet.pdf").pages[0]
    assert "贤治格㐀" in page.extract_text()
    assert len(page.images) == 2
    assert read_from(tmp_path / "sheet.pdf") == [[address_of(code)]]
    _html, css, _logos = sheets.page_of([code], layout)
    assert "--look: #11662f;" in css


def test_pages_that_say_no_look_like_the_place_and_ask_the_database_nothing(
    client, town, publish, django_assert_num_queries
):
    with publish():
        set_brand(town.ground.district, **SAID, by=town.by_admin, at=now())
    sheet, client.raise_request_exception = f"/look/{Brand.objects.get().uuid}/", False

    for address, status in (
        ("/nowhere/", 404),
        ("/breaks/ours", 500),
        ("/breaks/away", 503),
        ("/breaks/unread", 400),
    ):
        with django_assert_num_queries(0):
            page = client.get(address)
        assert (page.status_code, page.text.count("贤治格㐀"), sheet in page.text) == (status, 2, True), (
            address
        )


def test_a_page_that_says_no_asks_nobody_who_it_is_for(client, town, publish, django_assert_num_queries):
    with publish():
        set_brand(town.ground.district, **SAID, by=town.by_admin, at=now())
        set_brand(town.here.street.region, **SAID | {"name": "本街"}, by=town.by_admin, at=now())
    client.force_login(town.people.desk)
    client.raise_request_exception = False

    with django_assert_num_queries(2):  # session and account, before the view
        page = client.get("/breaks/away")

    assert ("贤治格㐀" in page.text, page.status_code) == (True, 503)
    assert "本街" in client.get("/cases/20260101410101999999/").text


def test_what_is_no_picture_is_refused(signed_in, town):
    said = SAID | {"do": "save", "logo": SimpleUploadedFile("l.svg", b"<svg onload=alert(1)>")}

    assert signed_in("admin").post(look_of(town), said).status_code == 422
    assert not File.objects.exclude(state=State.WAITING).exists()
    assert not Brand.objects.exists()


def test_back_to_the_products_own(signed_in, town, publish):
    admin = signed_in("admin")
    with publish():
        set_brand(town.ground.district, **SAID, by=town.by_admin, at=now())
    with publish():
        admin.post(look_of(town), {"do": "plain"})

    assert not Brand.objects.exists()
    assert brands.look_at() is None
    assert "贤治格㐀" not in admin.get("/messages/").text


def test_only_who_configures_the_place(town):
    for by in (town.by_leader, town.by_desk, town.by_district):
        with pytest.raises(Refused):
            set_brand(town.ground.district, **SAID, by=by, at=now())
    with pytest.raises(Refused):
        set_brand(town.ground.far_district, **SAID, by=town.by_admin, at=now())
    with pytest.raises(Refused):
        set_brand(town.here.total.region, **SAID, by=town.by_admin, at=now())


def test_a_page_asks_the_database_nothing_for_it(client, town, publish, django_assert_num_queries):
    with publish():
        set_brand(town.ground.district, **SAID, by=town.by_admin, at=now())

    with django_assert_num_queries(5):  # as many as the door costs without it
        client.get(f"/q/{town.qr.token}")


def test_without_redis_pages_look_as_the_product_does(client, town, monkeypatch):
    monkeypatch.setattr(brands, "store", connected("redis://127.0.0.1:1/0"))

    assert client.get(f"/q/{town.qr.token}").status_code == 200


def test_a_case_behind_its_link_looks_like_its_place(client, town, publish):
    case = a_case(town)
    with publish():
        set_brand(town.ground.district, **SAID, by=town.by_admin, at=now())

    assert brands.look_at(street=case.street_id, district=case.district_id).zh == "贤治格㐀"
