"""One single case is opened to an officer from elsewhere: for a reason, until a day, by one who holds it himself."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from guardian.shortcuts import get_objects_for_user

from cases.actions.exceptions import end_exception, give_exception
from cases.actions.recuse import recuse
from cases.enums import Action
from cases.errors import NotYours
from cases.models import Case, CaseException
from cases.scopes import HANDLE, VIEW
from common.errors import Refused, Stale
from grids.actor import Actor
from grids.enums import RightsKind
from grids.models import Post, RightsEvent
from messaging.models import Message
from tests.cast import MONDAY, a_case, do, lead_to

pytestmark = pytest.mark.django_db
DAY, UNTIL = date(2025, 6, 9), date(2025, 7, 1)
FACTS = {"right": HANDLE, "until": UNTIL, "reason": "借调支援", "at": MONDAY}


def on(officer, day=DAY):
    return Actor.of(officer, day)


def sees(officer, case, day=DAY):
    return Case.objects.visible_to(on(officer, day).scope).filter(pk=case.pk).exists()


def give(town, case, officer=None, **facts):
    return give_exception(case, officer or town.people.stranger, **FACTS | {"by": town.by_leader} | facts)


def test_somebody_from_elsewhere_works_on_this_one_case_and_no_other(town):
    case, other = lead_to(town, "handling"), a_case(town)

    give(town, case)

    assert sees(town.people.stranger, case)
    assert not sees(town.people.stranger, other)
    do(case, Action.CONTACT, on(town.people.stranger), town)
    case.refresh_from_db()
    do(case, Action.PROGRESS, on(town.people.stranger), town)
    assert case in Case.objects.given_to(on(town.people.stranger).scope)


def test_who_may_only_see_does_nothing(town):
    case = lead_to(town, "handling")

    give(town, case, right=VIEW)

    assert sees(town.people.stranger, case)
    with pytest.raises(NotYours):
        do(case, Action.PROGRESS, on(town.people.stranger), town)


def test_it_ends_with_the_day_and_nobody_has_to_sweep(town):
    case = a_case(town)
    give(town, case)

    assert sees(town.people.stranger, case, UNTIL - timedelta(days=1))
    assert not sees(town.people.stranger, case, UNTIL)


def test_it_is_taken_back_by_whoever_could_give_it_or_the_security_administrator(town):
    case = a_case(town)
    for by in (town.by_leader, town.by_security, town.by_desk):
        given = give(town, case)
        with pytest.raises(NotYours):
            end_exception(given, by=town.by_worker, at=MONDAY)
        end_exception(given, by=by, at=MONDAY)
        assert not sees(town.people.stranger, case)
        with pytest.raises(Stale):
            end_exception(given, by=by, at=MONDAY)


def test_nobody_gives_what_he_does_not_hold_here_himself(town):
    case = a_case(town)

    assert give(town, case, right=VIEW, by=town.by_desk)
    for by in (
        town.by_desk,
        town.by_worker,
        town.by_reviewer,
        town.by_stranger,
        town.by_security,
        town.by_admin,
    ):
        with pytest.raises(NotYours):
            give(town, case, by=by)


def test_an_exception_gives_nothing_on(town):
    case = lead_to(town, "handling")
    give(town, case)

    with pytest.raises(NotYours):
        give(town, case, town.people.colleague, by=on(town.people.stranger))


@pytest.mark.parametrize(
    "wrong",
    [
        {"reason": " "},
        {"until": DAY},
        {"until": date(2027, 1, 1)},
        {"officer": "leader"},
        {"officer": "nobody"},
    ],
)
def test_reason_end_and_another_person_with_a_post_are_asked(town, wrong):
    facts = wrong | ({"officer": getattr(town.people, wrong["officer"])} if "officer" in wrong else {})

    with pytest.raises(Refused):
        give(town, a_case(town), **facts)


def test_not_twice_at_a_time_but_again_afterwards(town):
    case = a_case(town)
    give(town, case)

    with pytest.raises(Refused):
        give(town, case)
    CaseException.every.update(starts_on=DAY - timedelta(days=9), until=DAY)
    assert give(town, case)


def test_without_a_post_it_opens_nothing(town):
    case = a_case(town)
    give(town, case)
    Post.objects.filter(officer=town.people.stranger).update(ends_on=DAY)

    assert not sees(town.people.stranger, case)


def test_whom_the_case_is_about_sees_it_by_no_exception(town):
    case = a_case(town)
    give(town, case)
    recuse(case, town.people.stranger, reason="投诉本人", by=town.by_desk, at=MONDAY)

    assert not sees(town.people.stranger, case)
    with pytest.raises(Refused):
        give(town, case)


def test_both_ends_are_told_to_him_and_put_on_record(town):
    case = a_case(town)
    end_exception(give(town, case), by=town.by_leader, at=MONDAY)

    told = RightsEvent.objects.filter(subject_uuid__isnull=False).order_by("pk")
    assert [(one.kind, one.officer, one.by, one.right) for one in told] == [
        (RightsKind.EXCEPTION_GIVEN, town.people.stranger, town.people.leader, HANDLE),
        (RightsKind.EXCEPTION_ENDED, town.people.stranger, town.people.leader, HANDLE),
    ]
    assert Message.objects.filter(recipient=town.people.stranger, title__contains="case").count() == 1
    assert Message.objects.filter(recipient=town.people.stranger).count() == 2


def test_guardian_itself_answers_only_what_is_in_force(town):
    case = a_case(town)
    give(town, case)
    asked = {"use_groups": False, "accept_global_perms": False}

    assert (
        list(get_objects_for_user(town.people.stranger, "cases.handle_case", **asked)) == []
    )  # over by today
    CaseException.every.update(until=date(2999, 1, 1))
    assert list(get_objects_for_user(town.people.stranger, "cases.handle_case", **asked)) == [case]


def test_the_database_asks_for_reason_end_and_another_giver(town):
    given = give(town, a_case(town))
    same = {"user": given.user, "permission": given.permission, "content_object": given.content_object}
    facts = same | {
        "given_by": given.given_by,
        "given_at": MONDAY,
        "starts_on": DAY,
        "until": UNTIL,
        "reason": "x",
    }
    for name, wrong in (
        ("caseexception_has_a_reason", {"reason": ""}),
        ("caseexception_ends_after_it_starts", {"until": DAY}),
        ("caseexception_is_not_given_to_oneself", {"given_by": given.user}),
        ("one_open_caseexception_of_a_kind", {}),
    ):
        with pytest.raises(IntegrityError, match=name), transaction.atomic():
            CaseException.every.create(**facts | wrong)
