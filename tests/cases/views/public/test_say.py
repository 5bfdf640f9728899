import uuid

import pytest
from django.test import Client

from cases.enums import Action, State
from cases.models import Rating
from cases.tracking import secret_of
from grids.actor import Actor
from tests.cast import a_case, do, lead_to
from tests.said import SAID

pytestmark = pytest.mark.django_db
VERBS = tuple(SAID)


def say(phone, case, verb, **said):
    return phone.post(f"/t/{secret_of(case)}/{verb}/", {"key": uuid.uuid4()} | said)


def state_of(case):
    case.refresh_from_db()
    return State(case.state)


def test_solved_and_very_satisfied_is_on_record(phone, town, today):
    case = lead_to(town, "fed_back", at=today)

    answer = say(phone, case, "rate", solved="true", level="5", words="谢谢")

    assert (answer.status_code, answer["Location"]) == (302, f"/t/{secret_of(case)}/?said=rate")
    rating = Rating.objects.get(case=case)
    assert (rating.solved, rating.level, rating.by_call) == (True, 5, False)
    assert "You said: solved, 5 of 5" in phone.get(answer["Location"]).text


def test_it_can_be_corrected_once(phone, town, today):
    case = lead_to(town, "closed", at=today)

    first = say(phone, case, "rate", solved="false", level="2")
    second = say(phone, case, "rate", solved="true", level="4")

    assert (first.status_code, second.status_code) == (302, 409)
    assert Rating.objects.get(case=case).level == 2
    assert "it stays as it is" in second.text


@pytest.mark.parametrize("verb", VERBS)
def test_a_second_press_gets_the_answer_of_the_first_and_changes_nothing(phone, town, today, verb):
    state, action, said = SAID[verb]
    case = lead_to(town, state, at=today)
    before = case.events.filter(action=action).count()
    pressed = {"key": uuid.uuid4()} | said

    answers = [say(phone, case, verb, **pressed) for _ in range(3)]

    assert [answer["Location"] for answer in answers] == [f"/t/{secret_of(case)}/?said={action}"] * 3
    assert case.events.filter(action=action).count() == before + 1
    assert not Rating.objects.filter(case=case).exclude(corrected_at=None).exists()


def test_another_answer_on_the_same_page_is_the_one_correction(phone, town, today):
    case, key = lead_to(town, "fed_back", at=today), uuid.uuid4()

    answers = [
        say(phone, case, "rate", solved="true", level=level, key=key) for level in ("5", "1", "1", "3")
    ]

    assert [answer.status_code for answer in answers] == [302, 302, 302, 409]
    assert Rating.objects.get(case=case).level == 1
    assert case.events.filter(action=Action.RATE).count() == 2


def test_other_words_on_the_page_of_what_is_withdrawn_already_say_so(phone, town):
    case, key = a_case(town), uuid.uuid4()
    say(phone, case, "withdraw", key=key)

    page = say(phone, case, "withdraw", key=key, reason="it works again")

    assert page.status_code == 409
    assert case.events.filter(action=Action.WITHDRAW).count() == 1


def test_not_solved_goes_back_to_whoever_had_it(phone, town, today):
    case = lead_to(town, "fed_back", at=today)

    answer = say(phone, case, "not-solved", reason="还是不亮")

    assert answer.status_code == 302
    assert state_of(case) == State.HANDLING
    assert case.handler_post == town.worker_post
    assert "还是不亮" in phone.get(answer["Location"]).text


def test_without_saying_what_is_wrong_the_page_asks_and_keeps_open(phone, town, today):
    case = lead_to(town, "fed_back", at=today)

    page = say(phone, case, "not-solved", reason=" ")

    assert page.status_code == 422
    assert '<a href="#rework-reason">' in page.text
    assert 'id="not-solved" open>' in page.text
    assert state_of(case) == State.FED_BACK


def test_what_was_typed_is_kept_when_something_is_missing(phone, town, today):
    page = say(phone, lead_to(town, "fed_back", at=today), "rate", solved="true", words="thanks a lot")

    assert page.status_code == 422
    assert "thanks a lot</textarea>" in page.text


def test_a_report_is_withdrawn_while_it_waits(phone, town):
    case = a_case(town)

    page = phone.get(say(phone, case, "withdraw")["Location"])

    assert state_of(case) == State.VOID
    assert "Your report is withdrawn." in page.text
    assert "Withdrawn" in page.text


def test_once_somebody_is_sent_it_is_too_late(phone, town):
    case = lead_to(town, "dispatched")

    page = say(phone, case, "withdraw")

    assert page.status_code == 409
    assert "does not follow here" in page.text
    assert state_of(case) == State.DISPATCHED


def test_what_came_back_is_reopened_once(phone, town, today):
    case = lead_to(town, "closed", at=today)

    assert say(phone, case, "reopen", reason="又坏了").status_code == 302
    assert state_of(case) == State.REPORTED

    lead_again(case, town)
    page = say(phone, case, "reopen", reason="又又坏了")

    assert page.status_code == 409
    assert "possible once, within seven days" in page.text


def lead_again(case, town):
    for action, by in (
        (Action.DISPATCH, town.by_desk),
        (Action.TAKE, town.by_worker),
        (Action.RESOLVE, town.by_worker),
        (Action.FEEDBACK, town.by_worker),
        (Action.RATE, Actor.reporter()),
        (Action.CLOSE, town.by_reviewer),
    ):
        case = do(case, action, by, town)


def test_after_seven_days_it_takes_a_new_report(phone, town):
    case = lead_to(town, "closed")

    assert say(phone, case, "reopen", reason="又坏了").status_code == 409
    assert say(phone, case, "rate", solved="false", level="1").status_code == 409
    assert state_of(case) == State.CLOSED


def test_an_objection_brings_a_void_report_back_once(phone, town, today):
    case = lead_to(town, "void", at=today)

    assert say(phone, case, "object", reason="确有其事").status_code == 302
    assert state_of(case) == State.REPORTED

    do(case, Action.VOID, town.by_desk, town)
    assert say(phone, case, "object", reason="确有其事").status_code == 409


@pytest.mark.parametrize("verb", VERBS)
def test_a_wrong_secret_finds_nothing(phone, town, verb):
    a_case(town)

    assert phone.post(f"/t/{'a' * 24}/{verb}/", {"key": uuid.uuid4()}).status_code == 404


@pytest.mark.parametrize("verb", VERBS)
def test_nothing_is_said_by_opening_an_address(phone, town, verb):
    assert phone.get(f"/t/{secret_of(a_case(town))}/{verb}/").status_code == 405


@pytest.mark.parametrize("key", ["", "nonsense"])
def test_a_page_without_its_key_says_nothing(phone, town, key):
    case = a_case(town)

    assert say(phone, case, "withdraw", key=key).status_code == 422
    assert state_of(case) == State.REPORTED


def test_the_secret_is_enough_without_any_cookie(town):
    case = a_case(town)
    strict = Client(enforce_csrf_checks=True, headers={"origin": "null"})

    assert say(strict, case, "withdraw").status_code == 302
    assert strict.cookies == {}


def test_nothing_is_ticked_for_the_reporter_and_a_bare_press_is_asked_again(phone, town, today):
    case = lead_to(town, "fed_back", at=today)

    shown = phone.get(f"/t/{secret_of(case)}/").content.decode()
    answer = say(phone, case, "rate", solved="true")

    assert 'name="level"' in shown
    assert "checked" not in shown
    assert answer.status_code == 422
    assert "Choose how satisfied you are." in answer.content.decode()
    assert not Rating.objects.exists()
