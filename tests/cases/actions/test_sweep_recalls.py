"""The minute sweep: nobody's case stays without hands."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate

from cases.actions import sweep as sweeping
from cases.actions.sweep import Swept, in_nobodys_hands, sweep
from cases.enums import Action, State
from cases.models import Case, ClockPolicy
from grids.models import Department, Officer, Post
from messaging.models import Message
from tests.cases.actions.alerts import told
from tests.cases.gallery import kept_town, street  # noqa: F401 - fixtures
from tests.cast import MONDAY, a_case, category, do, lead_to
from tests.messaging.drain import drain


def recalls(case):
    return list(case.events.filter(action="recall").values_list("actor_kind", "to_state"))


@pytest.mark.parametrize("state", ["dispatched", "handling"])
def test_a_case_whose_post_has_ended_goes_back_to_the_desk(town, state):
    case = lead_to(town, state)
    Post.objects.filter(pk=town.worker_post.pk).update(ends_on=MONDAY.date())
    drain()
    Message.objects.all().delete()

    assert sweep(at=case.changed_at).recalled == 1
    assert sweep(at=case.changed_at).recalled == 0

    case.refresh_from_db()
    assert (case.state, case.handler, recalls(case)) == (State.REPORTED, None, [("clock", "reported")])
    assert ("Nobody has it in hand any more", "desk") in told()
    assert lead_on(town, case).state == State.DISPATCHED


def lead_on(town, case):
    return do(case, Action.DISPATCH, town.by_desk, town, to=town.colleague_post)


def test_an_empty_post_is_recalled_from_but_not_one_with_a_deputy(town):
    case = lead_to(town, "handling")
    Officer.objects.filter(pk=town.people.worker.pk).update(is_active=False)
    Post.objects.filter(pk=town.worker_post.pk).update(deputy=town.people.colleague)
    assert sweep(at=case.changed_at).recalled == 0

    Officer.objects.filter(pk=town.people.colleague.pk).update(is_active=False)

    assert sweep(at=case.changed_at).recalled == 1


def test_a_department_that_is_no_more_keeps_nothing(town):
    case = do(a_case(town), Action.DISPATCH, town.by_desk, town, to=town.lighting)
    Department.objects.filter(pk=town.lighting.pk).update(valid_to=MONDAY.date())

    assert sweep(at=case.changed_at).recalled == 1


def test_what_waits_for_others_is_not_recalled(town):
    cases = [lead_to(town, state) for state in ("handled", "fed_back", "closed")]
    Post.objects.filter(pk=town.worker_post.pk).update(ends_on=MONDAY.date())

    assert sweep(at=cases[-1].changed_at).recalled == 0


def test_a_post_that_ends_tomorrow_has_its_cases_today(town):
    case = lead_to(town, "handling")
    today = localdate(case.changed_at)
    Post.objects.filter(pk=town.worker_post.pk).update(ends_on=today + timedelta(days=1))
    assert list(in_nobodys_hands(today)) == []

    assert list(in_nobodys_hands(today + timedelta(days=1))) == [case]


def test_a_case_that_lost_its_post_and_its_person_is_found_once(town):
    case = lead_to(town, "handling")
    Officer.objects.filter(pk=town.people.worker.pk).update(is_active=False)
    Post.objects.filter(pk=town.worker_post.pk).update(ends_on=MONDAY.date())

    assert list(in_nobodys_hands(localdate(case.changed_at))) == [case]
    assert sweep(at=case.changed_at).recalled == 1


def test_an_idle_minute_asks_the_same_however_many_are_in_hand(town, django_assert_num_queries):
    for more in (1, 2):
        for _ in range(more):
            case = lead_to(town, "handling")
        with django_assert_num_queries(
            7
        ):  # the savepoint, the climb, the savepoint, who has nobody, what to forget, called units
            assert sweep(at=case.changed_at) == Swept(0, 0)


def test_a_case_given_to_another_meanwhile_is_left_alone(town):
    case = lead_to(town, "dispatched")
    seen = Case.objects.get(pk=case.pk)
    lead_on(town, do(case, Action.RECALL, town.by_desk, town))

    assert not sweeping.recalled(seen, "", at=None)
    assert Case.objects.get(pk=case.pk).handler == town.colleague_post


def test_a_case_that_cannot_go_back_keeps_no_other(town, caplog):
    stuck, free = lead_to(town, "dispatched"), lead_to(town, "handling")
    Post.objects.filter(pk=town.worker_post.pk).update(ends_on=MONDAY.date())
    desk = ClockPolicy.objects.get(kind="dispatch", category=None, urgency="", major=False, valid_to=None)
    ClockPolicy.objects.create(
        kind="dispatch", category=stuck.category, limit=5000, unit="WD", ladder=[], calendar=desk.calendar,
        valid_from=MONDAY,
    )  # fmt: skip
    Case.objects.filter(pk=free.pk).update(category=category("10004"))

    assert sweep(at=free.changed_at).recalled == 1

    assert f"{stuck.number} stays where it is: calendar_missing" in caplog.text
    free.refresh_from_db()
    assert free.state == State.REPORTED
