"""What the database notes as vacant, and when the sweep forgets it."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate, now

from cases.actions.sweep import sweep
from cases.enums import Action, State
from cases.models import Vacancy
from grids.enums import Role
from grids.models import Department, Officer, Post
from tests.cases.gallery import kept_town, street  # noqa: F401 - fixtures
from tests.cast import MONDAY, a_case, do, lead_to

DAY = timedelta(days=1)


def noted():
    """{what: since when} of all that is noted."""
    return {
        one.post_id or one.department.code: one.since for one in Vacancy.objects.select_related("department")
    }


def gone(officer, *, is_active=False):
    Officer.objects.filter(pk=officer.pk).update(is_active=is_active)


def end(post, day):
    Post.objects.filter(pk=post.pk).update(ends_on=day)


@pytest.fixture
def post(town):
    return town.worker_post


@pytest.fixture
def long_ago(town):
    """What has been noted was noted two hours ago."""
    return lambda: Vacancy.objects.update(noted_at=now() - timedelta(hours=2))


def test_where_everybody_is_there_nothing_is_noted(town):
    assert noted() == {}


def test_a_post_is_noted_for_the_day_it_ends(post):
    end(post, MONDAY.date() + DAY)
    assert noted() == {post.pk: MONDAY.date() + DAY}

    end(post, MONDAY.date())
    assert noted() == {post.pk: MONDAY.date()}


def test_one_that_is_made_with_its_end_is_noted_too(town):
    facts = {"grid": town.here.general, "starts_on": MONDAY.date(), "ends_on": MONDAY.date() + DAY}
    made = Post.objects.create(officer=town.people.nobody, role=Role.WORKER, **facts)

    assert noted() == {made.pk: MONDAY.date() + DAY}


def test_a_post_is_noted_when_the_last_of_its_people_leaves(town, post):
    Post.objects.filter(pk=post.pk).update(deputy=town.people.colleague)
    gone(town.people.worker)
    assert post.pk not in noted()

    gone(town.people.colleague)
    assert noted()[post.pk] == post.starts_on


def test_a_post_is_noted_when_its_deputy_is_taken_away(town, post):
    Post.objects.filter(pk=post.pk).update(deputy=town.people.colleague)
    gone(town.people.worker)

    Post.objects.filter(pk=post.pk).update(deputy=None)

    assert noted() == {post.pk: post.starts_on}


def test_a_department_is_noted_for_the_day_it_ends(town):
    Department.objects.filter(pk=town.lighting.pk).update(valid_to=MONDAY.date())

    assert noted() == {"lighting": MONDAY.date()}


def test_what_answers_for_nothing_is_forgotten_a_day_later(post, long_ago):
    end(post, MONDAY.date())
    long_ago()

    sweep(at=MONDAY)
    assert noted() == {post.pk: MONDAY.date()}

    sweep(at=MONDAY + DAY)
    assert noted() == {}


def test_what_was_noted_just_now_is_kept(post):
    end(post, MONDAY.date())

    sweep(at=MONDAY + DAY)

    assert noted() == {post.pk: MONDAY.date()}


@pytest.mark.parametrize("state", [State.HANDLED, State.FED_BACK])
def test_a_case_may_come_back_to_a_post_that_ended_long_ago(town, post, long_ago, state):
    case = lead_to(town, state)
    end(post, localdate(case.changed_at))
    long_ago()
    later = case.changed_at + 3 * DAY
    assert sweep(at=later).recalled == 0

    verb = Action.SEND_BACK if state == State.HANDLED else Action.REWORK
    case = do(case, verb, town.by_reviewer, town, at=later)

    assert (case.state, sweep(at=later).recalled) == (State.HANDLING, 1)
    assert sweep(at=later + DAY).recalled == 0
    assert noted() == {}


def test_a_department_with_an_open_case_is_kept(town, long_ago):
    case = do(a_case(town), Action.DISPATCH, town.by_desk, town, to=town.lighting)
    Department.objects.filter(pk=town.lighting.pk).update(valid_to=localdate(case.changed_at) + DAY)
    long_ago()

    sweep(at=case.changed_at)
    assert list(noted()) == ["lighting"]

    assert sweep(at=case.changed_at + 2 * DAY).recalled == 1
    assert noted() == {}


def test_somebody_who_comes_back_and_leaves_again_is_noted_again(town, post, long_ago):
    gone(town.people.worker)
    long_ago()
    sweep(at=MONDAY)
    assert noted() == {}

    gone(town.people.worker, is_active=True)
    assert noted() == {}
    gone(town.people.worker)

    assert post.pk in noted()
