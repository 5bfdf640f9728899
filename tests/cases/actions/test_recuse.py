"""Conflict of interest: whom a case is about never has it in hand, never hears of it, never sees it (回避)."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from cases.actions.recuse import lift, recuse
from cases.actions.tell import tell_about
from cases.enums import Action, RecusalKind, State
from cases.errors import NotYours
from cases.models import Case, Recusal
from cases.numbers import key_of
from cases.pages.sheet import read_sheet
from cases.targets import targets_for
from common.errors import Refused, Stale
from grids.actor import Actor
from grids.enums import RightsKind, Role
from grids.models import Officer, Post, RightsEvent
from grids.roles import ADMINISTRATORS
from messaging.models import Message, Outbox
from tests.cast import MONDAY, a_case, category, do, hire, lead_to
from tests.grids.world import department

pytestmark = pytest.mark.django_db
DAY = date(2025, 6, 9)


def sees(officer, case):
    scope = Actor.of(officer, DAY).scope
    return Case.objects.visible_to(scope).filter(pk=case.pk).exists()


def kept(case):
    return set(Recusal.objects.filter(case=case, lifted_at=None).values_list("officer__username", "kind"))


def named(officer, name):
    Officer.objects.filter(pk=officer.pk).update(name=name)


def test_whom_a_superior_names_sees_it_no_more_and_everybody_else_does(town):
    case = a_case(town)

    recuse(case, town.people.worker, reason="投诉本人", by=town.by_desk, at=MONDAY)

    assert not sees(town.people.worker, case)
    assert sees(town.people.leader, case)
    assert sees(town.people.desk, case)


@pytest.mark.parametrize("who", ["worker", "leader", "desk", "reviewer", "district"])
def test_nobody_is_exempt_neither_by_a_second_post_nor_as_a_deputy(town, who):
    case, officer = a_case(town), getattr(town.people, who)
    Post.objects.exclude(officer=officer).exclude(role__in=ADMINISTRATORS).update(deputy=officer)

    recuse(
        case,
        officer,
        reason="投诉本人",
        by=town.by_district if who != "district" else Actor.of(officer, DAY),
        at=MONDAY,
    )

    assert not sees(officer, case)
    by = Actor.of(officer, DAY)
    for action in (Action.ACCEPT, Action.COMMENT, Action.DISPATCH):
        with pytest.raises(NotYours):
            do(case, action, by, town)


def test_a_case_in_his_hands_goes_back_to_the_desk(town):
    case = lead_to(town, "handling")

    recuse(case, town.people.worker, reason="投诉本人", by=town.by_desk, at=MONDAY)

    case.refresh_from_db()
    assert (case.state, case.handler_post_id) == (State.REPORTED, None)


def test_it_is_not_given_to_him_and_he_is_not_offered(town):
    case = a_case(town)
    recuse(case, town.people.worker, reason="投诉本人", by=town.by_desk, at=MONDAY)

    offered = [target.name for target in targets_for(case, town.by_desk, day=DAY)]

    assert "worker" not in offered
    assert "leader" in offered
    with pytest.raises(Refused, match=r"about this person|涉及"):
        do(case, Action.DISPATCH, town.by_desk, town)


def test_what_he_was_told_is_taken_back_and_he_is_told_no_more(town):
    case = lead_to(town, "dispatched")
    for row in Outbox.objects.filter(topic="case.moved"):
        tell_about(row.payload, key=row.key)
    address = reverse("cases:case", args=[case.number])
    assert Message.objects.filter(recipient=town.people.worker, url=address).exists()

    recuse(case, town.people.worker, reason="投诉本人", by=town.by_desk, at=MONDAY)
    for row in Outbox.objects.filter(topic="case.moved"):
        tell_about(row.payload, key=row.key)

    assert not Message.objects.filter(recipient=town.people.worker, url=address).exists()
    assert Message.objects.filter(recipient=town.people.desk, url=address).exists()


def test_a_complaint_that_names_somebody_is_kept_from_him_at_once(town):
    named(town.people.worker, "赵铁柱")

    case = a_case(town, code="18004", description="网格员赵铁柱态度很差")

    assert kept(case) == {("worker", RecusalKind.FOUND)}
    assert not sees(town.people.worker, case)
    assert sees(town.people.leader, case)


def test_whoever_could_be_handed_it_in_a_department_is_found_too(town):
    near = department(town.ground.district, "office", street=town.here.street)
    elsewhere = department(town.ground.district, "theirs", street=town.there.street)
    hire("经办人甲", (near, Role.HANDLER)), hire("经办人乙", (elsewhere, Role.HANDLER))
    named(town.people.handler, "欧阳照明")

    case = a_case(town, code="18004", description="欧阳照明不来，经办人甲、经办人乙也不管")

    assert kept(case) == {("handler", RecusalKind.FOUND), ("经办人甲", RecusalKind.FOUND)}
    assert not sees(town.people.handler, case)


def test_a_rare_name_is_found_too(town):
    named(town.people.leader, "㐀䶮𠮷")

    assert kept(a_case(town, code="18004", description="网格长㐀䶮𠮷不上门")) == {
        ("leader", RecusalKind.FOUND)
    }


def test_a_complaint_that_names_nobody_is_for_the_street_until_somebody_is_named(town):
    case = a_case(town, code="18004", description="态度很差")
    assert kept(case) == {("worker", RecusalKind.UNTIL_NAMED), ("leader", RecusalKind.UNTIL_NAMED)}
    assert sees(town.people.desk, case)

    recuse(case, town.people.worker, reason="问过居民", by=town.by_desk, at=MONDAY)

    assert kept(case) == {("worker", RecusalKind.NAMED)}
    assert sees(town.people.leader, case)


@pytest.mark.parametrize("who", ["desk", "reviewer"])
def test_who_names_himself_gives_it_back_to_nobody_else(town, who):
    case, himself = a_case(town, code="18004", description="态度很差"), getattr(town.people, who)

    recuse(case, himself, reason="当事人是亲戚", by=Actor.of(himself, DAY), at=MONDAY)

    near = {("worker", RecusalKind.UNTIL_NAMED), ("leader", RecusalKind.UNTIL_NAMED)}
    assert kept(case) == near | {(who, RecusalKind.NAMED)}
    assert not sees(town.people.worker, case)


def test_what_becomes_a_complaint_later_is_kept_away_then_and_given_back_when_it_is_none(town):
    named(town.people.worker, "赵铁柱")
    case = a_case(town, description="赵铁柱没来")
    assert sees(town.people.worker, case)

    case = do(case, Action.CLASSIFY, town.by_desk, town, category=category("18004"))
    assert not sees(town.people.worker, case)

    lift(Recusal.objects.get(case=case), by=town.by_desk, at=MONDAY)
    assert sees(town.people.worker, case)


def test_who_only_works_here_names_nobody_but_himself(town):
    case = a_case(town)

    with pytest.raises(NotYours):
        recuse(case, town.people.leader, reason="不喜欢", by=town.by_worker, at=MONDAY)
    with pytest.raises(NotYours):
        recuse(case, town.people.worker, reason="不喜欢", by=town.by_stranger, at=MONDAY)
    with pytest.raises(Refused):
        recuse(case, town.people.worker, reason=" ", by=town.by_desk, at=MONDAY)
    assert recuse(case, town.people.worker, reason="当事人是亲戚", by=town.by_worker, at=MONDAY)


def test_nobody_hides_a_case_from_who_watches_over_him(town):
    case = a_case(town)
    equal = hire("同事", (town.here.street, Role.DISPATCHER))

    for above, by in ((town.people.district, town.by_desk), (equal, town.by_desk)):
        with pytest.raises(NotYours, match="上级"):
            recuse(case, above, reason="投诉本人", by=by, at=MONDAY)

    assert kept(case) == set()
    assert recuse(case, equal, reason="投诉本人", by=town.by_district, at=MONDAY)
    assert recuse(case, town.people.leader, reason="投诉本人", by=town.by_desk, at=MONDAY)


def test_each_goes_into_the_book_of_rights(town):
    case = a_case(town, code="18004", description="态度很差")
    row = recuse(case, town.people.worker, reason="问过居民", by=town.by_desk, at=MONDAY)
    lift(row, by=town.by_desk, at=MONDAY)

    told = RightsEvent.objects.filter(right="one_case").values_list(
        "kind", "officer__username", "by__username"
    )
    assert sorted(told, key=str) == sorted(
        [
            (RightsKind.KEPT_AWAY, "worker", None),
            (RightsKind.KEPT_AWAY, "leader", None),
            (RightsKind.KEPT_NO_MORE, "worker", "desk"),
            (RightsKind.KEPT_NO_MORE, "leader", "desk"),
            (RightsKind.KEPT_AWAY, "worker", "desk"),
            (RightsKind.KEPT_NO_MORE, "worker", "desk"),
        ],
        key=str,
    )
    assert RightsEvent.objects.filter(where=case.short_number, district=case.district_id).count() == 6


def test_he_cannot_lift_it_himself_and_nobody_twice(town):
    case = a_case(town)
    row = recuse(case, town.people.desk, reason="投诉本人", by=town.by_district, at=MONDAY)

    with pytest.raises(NotYours):
        lift(row, by=Actor.of(town.people.desk, DAY), at=MONDAY)
    with pytest.raises(Stale):
        recuse(case, town.people.desk, reason="投诉本人", by=town.by_district, at=MONDAY)
    lift(row, by=town.by_district, at=MONDAY)
    with pytest.raises(Stale):
        lift(row, by=town.by_district, at=MONDAY)
    assert sees(town.people.desk, case)


def test_pages_open_to_all_leave_it_out(town):
    plain, complaint, about = a_case(town), a_case(town, code="18004", description="态度差"), a_case(town)
    recuse(about, town.people.worker, reason="投诉本人", by=town.by_desk, at=MONDAY)

    assert set(Case.objects.about_nobody()) == {plain}
    assert complaint.pk


def test_the_database_holds_one_recusal_at_a_time_with_a_reason(town):
    facts = {"case": a_case(town), "officer": town.people.worker, "at": MONDAY}
    Recusal.objects.create(**facts, kind=RecusalKind.FOUND)

    for name, more in (
        ("one_recusal_of_an_officer_from_a_case", {"kind": RecusalKind.FOUND}),
        ("recusal_by_name_has_a_reason", {"kind": RecusalKind.NAMED, "lifted_at": MONDAY}),
    ):
        with pytest.raises(IntegrityError, match=name), transaction.atomic():
            Recusal.objects.create(**facts, **more)


def test_those_whom_nothing_is_about_pay_nothing(town):
    """The query of an officer without exceptions is word for word what his posts say."""
    scope = Actor.of(town.people.desk, DAY).scope
    assert (scope.kept_from, scope.may_view, scope.may_handle) == (frozenset(),) * 3

    sql = str(Case.objects.visible_to(scope).still_open().query)

    assert "recusal" not in sql
    assert "exception" not in sql
    assert "NOT" not in sql.upper().split("WHERE")[1]


def test_it_is_not_even_counted_among_the_others_of_the_building(town):
    about, other = a_case(town), a_case(town)
    recuse(about, town.people.desk, reason="投诉本人", by=town.by_district, at=MONDAY)

    def others(officer):
        return read_sheet(Actor.of(officer, DAY).scope, other.number).case.same_place_count

    assert (others(town.people.desk), others(town.people.district)) == (None, 1)


def test_numbers_kept_for_those_who_see_the_same_are_not_his(town):
    case = a_case(town)
    before = key_of(Actor.of(town.people.district, DAY).scope)
    recuse(case, town.people.district, reason="投诉本人", by=town.by_district, at=MONDAY)

    assert key_of(Actor.of(town.people.district, DAY).scope) != before
