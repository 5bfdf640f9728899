"""The one step that leads on, by state, for the bar at the thumb; the answer on the page; nothing said in codes."""

import pytest
from django.urls import reverse

from cases.enums import Action
from tests.cast import a_case, category, do, lead_to


def shown(sign_in, who, case, **headers):
    return sign_in(who).get(reverse("cases:case", args=[case.number]), headers=headers)


@pytest.mark.parametrize(
    ("stop", "who", "main"),
    [
        ("reported", "desk", "dispatch"),
        ("dispatched", "worker", "take"),
        ("handling", "worker", "resolve"),
        ("handled", "worker", "feedback"),
        ("rated", "reviewer", "close"),
        ("closed", "worker", None),
    ],
)
def test_the_main_step_follows_the_state(sign_in, town, stop, who, main):
    thumb = shown(sign_in, who, lead_to(town, stop)).context["thumb"]

    assert (thumb.main.name if thumb.main else None) == main
    assert main not in [one.name for one in thumb.others]


def test_where_the_step_waits_for_a_contact_the_contact_leads_on(sign_in, town):
    case = do(lead_to(town, "dispatched"), Action.TAKE, town.by_worker, town)

    assert shown(sign_in, "worker", case).context["thumb"].main.name == "contact"


def test_the_answer_stands_on_the_page_and_goes_when_it_is_handled_anew(sign_in, town):
    case = lead_to(town, "fed_back")
    told = shown(sign_in, "worker", case).context["reply"]
    do(case, Action.REWORK, town.by_reviewer, town)

    assert (told["words"], told["by"]) == ("灯修好了", "worker")
    assert shown(sign_in, "worker", case).context["reply"] is None


def test_a_correction_is_told_in_names_of_the_readers_language(sign_in, town):
    case = do(a_case(town), Action.CLASSIFY, town.by_desk, town, category=category("10004"))

    chinese = shown(sign_in, "desk", case).context["lines"][-1]["title"]
    english = shown(sign_in, "desk", case, **{"Accept-Language": "en"}).context["lines"][-1]["title"]

    assert "路灯单盏不亮 → 楼道堆物" in chinese
    assert f"{category('05007').leaf_en} → {category('10004').leaf_en}" in english


def test_a_kind_that_needs_a_photo_says_so_in_the_form_of_the_result(sign_in, town):
    body = shown(sign_in, "worker", lead_to(town, "handling")).content.decode()

    assert "此类需办结照片" in body
