"""The six elements of a grid, its team, its tags: counted and shown."""

import pytest

from grids.actions.keep.building import keep_building
from grids.actions.keep.facility import keep_facility
from grids.actions.keep.organisation import keep_organisation
from grids.actions.keep.place import keep_place
from grids.actions.keep.tags import set_tags
from grids.figures import figures_of
from grids.kinds import FacilityKind, OrganisationKind, PlaceKind
from grids.models import Honour, Tag
from grids.six import Element, six_of
from tests.cast import MONDAY, a_case
from tests.grids.world import AT, CLOCK

pytestmark = pytest.mark.django_db
TODAY = MONDAY.date()


def counted(town, by, grid):
    (figures,) = figures_of([grid], TODAY).values()
    return {one.element: one for one in six_of(grid, by, figures, TODAY)}


def line(one, register):
    (found,) = [each for each in one.lines if each.register == register]
    return found.total, found.complete, found.fresh


def test_a_register_says_how_many_how_complete_and_how_fresh(town):
    grid, known = town.here.micro, {"by": CLOCK, "at": AT}
    facts = {"name": "栓", "kind": FacilityKind.HYDRANT}
    keeper = keep_organisation(grid=grid, facts={"name": "所", "kind": OrganisationKind.OFFICE}, **known)
    whole = facts | {"state": "works", "keeper": keeper, "building": town.building}
    keep_facility(facts=whole, by=town.by_worker, at=MONDAY)
    keep_facility(grid=grid, facts=facts, by=CLOCK, at=AT)
    keep_facility(grid=town.here.micro3, facts=facts, by=CLOCK, at=AT)

    assert line(counted(town, town.by_desk, town.here.micro)[Element.THINGS], "facilities") == (2, 1, 1)
    assert line(counted(town, town.by_desk, town.here.street)[Element.THINGS], "facilities") == (3, 1, 1)
    assert line(counted(town, town.by_desk, town.here.micro2)[Element.THINGS], "facilities") == (0, 0, 0)


def test_what_was_looked_at_more_than_a_year_ago_is_not_fresh(town):
    place = keep_place(
        grid=town.here.micro, facts={"name": "店", "kind": PlaceKind.SHOP}, by=town.by_worker, at=MONDAY
    )
    type(place).objects.update(verified_on=TODAY.replace(year=TODAY.year - 1))

    assert line(counted(town, town.by_desk, town.here.micro)[Element.GROUND], "places") == (1, 0, 0)


def test_households_come_from_the_buildings_and_cases_from_the_layer_above(town):
    keep_building(grid=town.here.micro, facts={"name": "9号楼", "household_count": 24}, by=CLOCK, at=AT)
    a_case(town)

    six = counted(town, town.by_desk, town.here.micro)

    assert [one.total for one in six[Element.PEOPLE].lines] == [24]
    assert six[Element.MATTERS].lines[0].total == 1
    assert six[Element.MATTERS].more == ""


def test_what_is_not_kept_or_not_shown_is_said(town):
    a_case(town)

    six = counted(town, town.by_admin, town.here.micro)

    assert (six[Element.MATTERS].lines, six[Element.VOICES].lines) == ([], [])
    assert six[Element.MATTERS].more
    assert six[Element.VOICES].more


def test_the_page_of_a_grid_shows_the_six_and_leads_to_the_registers(client, town):
    client.force_login(town.people.worker)

    page = client.get(f"/ground/{town.here.micro.code}/").content.decode()

    assert [f'id="six-{element}"' in page for element in Element] == [True] * 6
    assert f"/registers/places/?grid={town.here.micro.code}" in page


def test_the_team_says_who_is_reached_how(client, town):
    facts = {"name": "业委会", "kind": OrganisationKind.OWNERS, "phone": "0371-12345"}
    keep_organisation(grid=town.here.micro, facts=facts, by=CLOCK, at=AT)
    station = {"name": "党群服务站", "kind": PlaceKind.STATION, "opening_hours": "8:30–18:00"}
    keep_place(grid=town.here.micro, facts=station, by=CLOCK, at=AT)
    client.force_login(town.people.worker)

    page = client.get(f"/ground/{town.here.micro.code}/team/").content.decode()

    assert all(words in page for words in ("业委会", "tel:0371-12345", "党群服务站", "8:30–18:00"))
    assert town.people.worker.name in page
    assert f'id="tier-{town.here.street.code}"' not in page


def test_tags_and_honours_stand_on_the_page_of_a_grid(client, town):
    client.force_login(town.people.worker)
    address = f"/ground/{town.here.micro.code}/"

    client.post(f"{address}marks/", {"another": "城市商业小区"})
    client.post(
        f"{address}marks/",
        {"what": "honour", "words": "示范网格", "given_by": "区委", "given_on": "2025-06-02"},
    )

    page = client.get(address).content.decode()
    assert "城市商业小区" in page
    assert "示范网格" in page
    assert client.post(f"{address}marks/", {"what": "honour", "words": "x"}).status_code == 422
    assert client.post(f"{address}marks/", {"another": "长" * 21}).status_code == 422
    client.post(f"{address}marks/", {"names": []})
    assert (Tag.objects.count(), town.here.micro.tags.count(), Honour.objects.count()) == (1, 0, 1)


def test_the_words_of_a_district_are_its_own(town):
    known = {"names": ["老旧小区"], "by": CLOCK, "at": AT}
    for grid in (town.here.micro, town.here.micro2, town.ground.far.micro):
        set_tags(grid, **known)

    assert Tag.objects.count() == 2
