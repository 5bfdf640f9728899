"""Who is away, who stands in, and that nobody reaches farther by it than he may."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate

from common.errors import Refused, Stale
from grids.actions.absences import end_absence, note_absence, sweep_absences
from grids.enums import AbsenceKind, Role
from grids.models import AbsenceCover, Post, RightsEvent
from grids.roles import P
from grids.scope import Scope
from messaging.models import Message
from tests.cast import MONDAY, hire
from tests.grids import world

DAY = timedelta(days=1)
TODAY = localdate(MONDAY)


def away(officer, *, by, deputy=None, first=TODAY, days=3, at=MONDAY):
    facts = {"kind": AbsenceKind.LEAVE, "starts_on": first, "until": first + days * DAY}
    return note_absence(officer, deputy=deputy, **facts, by=by, at=at)


def may_handle(town, officer, on=TODAY):
    return Scope.of(officer, on).may(P.CASE_HANDLE, town.here.micro)


def test_who_leads_at_the_place_ends_no_absence_of_somebody_above_him(town):
    absence = away(town.people.leader, by=town.by_leader)

    with pytest.raises(Refused) as refusal:
        end_absence(absence, on=TODAY, by=town.by_desk, at=MONDAY)

    assert refusal.value.code == "not_yours"


def test_the_deputy_acts_from_the_first_day_to_the_last(town):
    away(town.people.worker, deputy=town.people.colleague, by=town.by_worker)

    assert may_handle(town, town.people.colleague)
    assert sweep_absences(at=MONDAY + 2 * DAY) == 0
    assert sweep_absences(at=MONDAY + 3 * DAY) == 1
    assert not may_handle(town, town.people.colleague)
    kinds = list(RightsEvent.objects.order_by("pk").values_list("kind", "officer__username"))
    assert kinds == [("deputy_named", "colleague"), ("deputy_ended", "colleague")]
    assert Message.objects.filter(recipient=town.people.colleague).count() == 1


def test_a_planned_absence_takes_effect_on_its_day(town):
    away(town.people.worker, deputy=town.people.colleague, by=town.by_leader, first=TODAY + DAY)

    assert not may_handle(town, town.people.colleague)
    assert sweep_absences(at=MONDAY + DAY) == 1
    assert sweep_absences(at=MONDAY + DAY) == 0
    assert may_handle(town, town.people.colleague)


def test_who_stood_there_before_stands_there_again(town):
    Post.objects.filter(pk=town.worker_post.pk).update(deputy=town.people.leader)
    absence = away(town.people.worker, deputy=town.people.colleague, by=town.by_worker)

    end_absence(absence, on=TODAY, by=town.by_worker, at=MONDAY)

    assert Post.objects.get(pk=town.worker_post.pk).deputy == town.people.leader
    assert not AbsenceCover.objects.exists()
    with pytest.raises(Stale):
        end_absence(absence, on=TODAY, by=town.by_worker, at=MONDAY)


def test_a_post_that_comes_while_he_is_away_is_covered_too(town):
    away(town.people.worker, deputy=town.people.colleague, by=town.by_worker)
    facts = {"grid": town.here.micro, "role": Role.WORKER, "starts_on": TODAY}
    later = Post.objects.create(officer=town.people.worker, **facts)

    sweep_absences(at=MONDAY)

    assert Post.objects.get(pk=later.pk).deputy == town.people.colleague


def deputy_of(post):
    return Post.objects.get(pk=post.pk).deputy


def test_a_post_above_him_that_comes_later_is_not_the_deputy_s(town):
    away(town.people.worker, deputy=town.people.colleague, by=town.by_worker)
    facts = {"grid": town.here.general, "role": Role.LEADER, "starts_on": TODAY}
    later = Post.objects.create(officer=town.people.worker, **facts)

    assert sweep_absences(at=MONDAY) == 0
    assert deputy_of(later) is None
    assert not Post.objects.answered(TODAY).filter(pk=later.pk).exists()


def test_a_deputy_without_his_own_post_stands_in_no_longer(town):
    Post.objects.filter(pk=town.worker_post.pk).update(deputy=town.people.leader)
    away(town.people.worker, deputy=town.people.colleague, by=town.by_worker)
    town.colleague_post.ends_on = TODAY + DAY
    town.colleague_post.save()

    assert sweep_absences(at=MONDAY) == 0
    assert sweep_absences(at=MONDAY + DAY) == 1
    assert sweep_absences(at=MONDAY + DAY) == 0
    assert deputy_of(town.worker_post) == town.people.leader


def test_who_stood_there_before_does_not_come_back_with_two_of_the_three(town):
    post, other = Post.objects.get(officer=town.people.admin), hire("other")
    Post.objects.filter(pk=post.pk).update(deputy=other)
    second = hire("second", (town.ground.district, Role.ADMINISTRATOR))
    absence = away(town.people.admin, deputy=second, by=town.by_admin)
    world.post(town.ground.district, Role.SECURITY, who=other)

    end_absence(absence, on=TODAY, by=town.by_admin, at=MONDAY)

    assert deputy_of(post) is None


def test_a_deputy_who_is_away_himself_covers_nothing(town):
    away(town.people.worker, deputy=town.people.colleague, by=town.by_worker)
    away(town.people.colleague, by=town.by_colleague)

    there = Post.objects.answered(TODAY)
    assert not there.filter(pk=town.worker_post.pk).exists()
    Post.objects.filter(pk=town.worker_post.pk).update(deputy=None)
    AbsenceCover.objects.all().delete()  # as before the sweep of the first day
    assert not there.filter(pk=town.worker_post.pk).exists()


@pytest.mark.parametrize("who", ["by_colleague", "by_stranger", "by_handler", "by_admin", "by_nobody"])
def test_nobody_else_notes_it(town, who):
    with pytest.raises(Refused) as refusal:
        away(town.people.worker, by=getattr(town, who))

    assert refusal.value.code == "not_yours"


@pytest.mark.parametrize(
    ("officer", "deputy", "by", "may"),
    [
        ("worker", "colleague", "by_worker", True),  # the same role in the same street
        ("worker", "leader", "by_worker", True),  # a higher rank
        ("worker", "stranger", "by_worker", False),  # another street
        ("worker", "nobody", "by_worker", False),  # no post at all
        ("worker", "handler", "by_worker", False),  # a department's
        ("worker", "reviewer", "by_worker", False),  # another role of the same rank, by himself
        ("worker", "reviewer", "by_leader", True),  # … by who leads him
        ("leader", "worker", "by_leader", False),  # a lower rank
        ("leader", "desk", "by_leader", False),  # one lower, by himself
        ("leader", "desk", "by_district", True),  # … by who leads him
        ("leader", "worker", "by_district", False),  # two lower, by nobody
        ("leader", "desk", "by_desk", False),  # himself, for somebody who stands above him
        ("leader", "reviewer", "by_desk", False),  # nor anybody else for that one
        ("worker", "desk", "by_desk", True),  # himself, for somebody below
        ("admin", "security", "by_admin", False),  # the three stay apart
        ("desk", "admin", "by_district", False),
    ],
)
def test_a_deputy_reaches_no_farther_than_allowed(town, officer, deputy, by, may):
    facts = {"deputy": getattr(town.people, deputy), "by": getattr(town, by)}

    if may:
        away(getattr(town.people, officer), **facts)
    else:
        with pytest.raises(Refused):
            away(getattr(town.people, officer), **facts)


def test_a_leader_of_a_micro_grid_stands_in_for_the_street_only_where_a_superior_says_so(town):
    small = hire("small", (town.here.micro, Role.LEADER))
    facts = {"deputy": small, "first": TODAY + DAY}

    with pytest.raises(Refused):
        away(town.people.leader, by=town.by_leader, **facts)

    assert away(town.people.leader, by=town.by_district, **facts).deputy == small


def test_what_somebody_only_stands_in_for_lets_him_deputise_for_nobody(town):
    Post.objects.filter(officer=town.people.leader).update(deputy=town.people.nobody)

    with pytest.raises(Refused):
        away(town.people.worker, deputy=town.people.nobody, by=town.by_worker)


def test_days_that_have_passed_or_are_noted_are_refused(town):
    away(town.people.worker, by=town.by_worker)

    for facts in ({"first": TODAY - DAY}, {"first": TODAY + DAY}, {"first": TODAY + 9 * DAY, "days": 0}):
        with pytest.raises(Refused):
            away(town.people.worker, by=town.by_worker, **facts)


def test_who_is_away_himself_stands_in_for_nobody(town):
    away(town.people.colleague, by=town.by_colleague)

    with pytest.raises(Refused):
        away(town.people.worker, deputy=town.people.colleague, by=town.by_worker)


def test_several_people_of_one_grid(town):
    """Many-to-many: one leads two grids, and two work in one."""
    other = hire("other", (town.here.general, Role.WORKER), (town.here.general2, Role.LEADER))
    away(town.people.worker, deputy=other, by=town.by_worker)

    assert may_handle(town, other)
    assert Post.objects.filter(grid=town.here.general, role=Role.WORKER).count() == 2
