"""What neighbours may know of what is open at their door, and "I too"."""

import re
from uuid import uuid4

import pytest

from cases import budgets
from cases.actions.report import Person
from cases.enums import Action
from cases.models import Case, CaseEvent
from cases.open_here import is_public
from cases.place import CasePlace
from grids.actions.qr_codes import issue_code
from grids.actor import Actor
from grids.models import Echo
from tests.cases.views.public.conftest import phone_of_a_resident
from tests.cast import MONDAY, a_case, category, do, lead_to
from tests.grids import world

pytestmark = pytest.mark.django_db
WORDS = "三单元老李家的灯不亮"


def accepted(town, **facts):
    return do(a_case(town, description=WORDS, **facts), Action.ACCEPT, town.by_desk, town)


def page_of(phone, town):
    return phone.get(f"/q/{town.qr.token}/open/")


def press(phone, town, matter):
    return phone.post(f"/q/{town.qr.token}/open/", {"matter": matter})


def test_the_kind_and_the_state_are_shown_and_never_the_words(phone, town):
    case = accepted(town)

    page = page_of(phone, town)

    assert "Single street lamp out" in page.text
    for hidden in (WORDS, "老李", case.number, "李四", "13800005678"):
        assert hidden not in page.text


def test_what_nobody_accepted_or_somebody_kept_private_is_only_counted(phone, town):
    a_case(town)
    accepted(town, reporter=Person(name="李四", phone="13800005678", anonymous=True))
    accepted(town, code="09002")
    accepted(town, place=CasePlace.of_building(world.building(town.here.micro, 2)))
    a_case(town, pending=True)
    lead_to(town, "closed")

    page = page_of(phone, town)

    assert page.context["matters"] == []
    assert page.context["others"] == 3
    assert "3 more matters" in page.text


@pytest.mark.parametrize(
    ("code", "public"),
    [
        *(("05007", True), ("10004", True), ("09001", False), ("11006", False), ("14001", False)),
        *(("18004", False), ("10009", False), ("08010", False), ("90000", False), ("13001", False)),
    ],
)
def test_what_is_about_people_is_never_public(code, public):
    assert is_public(category(code)) == public


def test_one_press_joins_without_a_new_case(phone, town):
    case = accepted(town)
    before = CaseEvent.objects.count()

    page = press(phone, town, case.uuid)

    assert (page.status_code, page["Location"]) == (302, f"/q/{town.qr.token}/open/")
    assert "1 other says: I too" in page_of(phone, town).text
    assert (Case.objects.count(), CaseEvent.objects.count()) == (1, before)


def test_a_device_counts_once_and_its_mark_is_not_kept(phone, town):
    case = accepted(town)
    for _time in range(2):
        press(phone, town, case.uuid)
    press(phone_of_a_resident(), town, case.uuid)

    assert Echo.objects.filter(subject=case.uuid).count() == 2
    mark = phone.cookies["device"].value.split(":")[0]
    assert all(mark.encode() not in bytes(echo.device) for echo in Echo.objects.all())


def test_what_is_not_shown_here_cannot_be_joined(phone, town):
    private, elsewhere = accepted(town, code="09002"), accepted(town)
    yard = issue_code(town.here.micro2, by=Actor.clock(), at=MONDAY)

    assert press(phone, town, private.uuid).status_code == 409
    assert press(phone, town, uuid4()).status_code == 409
    assert press(phone, town, "x").status_code == 422
    assert phone.post(f"/q/{yard.token}/open/", {"matter": elsewhere.uuid}).status_code == 409
    assert not Echo.objects.exists()


def test_a_stranger_who_presses_too_often_is_told_so(town):
    case = accepted(town)
    answers = [press(phone_of_a_resident(), town, case.uuid).status_code for _time in range(62)]

    assert set(answers[:60]) == {302}
    assert set(answers[60:]) == {429}
    assert Echo.objects.count() == 60


def test_without_its_counters_nothing_is_counted(phone, town, monkeypatch):
    case = accepted(town)
    monkeypatch.setattr(budgets, "store", budgets.connected("redis://127.0.0.1:1/0"))

    assert press(phone, town, case.uuid).status_code == 429
    assert not Echo.objects.exists()


@pytest.mark.parametrize("rows", [1, 3])
def test_more_matters_cost_no_more_statements(phone, town, rows, django_assert_num_queries):
    for _row in range(rows):
        accepted(town)

    with django_assert_num_queries(5):
        page = page_of(phone, town)

    assert len(re.findall('name="matter"', page.text)) == rows
