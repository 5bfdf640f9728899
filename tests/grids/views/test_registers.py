"""The registers on pages: found, read, entered, changed, checked, ended; the person in charge masked."""

import pytest
from django.utils.timezone import localdate

from grids.actions.keep.compound import keep_compound
from grids.actions.keep.organisation import keep_organisation
from grids.actions.keep.place import keep_place
from grids.kinds import OrganisationKind, PlaceKind
from grids.models import AccessRecord, Building, Compound, Norm, Place
from tests.grids.world import AT, CLOCK, UNIT

pytestmark = pytest.mark.django_db
PEOPLE = {"contact": "欧阳雨桐", "contact_phone": "13877665678"}
SLUGS = ("compounds", "buildings", "places", "facilities", "organisations")


def a_place(grid, name="幸福里小卖部", **facts):
    known = {"name": name, "kind": PlaceKind.SHOP} | facts
    return keep_place(grid=grid, facts=known, by=CLOCK, at=AT)


@pytest.fixture
def worker(client, town):
    client.force_login(town.people.worker)
    return client


def page_of(response):
    return response.content.decode()


@pytest.mark.parametrize("slug", SLUGS)
def test_an_empty_register_says_what_to_do(worker, slug):
    response = worker.get(f"/registers/{slug}/")

    assert response.status_code == 200
    assert f"/registers/{slug}/new/" in page_of(response)


@pytest.mark.parametrize(("words", "found"), [("xfl", True), ("幸福", True), ("小卖", True), ("zzz", False)])
def test_a_row_is_found_by_name_and_initials(worker, town, words, found):
    a_place(town.here.micro)

    assert ("幸福里小卖部" in page_of(worker.get(f"/registers/places/?q={words}"))) == found


def test_a_list_is_narrowed_by_kind_grid_and_age(worker, town):
    a_place(town.here.micro)
    a_place(town.here.micro2, "学堂", kind=PlaceKind.SCHOOL)

    def names(query):
        page = page_of(worker.get(f"/registers/places/?{query}"))
        return [name for name in ("小卖部", "学堂") if name in page]

    assert names("") == ["小卖部", "学堂"]
    assert names("kind=school") == ["学堂"]
    assert names(f"grid={town.here.micro.code}") == ["小卖部"]
    assert names("old=on") == ["小卖部", "学堂"]
    assert worker.get(f"/registers/places/?grid={town.there.micro.code}").status_code == 404


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize("slug", SLUGS)
def test_a_list_asks_the_same_number_of_statements(worker, town, rows, slug, django_assert_num_queries):
    for number in range(rows):
        a_place(town.here.micro, f"店{number}")

    with django_assert_num_queries(9):
        worker.get(f"/registers/{slug}/")


def test_a_row_is_entered_where_the_worker_stands(worker, town):
    said = {"name": "㐀䶮𠮷面馆", "kind": "food", "nine_small": "food", "grid": f"{town.here.micro.name}"}

    response = worker.post("/registers/places/new/", said)

    place = Place.objects.get()
    assert response.url == f"/registers/places/{place.uuid}/"
    assert (place.name, place.grid, place.verified_by) == ("㐀䶮𠮷面馆", town.here.micro, town.people.worker)


def test_a_row_is_entered_by_its_point_from_a_map_app(worker, town):
    point = town.here.micro.boundary.point_on_surface
    said = {"name": "面馆", "kind": "food", "lng": f"{point.x:.7f}", "lat": f"{point.y:.7f}", "crs": "wgs84"}

    worker.post("/registers/places/new/", said)

    assert Place.objects.get().grid == town.here.micro


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({}, "id_name"),
        ({"name": "店", "kind": "shop", "grid": "没有的网格"}, "id_grid"),
        ({"name": "店", "kind": "shop", "lng": "113"}, "id_lat"),
        ({"name": "店", "kind": "castle"}, "id_kind"),
    ],
)
def test_what_cannot_be_comes_back_with_what_to_mend(worker, said, words):
    response = worker.post("/registers/places/new/", said)

    assert response.status_code == 422
    assert f'href="#{words}"' in page_of(response)
    assert not Place.objects.exists()


def test_two_grids_of_one_name_are_told_apart_by_the_code(client, town):
    client.force_login(town.people.admin)
    said = {"name": "店", "kind": "shop", "grid": town.here.micro.name}

    assert client.post("/registers/places/new/", said).status_code == 422
    grid = f"{town.here.micro.name} {town.here.micro.code}"
    assert client.post("/registers/places/new/", said | {"grid": grid}).status_code == 302
    assert Place.objects.get().grid == town.here.micro


def test_the_change_of_a_building_does_not_ask_for_its_grid(client, town):
    client.force_login(town.people.leader)
    address = f"/registers/buildings/{town.building.uuid}/change/"
    grid = f"{town.here.micro2.name} {town.here.micro2.code}"

    assert "id_grid" not in page_of(client.get(address))
    assert client.post(address, {"name": "9 号楼", "grid": grid}).status_code == 302
    assert Building.objects.get(pk=town.building.pk).grid == town.here.micro


def test_only_who_changes_the_ground_ends_a_building(client, town):
    address = f"/registers/buildings/{town.building.uuid}/"
    for who, offers, answer in ((town.people.worker, False, 403), (town.people.admin, True, 302)):
        client.force_login(who)
        assert (f"{address}end/" in page_of(client.get(address))) == offers
        assert client.post(f"{address}end/", {"on": localdate()}).status_code == answer


def test_a_change_keeps_what_is_left_empty_of_the_person_in_charge(worker, town):
    place = a_place(town.here.micro, **PEOPLE)
    page = page_of(worker.get(f"/registers/places/{place.uuid}/change/"))

    worker.post(f"/registers/places/{place.uuid}/change/", {"name": "新店", "kind": "shop"})

    place = Place.objects.get()
    assert (place.name, place.contact, place.grid) == ("新店", PEOPLE["contact"], town.here.micro)
    assert not any(value in page for value in PEOPLE.values())


def test_what_one_does_not_reach_stays_as_it_is_unless_it_is_touched(worker, town):
    known = {"by": CLOCK, "at": AT}
    facts = {"name": "安居物业", "kind": OrganisationKind.PROPERTY}
    company = keep_organisation(grid=town.here.street, facts=facts, **known)
    own = keep_organisation(grid=town.here.micro, facts=facts | {"name": "和顺物业"}, **known)
    facts = {"name": "幸福里", "governance": "property", "property_company": company}
    compound = keep_compound(grid=town.here.micro, facts=facts, **known)
    address = f"/registers/compounds/{compound.uuid}/change/"
    said = {"name": "幸福里", "governance": "property", "address": "建设路1号"}

    assert "安居物业" not in page_of(worker.get(address))
    worker.post(address, said)
    assert Compound.objects.get().property_company == company
    worker.post(address, said | {"property_company": "和顺物业"})
    assert Compound.objects.get().property_company == own
    assert 'value="和顺物业"' in page_of(worker.get(address))
    worker.post(address, said | {"property_company": "", "governance": "own"})
    assert Compound.objects.get().property_company is None


def test_a_grid_of_any_tier_is_named_by_its_code(client, town):
    client.force_login(town.people.leader)
    grid = town.here.general
    said = {"name": "花园", "grid": f"{grid.name} {grid.code}"}

    assert client.post("/registers/compounds/new/", said).status_code == 302
    assert Compound.objects.get().grid == grid


def test_the_person_in_charge_is_masked_until_a_reason_is_written_down(worker, town):
    place = a_place(town.here.micro, **PEOPLE)
    address = f"/registers/places/{place.uuid}/"

    assert not any(value in page_of(worker.get(address)) for value in PEOPLE.values())
    assert worker.post(f"{address}contact/", {"reason": ""}).status_code == 422
    assert not AccessRecord.objects.exists()
    shown = page_of(worker.post(f"{address}contact/", {"reason": "消防检查联系"}))
    assert all(value in shown for value in PEOPLE.values())
    record = AccessRecord.objects.get()
    assert (record.officer, record.subject_uuid, record.fields) == (
        town.people.worker,
        place.uuid,
        ["contact", "contact_phone"],
    )


def test_a_row_is_checked_and_ends(worker, town):
    place = a_place(town.here.micro)
    address = f"/registers/places/{place.uuid}/"

    worker.post(f"{address}check/")
    assert Place.objects.get().verified_by == town.people.worker
    assert worker.post(f"{address}end/", {"on": "2019-01-01"}).status_code == 422
    assert worker.post(f"{address}end/", {"on": Place.objects.get().verified_on}).status_code == 302
    assert "幸福里" not in page_of(worker.get("/registers/places/"))
    assert "幸福里" in page_of(worker.get(address))
    worker.post(f"{address}check/")
    assert Place.objects.get().valid_to is not None


def test_who_only_reads_changes_nothing(client, town):
    place = a_place(town.here.micro)
    client.force_login(town.people.reviewer)
    address = f"/registers/places/{place.uuid}/"

    assert client.get(address).status_code == 200
    assert client.get("/registers/places/new/").status_code == 403
    assert client.get(f"{address}change/").status_code == 403
    for verb in ("check", "end", "contact"):
        assert client.post(f"{address}{verb}/").status_code == 403


def test_a_stranger_finds_nothing(client, town):
    place = a_place(town.here.micro)
    client.force_login(town.people.stranger)

    assert client.get(f"/registers/places/{place.uuid}/").status_code == 404
    assert "幸福里" not in page_of(client.get("/registers/places/"))
    assert client.get("/registers/castles/").status_code == 404


def test_a_credit_code_with_a_wrong_sign_is_refused_in_words(worker, town):
    said = {"name": "厂", "kind": "company", "grid": town.here.micro.code, "credit_code": f"{UNIT[:-1]}4"}

    response = worker.post("/registers/organisations/new/", said)

    assert response.status_code == 422
    assert "18" in page_of(response)


@pytest.mark.parametrize(("words", "found"), [("xfl", True), ("幸福", True), ("zzz", False)])
def test_the_ground_is_searched_in_the_registers_too(worker, town, words, found):
    a_place(town.here.micro)

    assert ("幸福里小卖部" in page_of(worker.get(f"/ground/?q={words}"))) == found


def test_a_district_says_how_large_grids_should_be(client, town):
    client.force_login(town.people.admin)
    address = f"/ground/districts/{town.ground.district.code}/norms/"

    assert address in page_of(client.get("/ground/"))
    assert client.post(f"{address}micro/", {"fewest": 80, "most": 70}).status_code == 422
    assert client.post(f"{address}micro/", {"fewest": 70, "most": 80}).url == address

    assert "70" in page_of(client.get(address))
    assert Norm.objects.get().region == town.ground.district
    assert client.get(f"{address}total/").status_code == 404
    assert client.get(f"/ground/districts/{town.here.street.code}/norms/").status_code == 404


def test_a_long_register_is_turned_page_by_page_and_every_row_comes_once(worker, town):
    for number in range(120):
        a_place(town.here.micro, f"{'店' if number % 2 else '㐀铺'}{number // 3:03d}")

    seen, address = [], "/registers/places/"
    while address:
        page = worker.get(address).context["page"]
        seen += [row.pk for row in page]
        address = page.next and f"/registers/places/?cursor={page.next}"

    assert sorted(seen) == sorted(Place.objects.values_list("pk", flat=True))
    assert len(seen) == len(set(seen)) == 120
