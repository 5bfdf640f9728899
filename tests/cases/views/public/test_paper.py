"""The receipt and the answer on paper: for the holder of the secret link, with the way back on it."""

import pytest
from django.utils.timezone import now

from cases.enums import Action
from cases.tracking import secret_of
from common.templatetags.qr import path_of
from files.actions.redraw import redraw
from tests.cases.views.public.test_track import stored
from tests.cast import a_case, do, lead_to

pytestmark = pytest.mark.django_db


def receipt(phone, case):
    return phone.get(f"/t/{secret_of(case)}/receipt/")


def answer(phone, case):
    return phone.get(f"/t/{secret_of(case)}/answer/")


def test_the_receipt_says_the_number_in_fours_the_steps_and_whom_to_call(phone, town, today):
    case = lead_to(town, "dispatched", at=today)

    page = receipt(phone, case)

    assert page.status_code == 200
    assert " ".join([case.number[n : n + 4] for n in range(0, 19, 4)]) in page.text
    assert [(bool(step["at"]), bool(step["due_at"])) for step in page.context["steps"]] == [
        (True, False),
        (True, False),
        (False, True),
        (False, True),
    ]
    assert "19900000001" in page.text
    assert "12345" in page.text


def test_its_code_leads_to_the_progress(phone, town):
    case = a_case(town)
    address = f"http://testserver/t/{secret_of(case)}/"

    page = receipt(phone, case)

    assert address in page.text
    assert path_of(address)[1] in page.text


def test_the_paper_names_nobody_and_no_phone_of_the_reporter(phone, town):
    page = receipt(phone, a_case(town))

    assert "李四" not in page.text
    assert "13800005678" not in page.text


def test_the_answer_has_the_words_and_both_photos(phone, town, today):
    files = stored(), stored(town.by_worker)
    case = lead_to(town, "handling", case=a_case(town, at=today, photos=[files[0]]))
    case = do(case, Action.RESOLVE, town.by_worker, town, photos=[files[1]])
    for file in files:
        redraw(file.pk, at=now())

    page = answer(phone, do(case, Action.FEEDBACK, town.by_worker, town))

    assert "It is done" in page.text
    assert "灯修好了" in page.text
    for file in files:
        assert f'src="/t/{secret_of(case)}/photos/{file.uuid}/full.jpg"' in page.text


@pytest.mark.parametrize("stop", ["reported", "handling", "handled"])
def test_without_an_answer_there_is_no_such_paper(phone, town, today, stop):
    case = lead_to(town, stop, at=today)

    assert answer(phone, case).status_code == 404
    assert "answer/" not in phone.get(f"/t/{secret_of(case)}/").text


def test_a_wrong_secret_prints_nothing(phone, town):
    assert phone.get(f"/t/{'a' * 24}/receipt/").status_code == 404
    assert phone.get(f"/t/{'a' * 24}/answer/").status_code == 404


def test_the_papers_are_kept_nowhere_and_named_to_nobody(phone, town):
    page = receipt(phone, a_case(town))

    assert (page["Cache-Control"], page["Referrer-Policy"]) == ("private, no-store", "no-referrer")


def test_the_done_page_and_the_progress_lead_to_the_receipt(phone, town):
    case = a_case(town)
    address = f'href="/t/{secret_of(case)}/receipt/"'

    assert address in phone.get(f"/t/{secret_of(case)}/").text
    assert address in phone.get(f"/q/{town.qr.token}/done/{secret_of(case)}/").text
