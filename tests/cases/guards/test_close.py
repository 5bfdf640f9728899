"""The guards of the write-off: by whom, and after the reporter was asked."""

from datetime import date, timedelta

from cases.actions.close import close
from cases.enums import Action, Satisfaction, State
from grids.actor import Actor
from grids.enums import Role
from grids.models import Post
from tests.cases.gallery import kept_town, street  # noqa: F401 - fixtures
from tests.cases.guards.refusals import no
from tests.cases.guards.steps import contacts, rated
from tests.cast import a_case, do, hire, lead_to

DAY = date(2025, 6, 9)
WEEK = timedelta(days=7)


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
