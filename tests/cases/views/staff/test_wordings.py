"""Ready words: kept by whoever configures, offered on the form of the step, filled in for the case."""

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils.translation import override

from cases.actions.wordings import end_wording, make_wording
from cases.errors import NotYours
from cases.models import Wording
from common.errors import Stale
from tests.cases.gallery import kept_town, street  # noqa: F401 - fixtures
from tests.cast import MONDAY, category, lead_to

LIST, NEW = "/words/", "/words/new/"
SAID = {
    "action": "feedback",
    "answer": "done",
    "name": "已修好",
    "text": "{地点}的{事项}已由{承办}办好：{结果}",
}


@pytest.fixture
def office(town):
    client = Client()
    client.force_login(town.people.admin)
    client.get("/messages/")
    with override("en"):
        yield client


def said(town, **facts):
    return SAID | {"region": town.ground.district.code} | facts


def kept(town, **facts):
    return Wording.objects.create(**SAID | {"region": town.ground.district, "made_at": MONDAY} | facts)


def offered(client, case, action="feedback"):
    return client.get(f"/cases/{case.number}/words/{action}/").context["words"]


def test_words_written_once_are_offered_filled_in_with_what_was_done(office, town, sign_in):
    assert office.post(NEW, said(town, kind="group-05")).status_code == 302
    case = lead_to(town, "handled")

    (one,) = offered(sign_in("worker"), case)

    assert one["name"] == "已修好"
    assert one["text"].endswith(
        f"已由{case.handler_post.officer.name} · {case.handler_post.grid.name}办好：修好了"
    )
    assert case.address in one["text"]


def test_only_what_fits_the_step_and_the_kind_is_offered_the_narrowest_first(town, sign_in):
    case = lead_to(town, "handled")
    whole, group = kept(town, name="所有"), kept(town, name="一类", branch="05")
    own = kept(town, name="这件", category=case.category)
    kept(town, name="别类", branch="01")
    kept(town, name="别步", action="resolve", answer="")
    kept(town, name="别区", region=town.ground.far_district)
    kept(town, name="旧的", ended_at=MONDAY)

    assert [one["name"] for one in offered(sign_in("worker"), case)] == [own.name, group.name, whole.name]


def test_the_form_of_the_step_leads_to_them_and_a_stranger_to_the_case_finds_none(town, sign_in):
    case = lead_to(town, "handled")
    address = f"/cases/{case.number}/words/feedback/"

    assert f'hx-get="{address}"' in sign_in("worker").get(f"/cases/{case.number}/").text
    assert sign_in("stranger").get(address).status_code == 404
    assert sign_in("worker").get(f"/cases/{case.number}/words/report/").status_code == 404


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"name": ""}, "name"),
        ({"text": " "}, "text"),
        ({"action": "close"}, "action"),
        ({"region": "410102000000"}, "region"),
        ({"text": "请打{电话}"}, "__all__"),
        ({"answer": "working"}, "__all__"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_kept(office, town, wrong, field):
    answer = office.post(NEW, said(town, **wrong))

    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    assert not Wording.objects.exists()


def test_the_same_name_for_the_same_is_refused_in_words(office, town):
    kept(town)

    assert "__all__" in office.post(NEW, said(town)).context["form"].errors


def test_changed_they_are_new_words_and_ended_they_are_offered_no_more(office, town):
    old = kept(town)

    office.post(f"{LIST}{old.uuid}/", said(town, text="办好了。"))

    new = Wording.objects.standing().get()
    old.refresh_from_db()
    assert (new.text, old.ended_by) == ("办好了。", town.people.admin)
    assert office.get(f"{LIST}{old.uuid}/").status_code == 404
    assert office.post(f"{LIST}{new.uuid}/", {"do": "end"}).status_code == 302
    assert not Wording.objects.standing().exists()


def test_nobody_else_makes_or_ends_any(town):
    one = kept(town)
    facts = SAID | {"region": town.ground.district, "name": "另一个", "at": MONDAY}

    with pytest.raises(NotYours):
        make_wording(**facts, by=town.by_desk)
    with pytest.raises(NotYours):
        end_wording(one, by=town.by_district, at=MONDAY)
    end_wording(one, by=town.by_admin, at=MONDAY)
    with pytest.raises(Stale):
        end_wording(one, by=town.by_admin, at=MONDAY)


@pytest.mark.parametrize(
    ("name", "broken"),
    [
        ("wording_is_of_a_kind_or_a_group", {"branch": "05", "category": "05007"}),
        ("wording_has_a_name_and_a_text", {"text": ""}),
        ("wording_answers_as_its_step_does", {"answer": "working"}),
    ],
)
def test_the_database_refuses_words_that_make_no_sense(town, name, broken):
    code = broken.pop("category", None)
    facts = broken | ({"category": category(code)} if code else {})

    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        kept(town, **facts)


def test_two_open_ones_never_have_the_same_name(town):
    kept(town)

    with pytest.raises(IntegrityError, match="one_open_wording_of_a_name"), transaction.atomic():
        kept(town)


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_and_the_offer_cost_the_same_however_many(
    office, town, sign_in, number, django_assert_num_queries
):
    case, worker = lead_to(town, "handled"), sign_in("worker")
    for one in range(number):
        kept(town, name=f"第{one}条")

    with django_assert_num_queries(5):  # session, officer, posts, words, unread
        office.get(LIST)
    with django_assert_num_queries(7):  # session, officer, posts, case, words, what was done, unread
        worker.get(f"/cases/{case.number}/words/feedback/")
