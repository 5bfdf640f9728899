"""The guards of resolve and feedback: the reporter was reached, the outcome and the answer are true."""

import pytest

from cases.actions.report import Person
from cases.enums import Action, State
from cases.models import Category
from grids.models import Post
from tests.cases.gallery import kept_town, street  # noqa: F401 - fixtures
from tests.cases.guards.refusals import no
from tests.cases.photos import a_photo
from tests.cast import a_case, do, lead_to

# reporter_was_contacted


@pytest.mark.parametrize(("outcome", "enough"), [
    ("spoke", True), ("unreachable", True), ("nobody", False), ("wrong_number", False),
])  # fmt: skip
def test_nothing_is_resolved_before_the_reporter_was_spoken_to_or_found_unreachable(town, outcome, enough):
    case = do(lead_to(town, "dispatched"), Action.TAKE, town.by_worker, town)
    with no("reporter_was_contacted"):
        do(case, Action.RESOLVE, town.by_worker, town)
    case = do(case, Action.CONTACT, town.by_worker, town, contact_outcome=outcome)

    if enough:
        assert do(case, Action.RESOLVE, town.by_worker, town).state == State.HANDLED
    else:
        with no("reporter_was_contacted"):
            do(case, Action.RESOLVE, town.by_worker, town)


def test_a_caller_s_number_is_a_way_to_reach_somebody(town):
    case = a_case(town, phone=None, caller=Person(phone="13900001234"))
    case = do(lead_to(town, "dispatched", case), Action.TAKE, town.by_worker, town)

    with no("reporter_was_contacted"):
        do(case, Action.RESOLVE, town.by_worker, town)


# outcome_is_allowed


def test_that_it_cannot_be_done_is_for_the_leader_above_to_say(town):
    case = lead_to(town, "handling")

    with no("outcome_is_allowed"):
        do(case, Action.RESOLVE, town.by_worker, town, outcome="cannot")
    with no("outcome_is_allowed"):
        do(case, Action.RESOLVE, town.by_leader, town, outcome="done")

    assert do(case, Action.RESOLVE, town.by_leader, town, outcome="cannot").outcome == "cannot"


def test_a_leader_who_has_it_in_hand_does_not_let_himself_off(town):
    his = Post.objects.get(officer=town.people.leader)
    case = do(a_case(town), Action.DISPATCH, town.by_desk, town, to=his)
    case = do(case, Action.TAKE, town.by_leader, town)
    case = do(case, Action.CONTACT, town.by_leader, town)

    with no("outcome_is_allowed"):
        do(case, Action.RESOLVE, town.by_leader, town, outcome="cannot")

    assert do(case, Action.RESOLVE, town.by_district, town, outcome="cannot").state == State.HANDLED


def test_what_another_body_took_over_has_its_receipt(town):
    case = lead_to(town, "handling")

    with no("outcome_is_allowed"):
        do(case, Action.RESOLVE, town.by_worker, town, outcome="referred", receipt="")

    case = do(case, Action.RESOLVE, town.by_worker, town, outcome="referred", receipt="市政 2025-118 号")
    assert "市政 2025-118 号" in case.events.get(action="resolve").text.aside


# photo_or_reason


def test_a_kind_that_asks_for_a_photo_gets_one_or_a_reason(town):
    case = lead_to(town, "handling", code="10004")
    facts = {"no_photo_reason": "", "photos": []}

    with no("photo_or_reason"):
        do(case, Action.RESOLVE, town.by_worker, town, **facts)
    do(case, Action.RESOLVE, town.by_worker, town, **facts | {"photos": [a_photo()]})

    assert case.photos.get().kind == "result"


def test_a_reason_stands_for_the_photo_and_other_kinds_need_none(town):
    asked = lead_to(town, "handling", code="10004")
    Category.objects.filter(code="05007").update(photo="none")
    free = lead_to(town, "handling")

    assert (
        do(asked, Action.RESOLVE, town.by_worker, town, no_photo_reason="主人不让拍").state == State.HANDLED
    )
    assert do(free, Action.RESOLVE, town.by_worker, town, no_photo_reason="").state == State.HANDLED


# answer_matches_outcome


def test_nobody_is_told_that_it_is_done_when_it_cannot_be(town):
    done = lead_to(town, "handled")
    cannot = do(lead_to(town, "handling"), Action.RESOLVE, town.by_leader, town, outcome="cannot")

    with no("answer_matches_outcome"):
        do(done, Action.FEEDBACK, town.by_worker, town, answer="cannot")
    with no("answer_matches_outcome"):
        do(cannot, Action.FEEDBACK, town.by_worker, town, answer="done")

    assert do(cannot, Action.FEEDBACK, town.by_worker, town, answer="cannot").answer == "cannot"
