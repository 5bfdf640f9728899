"""The board of whistles: who sees which calls, what each tab and figure lists, and what the forms do."""

import pytest
from django.utils.timezone import now

from cases.enums import Action
from cases.models import Call, Recusal
from tests.cases.whistling import act, as_now, blow, called, whistling
from tests.cast import MONDAY, lead_to

BOARD = "/whistles/"


@pytest.fixture
def scene(town):
    return whistling(town)


@pytest.fixture
def case(town):
    return lead_to(town, "handling", at=now())


def shown(page):
    return [(row.case.number, row.department.code) for row in page.context["rows"]]


def figures(page):
    return {unit["name"]: dict(unit["cells"]) for unit in page.context["units"]}


def test_the_street_sees_its_whistles_a_unit_the_calls_at_itself(sign_in, scene, case):
    blow(scene, case, scene.lighting, scene.water)
    both = [(case.number, scene.water.code), (case.number, scene.lighting.code)]

    assert shown(sign_in("desk").get(BOARD)) == both
    assert shown(sign_in("handler").get(BOARD)) == [(case.number, scene.lighting.code)]
    assert shown(sign_in("handler").get(f"{BOARD}?show=mine")) == [(case.number, scene.lighting.code)]
    assert shown(sign_in("desk").get(f"{BOARD}?show=mine")) == []
    assert shown(sign_in("stranger").get(BOARD)) == []
    assert sign_in("nobody").get(BOARD).status_code == 403


def test_what_is_only_proposed_is_not_the_unit_s_to_know(sign_in, scene, case):
    blow(scene, case, by="head")

    assert shown(sign_in("handler").get(BOARD)) == []
    assert shown(sign_in("desk").get(BOARD)) == [(case.number, scene.lighting.code)]


def test_nobody_reads_of_a_whistle_in_a_case_about_himself(sign_in, scene, case):
    blow(scene, case)
    Recusal.objects.create(case=case, officer=scene.handler, kind="found", at=MONDAY)

    assert shown(sign_in("handler").get(BOARD)) == []


def test_each_figure_opens_exactly_what_it_counts(sign_in, scene, case):
    for action in (Action.RESPOND, Action.REPORT_BACK):
        case = act(scene, blow(scene, case) if action == Action.RESPOND else case, action, "handler")
    desk = sign_in("desk")

    page = desk.get(BOARD)

    lighting = scene.lighting.name
    assert figures(page) == {lighting: {"called": 1, "answered": 1, "arrived": 0, "solved": 1, "expired": 0}}
    for name, number in figures(page)[lighting].items():
        assert len(shown(desk.get(f"{BOARD}?unit={scene.lighting.uuid}&figure={name}"))) == number
    assert desk.get(f"{BOARD}?unit=nothing").status_code == 200


def test_the_forms_of_both_sides_do_what_the_engine_does(sign_in, scene, case):
    address = f"/cases/{case.number}/actions/"
    units = {"calls": [str(scene.lighting.uuid)], "reason": "成片不亮"}
    asked = sign_in("chief").get(f"/cases/{case.number}/?do=whistle")

    assert str(scene.lighting.uuid) in asked.text
    assert sign_in("leader").post(f"{address}whistle/", units).status_code == 409
    assert sign_in("chief").post(f"{address}whistle/", units).status_code == 302
    assert sign_in("handler").post(f"{address}respond/", {}).status_code == 302
    assert sign_in("stranger").post(f"{address}respond/", {}).status_code == 404
    assert sign_in("handler").post(f"{address}report_back/", {"result": "换好了"}).status_code == 302
    assert sign_in("chief").post(f"{address}rate_response/", {"level": 5}).status_code == 302

    page = sign_in("chief").get(f"/cases/{case.number}/")
    assert Call.objects.get().state == "signed"
    assert all(words in page.text for words in (scene.lighting.name, "换好了"))


def test_the_history_names_the_units_in_words(sign_in, scene):
    case = called(scene, Action.RESPOND)

    lines = sign_in("chief").get(f"/cases/{case.number}/").context["lines"]

    assert [scene.lighting.name in line["title"] for line in lines[-2:]] == [True, True]


@pytest.mark.parametrize("rows", [1, 3])
def test_the_board_costs_the_same_for_one_and_three(sign_in, scene, rows, django_assert_num_queries):
    for _ in range(rows):
        blow(scene, lead_to(scene.town, "handling"))
    desk = sign_in("desk")

    with django_assert_num_queries(6):  # session, officer, posts, unread, rows, figures
        page = desk.get(BOARD)

    assert len(shown(page)) == rows
    assert as_now(scene.chief).sees_cases
