"""The guards of dispatch: who gets a case, and who gets it again."""

from datetime import date

from cases.allowed import allowed_actions
from cases.enums import Action
from cases.models import Case
from grids.actor import Actor
from grids.enums import Role
from grids.models import Department, Post
from tests.cases.gallery import kept_town, street  # noqa: F401 - fixtures
from tests.cases.guards.refusals import no
from tests.cases.guards.steps import declined, reworked
from tests.cast import a_case, do, lead_to
from tests.grids.world import post

DAY = date(2025, 6, 9)


# was_checked


def test_what_came_in_over_a_budget_is_accepted_before_anybody_is_sent(town):
    case = a_case(town, pending=True)
    with no("was_checked"):
        do(case, Action.DISPATCH, town.by_desk, town)
    offered = {one.action for one in allowed_actions(case, town.by_desk, at=case.changed_at)}
    assert Action.ACCEPT in offered
    assert Action.DISPATCH not in offered

    case = do(case, Action.ACCEPT, town.by_desk, town)

    assert not Case.objects.get(pk=case.pk).pending
    assert do(case, Action.DISPATCH, town.by_desk, town).state == "dispatched"


def test_what_was_a_false_report_ends_without_being_accepted(town):
    case = do(a_case(town, pending=True), Action.VOID, town.by_desk, town)

    assert do(case, Action.RESTORE, town.by_reviewer, town).pending


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
