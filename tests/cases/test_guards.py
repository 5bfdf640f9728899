"""Each guard of the table refuses and lets pass."""

from datetime import date, timedelta
from traceback import walk_tb

import pytest

from cases.actions.close import close
from cases.actions.report import Person, report
from cases.actions.self_handle import self_handle
from cases.actions.sweep import climb
from cases.actions.verbs import VERBS
from cases.enums import Action, Satisfaction, Source, State
from cases.errors import NotYours
from cases.models import Category, Rating
from cases.place import CasePlace
from common.errors import Refused
from grids.actor import Actor
from grids.enums import Role
from grids.models import Department, Post
from tests.cases.gallery import kept_town, street  # noqa: F401 - fixtures
from tests.cases.photos import a_photo
from tests.cast import MONDAY, a_case, category, do, hire, lead_to
from tests.grids.world import post

DAY = date(2025, 6, 9)
WEEK = timedelta(days=7)


def no(guard):
    """A refusal by this guard, not by another one, the order or the person."""
    return pytest.raises(Refused, check=lambda refusal: raised_in(refusal) == guard)


def raised_in(error):
    *_, (frame, _line) = walk_tb(error.__traceback__)
    return frame.f_code.co_name


def rated(town, case, **facts):
    return do(case, Action.RATE, Actor.reporter(), town, **facts)


def contacts(town, case, times):
    for _ in range(times):
        case = do(case, Action.CONTACT, town.by_reviewer, town, contact_outcome="nobody")
    return case


def reworked(town, case):
    """Once round: not solved, resolved, told."""
    case = do(case, Action.REWORK, Actor.reporter(), town)
    case = do(case, Action.RESOLVE, town.by_worker, town)
    return do(case, Action.FEEDBACK, town.by_worker, town)


def declined(town, case, by="by_worker"):
    return do(case, Action.DECLINE, getattr(town, by), town)


# not_accepted


def test_a_case_is_accepted_once(town):
    case = do(a_case(town), Action.ACCEPT, town.by_desk, town)
    assert case.accepted_by == town.people.desk

    with no("not_accepted"):
        do(case, Action.ACCEPT, town.by_desk, town)


# something_changes


def test_reclassifying_to_what_it_is_changes_nothing(town):
    case = a_case(town)

    with no("something_changes"):
        do(case, Action.CLASSIFY, town.by_desk, town, major=None)
    with no("something_changes"):
        do(case, Action.CLASSIFY, town.by_desk, town, category=case.category, major=False)

    case = do(case, Action.CLASSIFY, town.by_desk, town, category=category("05008"), major=None)
    assert case.category.code == "05008"


def test_a_case_moved_to_another_grid_belongs_to_that_one(town):
    case = do(a_case(town), Action.CLASSIFY, town.by_desk, town, grid=town.here.micro3, major=None)

    assert (case.owner_grid, case.general_id, case.building) == (
        town.here.micro3,
        town.here.general2.pk,
        None,
    )


# target_answers_here


def test_a_case_goes_only_to_a_current_post_that_handles_within_reach(town):
    case, desk = a_case(town), town.by_desk
    ended = post(town.here.general, Role.WORKER, ends_on=DAY)
    later = post(town.here.general, Role.WORKER, starts_on=date(2025, 6, 10))
    wrong = Post.objects.get(officer=town.people.reviewer)
    elsewhere = Post.objects.get(officer=town.people.stranger, role=Role.WORKER)
    region = Post.objects.get(officer=town.people.district, role=Role.LEADER)

    for target in (ended, later, wrong, elsewhere, region):
        with no("target_answers_here"):
            do(case, Action.DISPATCH, desk, town, to=target)

    assert do(case, Action.DISPATCH, desk, town, to=town.colleague_post).handler == town.colleague_post


def test_an_empty_post_gets_no_case_unless_somebody_stands_in(town):
    case, empty = a_case(town), Post.objects.select_related("officer").get(pk=town.worker_post.pk)
    empty.officer.is_active = False
    empty.officer.save()

    with no("target_answers_here"):
        do(case, Action.DISPATCH, town.by_desk, town, to=empty)
    empty.deputy = town.people.colleague
    empty.save()

    assert do(case, Action.DISPATCH, town.by_desk, town, to=empty).handler == empty


def test_a_department_serves_its_own_ground_and_no_other(town):
    case, district = a_case(town), town.ground.district
    far = Department.objects.create(code="far", name="远", district=town.ground.far_district)
    next_door = Department.objects.create(code="next", name="邻", district=district, street=town.there.street)
    gone = Department.objects.create(code="gone", name="撤", district=district, valid_to=DAY)
    own = Department.objects.create(code="own", name="本街", district=district, street=town.here.street)
    for staffed in (far, next_door, gone):
        post(staffed, Role.HANDLER)

    for target in (far, next_door, gone, own):  # nobody works in the last one yet
        with no("target_answers_here"):
            do(case, Action.DISPATCH, town.by_desk, town, to=target)
    post(own, Role.HANDLER)

    assert do(case, Action.DISPATCH, town.by_desk, town, to=own).handler == own


# not_who_declined, joint_decision


def test_who_has_just_declined_gets_it_again_only_with_a_reason(town):
    case = declined(town, lead_to(town, "dispatched"))

    with no("not_who_declined"):
        do(case, Action.DISPATCH, town.by_desk, town, note="")

    assert do(case, Action.DISPATCH, town.by_desk, town, note="只有他能办").handler == town.worker_post


def test_after_somebody_else_had_it_nobody_has_just_declined(town):
    case = declined(town, lead_to(town, "dispatched"))
    case = do(case, Action.DISPATCH, town.by_desk, town, to=town.lighting)
    case = do(case, Action.RECALL, town.by_desk, town)

    assert do(case, Action.DISPATCH, town.by_desk, town, note="").handler == town.worker_post


def test_a_department_that_declined_is_asked_again_with_a_reason_only(town):
    case = do(a_case(town), Action.DISPATCH, town.by_desk, town, to=town.lighting)
    case = declined(town, case, "by_handler")

    with no("not_who_declined"):
        do(case, Action.DISPATCH, town.by_desk, town, to=town.lighting, note="")
    do(case, Action.DISPATCH, town.by_desk, town, to=town.lighting, note="确属你们")


def test_the_second_decline_asks_for_a_joint_decision(town):
    case = declined(town, lead_to(town, "dispatched"))
    assert not case.needs_joint_decision
    case = do(case, Action.DISPATCH, town.by_desk, town, to=town.lighting, decision="")
    case = declined(town, case, "by_handler")
    assert (case.declined_count, case.needs_joint_decision) == (2, True)

    with no("joint_decision"):
        do(case, Action.DISPATCH, town.by_desk, town, decision="")

    case = do(case, Action.DISPATCH, town.by_desk, town, decision="三方商定由网格办")
    assert not case.needs_joint_decision


def test_the_third_rework_asks_for_a_joint_decision_and_a_decline_does_not_forget_it(town):
    case = lead_to(town, "fed_back")
    for _ in range(2):
        case = reworked(town, case)
    assert not case.needs_joint_decision

    case = do(case, Action.REWORK, Actor.reporter(), town)
    assert (case.rework_count, case.needs_joint_decision) == (3, True)
    case = declined(town, case)

    with no("joint_decision"):
        do(case, Action.DISPATCH, town.by_desk, town, to=town.lighting, decision="")
    assert (
        do(case, Action.DISPATCH, town.by_desk, town, to=town.lighting, decision="商定").handler
        == town.lighting
    )


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


# somebody_to_ask, within_seven_days, rated_at_most_twice


def test_where_nobody_is_concerned_nobody_rates(town):
    case = report(
        place=CasePlace.of_building(town.building),
        source=Source.PATROL,
        description="坏了",
        by=town.by_worker,
        at=MONDAY,
    )
    case = lead_to(town, "fed_back", case)
    assert case.satisfaction == Satisfaction.NOT_APPLICABLE

    with no("somebody_to_ask"):
        rated(town, case)


def test_a_rating_is_given_until_seven_days_after_the_write_off(town):
    case = lead_to(town, "fed_back")
    case = do(case, Action.CLOSE, town.by_reviewer, town, at=case.changed_at + WEEK)
    assert case.satisfaction == Satisfaction.NO_ANSWER

    with no("within_seven_days"):
        rated(town, case, at=case.closed_at + WEEK + timedelta(seconds=1))

    assert rated(town, case, at=case.closed_at + WEEK).satisfaction == Satisfaction.RATED


def test_a_rating_is_corrected_once(town):
    case = rated(town, lead_to(town, "fed_back"), solved=False, level=1)
    case = rated(town, case, solved=True, level=4)

    with no("rated_at_most_twice"):
        rated(town, case)

    rating = Rating.objects.get(case=case)
    assert (rating.solved, rating.level) == (True, 4)


def test_each_round_has_its_own_rating(town):
    case = lead_to(town, "fed_back")
    for _ in range(2):
        case = rated(town, case, solved=False, level=1)
    case = rated(town, reworked(town, case), solved=True)

    assert list(case.ratings.order_by("round").values_list("round", "solved")) == [(1, False), (2, True)]


# had_no_hand_in_it, not_of_the_handling_post


def test_whoever_had_a_hand_in_it_does_not_strike_it_off(town):
    both = Actor.of(hire("both", (town.here.street, Role.DISPATCHER), (town.here.street, Role.REVIEWER)), DAY)
    case = do(a_case(town), Action.DISPATCH, both, town)
    case = lead_to_rated(town, case)

    with no("had_no_hand_in_it"):
        close(case, by=both, at=case.changed_at)

    assert close(case, by=town.by_reviewer, at=case.changed_at).state == State.CLOSED


def do_rest(town, case):
    """From dispatched to told."""
    for action in (Action.TAKE, Action.CONTACT, Action.RESOLVE, Action.FEEDBACK):
        case = do(case, action, town.by_worker, town)
    return case


def lead_to_rated(town, case):
    return rated(town, do_rest(town, case))


def test_a_hand_in_an_earlier_round_counts_too(town):
    both = Actor.of(hire("both", (town.here.street, Role.DISPATCHER), (town.here.street, Role.REVIEWER)), DAY)
    case = do(a_case(town), Action.DISPATCH, both, town)
    case = do(lead_to_rated(town, case), Action.CLOSE, town.by_reviewer, town)
    case = lead_to(town, "rated", do(case, Action.REOPEN, Actor.reporter(), town))

    with no("had_no_hand_in_it"):
        close(case, by=both, at=case.changed_at)


def test_whoever_belongs_to_the_handling_post_does_not_strike_it_off(town):
    """A second post of the same officer, or a deputy of it, makes him one of those who handled it."""
    idle = hire("idle", (town.lighting, Role.HANDLER), (town.here.street, Role.REVIEWER))
    deputy = hire("deputy", (town.here.street, Role.REVIEWER))
    Post.objects.filter(pk=town.worker_post.pk).update(deputy=deputy)
    case = do(a_case(town), Action.DISPATCH, town.by_desk, town, to=town.lighting)
    case = do(case, Action.RECALL, town.by_desk, town)
    case = lead_to(town, "rated", case)

    for person in (idle, deputy):
        with no("not_of_the_handling_post"):
            close(case, by=Actor.of(person, DAY), at=case.changed_at)


def test_asking_and_sending_back_are_not_a_hand_in_it(town):
    case = do(lead_to(town, "handled"), Action.SEND_BACK, town.by_reviewer, town)
    case = do(case, Action.RESOLVE, town.by_worker, town)
    case = do(case, Action.FEEDBACK, town.by_worker, town)
    case = do(contacts(town, case, 1), Action.RATE, town.by_reviewer, town)

    assert do(case, Action.CLOSE, town.by_reviewer, town).state == State.CLOSED


# reporter_was_asked, not_unsolved


def test_three_contacts_without_an_answer_are_enough(town):
    case = contacts(town, lead_to(town, "fed_back"), 2)
    with no("reporter_was_asked"):
        do(case, Action.CLOSE, town.by_reviewer, town)

    case = do(contacts(town, case, 1), Action.CLOSE, town.by_reviewer, town)

    assert case.satisfaction == Satisfaction.NO_ANSWER


def test_contacts_before_the_feedback_do_not_count(town):
    case = lead_to(town, "handling")
    for _ in range(3):
        case = do(case, Action.CONTACT, town.by_worker, town)
    case = do(do(case, Action.RESOLVE, town.by_worker, town), Action.FEEDBACK, town.by_worker, town)

    with no("reporter_was_asked"):
        do(case, Action.CLOSE, town.by_reviewer, town)


def test_when_the_time_to_answer_has_passed_it_is_struck_off(town):
    case = lead_to(town, "fed_back")
    assert case.close_due_at == case.fed_back_at + WEEK

    with no("reporter_was_asked"):
        do(case, Action.CLOSE, town.by_reviewer, town, at=case.close_due_at - timedelta(seconds=1))

    assert do(case, Action.CLOSE, town.by_reviewer, town, at=case.close_due_at).state == State.CLOSED


def test_what_the_reporter_calls_unsolved_is_not_struck_off_however_long_it_lies(town):
    case = rated(town, lead_to(town, "fed_back"), solved=False, level=2)

    with no("not_unsolved"):
        do(contacts(town, case, 3), Action.CLOSE, town.by_reviewer, town, at=case.changed_at + 4 * WEEK)

    case = rated(town, case, solved=True, level=3)
    assert do(case, Action.CLOSE, town.by_reviewer, town).state == State.CLOSED


# reporter_once_in_seven_days


def test_the_reporter_reopens_within_seven_days_and_once(town):
    case = lead_to(town, "closed")
    with no("reporter_once_in_seven_days"):
        do(case, Action.REOPEN, Actor.reporter(), town, at=case.closed_at + WEEK + timedelta(seconds=1))
    case = do(case, Action.REOPEN, Actor.reporter(), town, at=case.closed_at + WEEK)
    case = lead_to(town, "closed", case)

    with no("reporter_once_in_seven_days"):
        do(case, Action.REOPEN, Actor.reporter(), town)

    assert do(case, Action.REOPEN, town.by_reviewer, town, at=case.closed_at + 9 * WEEK).round == 3


def test_the_reporter_objects_to_a_void_within_seven_days_and_once(town):
    case = lead_to(town, "void")
    voided_at = case.changed_at
    case = do(case, Action.COMMENT, town.by_desk, town, at=voided_at + WEEK)

    with no("reporter_once_in_seven_days"):
        do(case, Action.RESTORE, Actor.reporter(), town, at=voided_at + WEEK + timedelta(seconds=1))

    case = do(case, Action.RESTORE, Actor.reporter(), town, at=voided_at + WEEK)
    case = do(case, Action.VOID, town.by_desk, town)
    with no("reporter_once_in_seven_days"):
        do(case, Action.RESTORE, Actor.reporter(), town)
    assert do(case, Action.RESTORE, town.by_reviewer, town).state == State.REPORTED


# reviewer_once_in_hand


def test_once_in_hand_only_a_reviewer_declares_it_void(town):
    dispatched, handling = lead_to(town, "dispatched"), lead_to(town, "handling")

    with no("reviewer_once_in_hand"):
        do(handling, Action.VOID, town.by_desk, town)
    with no("reviewer_once_in_hand"):
        do(dispatched, Action.VOID, town.by_reviewer, town)

    assert do(handling, Action.VOID, town.by_reviewer, town).state == State.VOID
    assert do(dispatched, Action.VOID, town.by_desk, town).state == State.VOID


# a case that begins: the guards of report and self_handle


def test_a_report_says_something(town):
    place, by = CasePlace.of_code(town.qr), Actor.reporter()

    for nothing in ({}, {"description": "  "}, {"category": category("90000")}):
        with no("report"):
            report(place=place, source=Source.QR, by=by, **nothing)

    for something in ({"description": "坏了"}, {"category": category()}, {"photos": [a_photo()]}):
        assert report(place=place, source=Source.QR, by=by, **something).state == State.REPORTED


def on_the_spot(town, by, code="13005", grid=None, **facts):
    place = CasePlace.of_grid(grid or town.here.micro)
    return self_handle(place=place, category=category(code), result="办好了", by=by, at=MONDAY, **facts)


def test_on_the_spot_is_for_the_own_grid_alone(town):
    for by in (town.by_colleague, town.by_stranger, town.by_desk, town.by_nobody):
        with pytest.raises(NotYours):
            on_the_spot(town, by)

    assert on_the_spot(town, town.by_worker).handler == town.worker_post


def test_on_the_spot_is_for_the_kinds_that_allow_it_with_their_photo(town):
    with no("check_category"):
        on_the_spot(town, town.by_worker, code="08001")
    with no("check_category"):
        on_the_spot(town, town.by_worker, code="10004")

    case = on_the_spot(town, town.by_worker, code="10004", photos=[a_photo()])
    assert (case.state, case.photos.get().kind) == (State.HANDLED, "result")


def test_a_photo_belongs_to_one_case_only(town):
    photo = a_photo()
    on_the_spot(town, town.by_worker, code="10004", photos=[photo])

    with pytest.raises(Refused, check=lambda refusal: refusal.code == "photo_taken"):
        on_the_spot(town, town.by_worker, code="10004", photos=[photo])


# the version a person saw


def test_a_clock_that_only_rang_does_not_make_a_decision_stale(town):
    case = a_case(town)
    assert climb(at=case.dispatch_due_at)

    assert VERBS[Action.ACCEPT](case, by=town.by_desk, expected=case.version).accepted_at
