"""A street's front page: five blocks of true figures, each the head of the list it counts (S4-18)."""

import pytest
from django.urls import reverse
from django.utils.timezone import localdate, now

from cases.enums import Action
from governance.street.blocks import BLOCKS, FIGURES, counted
from governance.street.figures import Asked
from grids.enums import Role
from grids.kinds import OrganisationKind
from grids.models import Absence, Compound, Organisation
from grids.roles import P
from tests.cast import a_case, do
from tests.grids import world

pytestmark = pytest.mark.django_db
ENGLISH = {"Accept-Language": "en"}


@pytest.fixture
def signed_in(client, town):
    def someone(name):
        client.force_login(getattr(town.people, name))
        client.get("/messages/")
        return client

    return someone


def address(town, figure=""):
    code = town.here.street.code
    return reverse("governance:street_list", args=[code, figure]) if figure else f"/streets/{code}/"


def keep(model, grid, name, **facts):
    row = model(name=name, changed_at=now(), **facts)
    row.place_at(grid)
    row.save()
    return row


def numbers(town, by):
    asked = Asked(town.here.street, localdate(), now())
    return {figure.key: number for _block, figures in counted(asked, by) for figure, number in figures}


def test_the_five_blocks_stand_in_their_order():
    assert [block.key for block in BLOCKS] == ["fine", "layers", "duties", "self", "at-once"]
    assert len(FIGURES) == sum(len(block.figures) for block in BLOCKS)


def test_figures_are_of_this_street_and_of_today(town):
    keep(Organisation, town.here.micro, "炊事班", kind=OrganisationKind.SELF)
    keep(Organisation, town.here.micro, "散了的", kind=OrganisationKind.SELF, valid_to=localdate())
    keep(Organisation, town.there.micro, "别街的", kind=OrganisationKind.SELF)
    keep(Compound, town.here.micro, "幸福里", kind="unit")
    Absence.objects.create(
        officer=town.people.worker,
        kind="leave",
        starts_on=localdate(),
        until=localdate().replace(year=localdate().year + 1),
        noted_at=now(),
    )
    waiting = a_case(town)
    do(a_case(town), Action.VOID, town.by_desk, town)
    a_case(town, code="18004")  # a complaint about the staff

    found = numbers(town, town.by_desk)

    assert (found["groups"], found["without"], found["away"], found["waiting"]) == (1, 1, 1, 1)
    assert found["workers"] == 2
    assert FIGURES["waiting"].rows(Asked(town.here.street, localdate(), now())).get() == waiting


@pytest.mark.parametrize("key", sorted(FIGURES))
def test_each_number_opens_the_list_it_counts(signed_in, town, key):
    keep(Organisation, town.here.micro, "炊事班", kind=OrganisationKind.SELF)
    a_case(town)
    desk = signed_in("desk")
    number = numbers(town, town.by_desk)[key]

    page = desk.get(address(town, key))

    assert (page.status_code, page.context["count"], len(page.context["lines"])) == (200, number, number)


def test_what_somebodys_posts_do_not_show_is_not_there_and_not_zero(signed_in, town):
    page = signed_in("admin").get(address(town), headers=ENGLISH)

    shown = {figure.key for _block, figures in page.context["blocks"] for figure, _number in figures}
    assert shown == {key for key, figure in FIGURES.items() if figure.sees == P.GRID_VIEW}
    assert "cases overdue" not in page.text
    assert signed_in("admin").get(address(town, "late")).status_code == 404


def test_what_nobody_keeps_is_said_and_not_counted(signed_in, town):
    page = signed_in("desk").get(address(town), headers=ENGLISH)

    assert "Not kept here yet: deliberations and what came of them · points" in page.text


def test_a_lower_grid_and_another_street_have_none(signed_in, town):
    desk = signed_in("desk")

    assert desk.get(f"/streets/{town.here.total.code}/").status_code == 404
    assert desk.get(f"/streets/{town.there.street.code}/").status_code == 404
    assert desk.get(address(town, "nothing")).status_code == 404
    assert signed_in("worker").get(address(town)).status_code == 404
    assert desk.post(address(town)).status_code in (404, 405)


@pytest.mark.parametrize("rows", [1, 3])
def test_more_rows_cost_no_more_statements(signed_in, town, rows, django_assert_num_queries):
    for number in range(rows):
        keep(Organisation, town.here.micro, f"㐀䶮𠮷 {number}", kind=OrganisationKind.SELF)
        world.post(town.here.micro, Role.WORKER, who=world.officer(f"more{number}"))
        a_case(town)
    desk = signed_in("desk")

    with django_assert_num_queries(5 + len(FIGURES)):
        desk.get(address(town))
    for key in ("groups", "workers", "waiting"):
        with django_assert_num_queries(7):
            desk.get(address(town, key))
