"""Relieving somebody: what he has in hand goes along, and no open case is ever left without an owner."""

from datetime import timedelta
from random import Random

import pytest
from django.utils.timezone import localdate

from cases.actions.sweep import sweep
from cases.enums import Action
from cases.models import Case
from cases.querysets.case import OPEN_STATES
from common.errors import Refused, Stale
from grids.actions.absences import end_absence, note_absence
from grids.actions.posts import end_post
from grids.actions.relieve import nearest_above, preview, relieve, withdraw
from grids.actions.sweep_staff import sweep_staff
from grids.actor import Actor
from grids.enums import AbsenceKind, Role
from grids.models import Absence, ApiKey, DutyTurn, Post
from grids.roles import P
from messaging.models import Message
from tests.cast import MONDAY, a_case, do, hire, lead_to
from tests.grids import world

DAY = timedelta(days=1)
TODAY = localdate(MONDAY)


@pytest.fixture
def successor(town):
    return Post.objects.get(officer=hire("successor", (town.here.general, Role.WORKER)))


def let_go(town, *, by=None, at=MONDAY, on=TODAY, **facts):
    return relieve(town.worker_post, on=on, reason="换届", by=by or town.by_security, at=at, **facts)


def hands(case):
    case.refresh_from_db()
    return case.state, case.handler_post_id


def test_cases_go_to_the_successor_and_the_preview_said_so(town, successor):
    cases = [lead_to(town, state) for state in ("dispatched", "handling")]
    lead_to(town, "reported"), lead_to(town, "handled")

    assert preview(town.worker_post, successor=successor, on=TODAY) == ({"case": 2}, successor)
    handover = let_go(town, successor=successor)

    assert handover.effects == {"case": 2}
    assert [hands(case) for case in cases] == [("dispatched", successor.pk)] * 2
    assert Post.objects.get(pk=town.worker_post.pk).ends_on == TODAY
    said = cases[0].events.filter(action__in=["recall", "dispatch"]).order_by("seq")
    assert list(said.values_list("action", "actor_kind"))[-2:] == [("recall", "clock"), ("dispatch", "clock")]
    assert Message.objects.filter(recipient=successor.officer, url="/w/").count() == 1


def test_without_a_successor_they_go_to_the_nearest_above(town):
    case = lead_to(town, "handling")
    leader = Post.objects.get(officer=town.people.leader)

    assert nearest_above(town.worker_post, on=TODAY) == leader
    let_go(town)

    assert hands(case) == ("dispatched", leader.pk)


def test_where_nobody_stands_above_they_go_back_to_the_desk(town):
    case = lead_to(town, "handling")
    Post.objects.filter(officer=town.people.leader).update(ends_on=TODAY)

    let_go(town)

    assert hands(case) == ("reported", None)


def test_what_owes_a_joint_decision_waits_at_the_desk(town, successor):
    case = lead_to(town, "handling")
    Case.objects.filter(pk=case.pk).update(needs_joint_decision=True)

    let_go(town, successor=successor)

    assert hands(case) == ("reported", None)


def test_a_planned_handover_takes_effect_on_its_day_and_can_be_withdrawn_before(town, successor):
    case = lead_to(town, "handling")
    handover = let_go(town, successor=successor, on=TODAY + DAY)
    with pytest.raises(Refused):
        let_go(town, on=TODAY + DAY)
    withdraw(handover, by=town.by_security, at=MONDAY)
    with pytest.raises(Stale):
        withdraw(handover, by=town.by_security, at=MONDAY)
    let_go(town, successor=successor, on=TODAY + DAY)

    sweep_staff(at=MONDAY)
    sweep(at=MONDAY)
    assert hands(case) == ("handling", town.worker_post.pk)
    assert sweep_staff(at=MONDAY + DAY) == 1
    assert hands(case) == ("dispatched", successor.pk)


def test_a_planned_handover_that_cannot_be_done_says_why(town, successor):
    handover = let_go(town, successor=successor, on=TODAY + DAY)
    Post.objects.filter(pk=town.worker_post.pk).update(ends_on=TODAY)

    sweep_staff(at=MONDAY + DAY)

    handover.refresh_from_db()
    assert (handover.state, bool(handover.failure)) == ("failed", True)
    assert Message.objects.filter(recipient=town.people.security).exists()


@pytest.mark.parametrize("who", ["by_desk", "by_leader", "by_worker", "by_admin", "by_stranger"])
def test_only_who_gives_posts_takes_them(town, who):
    with pytest.raises(Refused) as refusal:
        let_go(town, by=getattr(town, who))

    assert refusal.value.code == "not_yours"


def test_a_successor_stands_at_the_place_or_above_it(town):
    for wrong in (town.colleague_post, Post.objects.get(officer=town.people.handler)):
        with pytest.raises(Refused):
            let_go(town, successor=wrong)
    for facts in ({"on": TODAY - DAY}, {"on": TODAY + 400 * DAY}):
        with pytest.raises(Refused):
            let_go(town, **facts)


def test_turns_keys_and_those_he_stands_in_for_go_along(town, successor):
    worker, at = town.people.worker, MONDAY
    turn = {"grid": town.here.general, "starts_at": at + DAY, "ends_at": at + 2 * DAY, "planned_at": at}
    DutyTurn.objects.create(officer=worker, **turn)
    ApiKey.objects.create(officer=worker, name="x", prefix="a", digest=b"d", issued_at=at)
    other = hire("other", (town.here.general, Role.WORKER))
    away(other, deputy=worker)

    counts, _to = preview(town.worker_post, successor=successor, on=TODAY)
    let_go(town, successor=successor)

    assert counts == {"absence": 1, "apikey": 1, "dutyturn": 1}
    assert DutyTurn.objects.get().officer == successor.officer
    assert ApiKey.objects.get().revoked_at == MONDAY
    assert Absence.objects.get().deputy == successor.officer
    assert Post.objects.get(officer=other).deputy == successor.officer


def away(officer, *, deputy=None, days=2, at=MONDAY, by=None):
    facts = {"kind": AbsenceKind.SICK, "starts_on": localdate(at), "until": localdate(at) + days * DAY}
    return note_absence(officer, deputy=deputy, **facts, by=by or Actor.clock(), at=at)


def test_nobody_becomes_a_deputy_for_himself(town):
    other = hire("other", (town.here.general, Role.WORKER))
    away(other, deputy=town.people.worker)
    Post.objects.filter(officer=town.people.leader).update(ends_on=TODAY)

    let_go(town)

    assert (Absence.objects.get().deputy, Post.objects.get(officer=other).deputy) == (None, None)


def test_who_is_away_takes_nothing_over(town, successor):
    away(successor.officer, deputy=town.people.leader)
    with pytest.raises(Refused):
        let_go(town, successor=successor)


def test_a_successor_who_is_gone_on_the_day_is_looked_for_again(town, successor):
    case = lead_to(town, "handling")
    let_go(town, successor=successor, on=TODAY + DAY)
    Post.objects.filter(pk=successor.pk).update(ends_on=TODAY)

    sweep_staff(at=MONDAY + DAY)

    assert hands(case) == ("dispatched", Post.objects.get(officer=town.people.leader).pk)


def test_with_the_deputy_away_too_nothing_waits(town):
    """Whoever of the two is away, or gone: nobody is there."""
    case, other = lead_to(town, "handling"), lead_to(town, "handling")
    colleague = Post.objects.filter(pk=town.colleague_post.pk)
    colleague.update(deputy=town.people.leader)
    away(town.people.worker, deputy=town.people.colleague)
    sweep(at=MONDAY)
    assert hands(case) == hands(other) == ("handling", town.worker_post.pk)

    away(town.people.colleague)
    sweep(at=MONDAY)

    assert hands(case) == hands(other) == ("reported", None)


def test_who_goes_away_alone_leaves_nothing_waiting(town):
    case = lead_to(town, "handling")

    away(town.people.worker)
    with pytest.raises(Refused):
        do(a_case(town), Action.DISPATCH, town.by_desk, town)
    sweep(at=MONDAY)

    assert hands(case) == ("reported", None)


def test_with_a_deputy_everything_stays_and_new_work_comes(town):
    case = lead_to(town, "handling")

    away(town.people.worker, deputy=town.people.colleague)
    new = do(a_case(town), Action.DISPATCH, town.by_desk, town)
    sweep(at=MONDAY)

    assert hands(case) == ("handling", town.worker_post.pk)
    deputy = Actor.of(town.people.colleague, TODAY)
    assert do(new, Action.TAKE, deputy, town).state == "handling"


def test_a_department_whose_last_one_goes_keeps_nothing(town):
    case = do(a_case(town), Action.DISPATCH, town.by_desk, town, to=town.lighting)

    away(town.people.handler)
    sweep(at=MONDAY)

    assert hands(case) == ("reported", None)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(6))
def test_nothing_open_is_ever_without_an_owner(town, seed):
    """Any sequence of relieving, ending and going away: afterwards somebody may go on with each open case."""
    rng, at = Random(seed), MONDAY
    people = [hire(f"more-{n}", (grid, Role.WORKER)) for n, grid in enumerate(grounds(town))]
    world.post(town.lighting, Role.HANDLER, who=people[0])
    for state in ("reported", "dispatched", "handling", "handled", "fed_back") * 2:
        lead_to(town, state)
    for _turn in range(14):
        if rng.random() < 0.5:
            give_to_somebody(town, rng)
        disturb(rng, at)
        at += DAY * rng.choice([0, 0, 1])
        sweep_staff(at=at)
        sweep(at=at)
        assert ownerless(localdate(at)) == []


def grounds(town):
    return [town.here.general, town.here.total, town.here.micro, town.here.street]


def give_to_somebody(town, rng):
    posts = Post.objects.answered(TODAY).held_by_people().on_path_of(town.here.micro).carrying(P.CASE_HANDLE)
    try:
        to = rng.choice([*posts.order_by("pk"), town.lighting])
        do(a_case(town), Action.DISPATCH, town.by_district, town, to=to)
    except Refused:
        return


def disturb(rng, at):
    """One thing that happens to people on a day. The district stays: somebody has to be there."""
    on = localdate(at)
    posts = Post.objects.current(on).filter(region=None).exclude(role=Role.SECURITY).with_names()
    post = rng.choice(list(posts.order_by("pk")))
    verbs = (
        lambda: relieve(post, on=on + DAY * rng.choice([0, 1]), reason="x", by=Actor.clock(), at=at),
        lambda: end_post(post, on=on, by=Actor.clock(), at=at),
        lambda: away(post.officer, at=at, days=rng.choice([1, 3])),
        lambda: away(post.officer, at=at, deputy=rng.choice(list(posts)).officer),
        lambda: [end_absence(one, on=on, by=Actor.clock(), at=at) for one in Absence.objects.current(on)],
    )
    try:
        rng.choice(verbs)()
    except Refused:
        return


def ownerless(day):
    """The open cases that nobody who is there may go on with: in hand by its hands, otherwise by a desk above it."""
    there = Post.objects.answered(day).held_by_people()
    left = []
    for case in Case.objects.filter(state__in=OPEN_STATES):
        desk = there.filter(role=Role.DISPATCHER)
        owners = desk.on_path_of(case) | desk.filter(region=case.district_id)
        if case.handler_post_id and case.state in ("dispatched", "handling"):
            owners = there.filter(pk=case.handler_post_id)
        if case.handler_department_id and case.state in ("dispatched", "handling"):
            owners = there.filter(department=case.handler_department_id).carrying(P.CASE_HANDLE)
        left += [] if owners.exists() else [(case.number, case.state)]
    return left


def test_the_clock_dispatches_to_a_successor_and_to_nobody_else(town):
    case = a_case(town)

    for to in (town.worker_post, town.lighting):
        with pytest.raises(Refused):
            do(case, Action.DISPATCH, Actor.clock(), town, to=to)
