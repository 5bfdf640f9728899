"""The report form: a few words are enough, and they arrive once."""

import uuid

import pytest
from django.test import Client

from cases.enums import Action
from cases.models import Case, CaseFile, Reporter
from cases.tracking import secret_of
from files.models import File
from tests.cases.views.public.conftest import jpeg, the_case

pytestmark = pytest.mark.django_db


def done_of(case, town):
    return f"/q/{town.qr.token}/done/{secret_of(case)}/"


def test_the_form_brings_a_fresh_key_each_time(phone, town):
    pages = [phone.get(f"/q/{town.qr.token}/report/") for _ in range(2)]

    keys = {page.context["form"]["key"].value() for page in pages}
    assert len(keys) == 2
    assert "1 号楼" in pages[0].text
    assert pages[0].text.count('name="photos"') == 2


def test_the_form_costs_three_statements_and_then_two(phone, town, django_assert_num_queries):
    with django_assert_num_queries(3):  # the code with its place, the names above, the chips
        phone.get(f"/q/{town.qr.token}/report/")
    with django_assert_num_queries(2):
        phone.get(f"/q/{town.qr.token}/report/")


def test_a_few_words_are_enough(send, town):
    answer = send(description="路灯不亮")

    case = the_case()
    assert (answer.status_code, answer["Location"]) == (302, done_of(case, town))
    assert (case.description, case.source, case.building, case.grid) == (
        "路灯不亮",
        "qr",
        town.building,
        town.here.micro,
    )
    assert case.category.code == "90000"
    assert list(case.events.order_by("seq").values_list("action", flat=True)) == [
        "approach",
        "find",
        "report",
    ]


def test_everything_at_once_is_kept(send):
    send(jpeg(), jpeg("b.jpg"), description="dark", category="05007", phone="138 0000 5678", anonymous="on")

    case, reporter = the_case(), Reporter.objects.get()
    assert case.category.code == "05007"
    assert (reporter.phone, reporter.anonymous) == ("13800005678", True)
    assert CaseFile.objects.filter(case=case, kind="report").count() == 2


@pytest.mark.parametrize("said", [{"category": "05007"}, {"description": "x"}])
def test_one_of_them_is_enough(send, said):
    assert send(**said).status_code == 302
    assert Reporter.objects.get().phone == ""


@pytest.mark.parametrize("said", [{}, {"phone": "13800005678"}, {"description": "   "}])
def test_nothing_at_all_is_refused_with_a_sentence(send, said):
    page = send(**said)

    assert page.status_code == 422
    assert "one of them is enough" in page.text
    assert not Case.objects.exists()


def test_an_error_keeps_everything_typed(send):
    page = send(description="dark stairs", category="05007", phone="1380000567", anonymous="on")

    assert page.status_code == 422
    assert "A mobile number has 11 digits; you typed 10." in page.text
    assert '<a href="#id_phone">' in page.text
    assert "dark stairs</textarea>" in page.text
    assert 'value="1380000567"' in page.text
    assert 'value="05007" id="id_category_2" checked' in page.text
    assert not Case.objects.exists()


def test_the_second_tap_lands_on_the_same_page_and_stores_nothing_twice(send, town):
    key = uuid.uuid4()

    first, second = (send(jpeg(), description="dark", key=key) for _ in range(2))

    assert first["Location"] == second["Location"] == done_of(the_case(), town)
    assert File.objects.count() == 1


def test_going_back_and_telling_something_else_is_another_case(send):
    key = uuid.uuid4()

    send(description="dark", key=key)
    send(description="a leak", key=key)

    assert sorted(Case.objects.values_list("description", flat=True)) == ["a leak", "dark"]


def test_a_page_without_its_key_is_asked_to_press_again(send):
    page = send(description="dark", key="nonsense")

    assert page.status_code == 422
    assert "The page had grown old" in page.text
    assert send(description="dark", key=page.context["form"]["key"].value()).status_code == 302


def test_the_trap_reports_nothing_and_says_so(send):
    page = send(description="buy now", website="http://spam.example")

    assert page.status_code == 422
    assert "people do not see" in page.text
    assert "spam.example" not in page.text
    assert not Case.objects.exists()


def test_the_form_cannot_be_sent_from_elsewhere(town):
    strict = Client(enforce_csrf_checks=True, headers={"accept-language": "en"})

    page = strict.post(f"/q/{town.qr.token}/report/", {"key": uuid.uuid4(), "description": "x"})

    assert page.status_code == 403
    assert not Case.objects.exists()


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_it_is_opened_and_sent_and_nothing_else(phone, town, method):
    assert getattr(phone, method)(f"/q/{town.qr.token}/report/").status_code == 405


def test_the_only_cookies_are_the_form_guard_and_the_signed_device(phone, send, town):
    page = phone.get(f"/q/{town.qr.token}/report/")
    assert set(page.cookies) == {"csrf"}

    answer = send(description="dark")

    assert set(answer.cookies) == {"device"}
    device = answer.cookies["device"]
    assert (device["httponly"], device["samesite"]) == (True, "Lax")
    assert device.value.count(":") == 2


def test_the_case_belongs_to_nobody_signed_in(send, town):
    send(description="dark")

    report = the_case().events.get(action=Action.REPORT)
    assert (report.actor_kind, report.officer) == ("reporter", None)
