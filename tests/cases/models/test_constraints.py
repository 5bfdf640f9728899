"""Every named constraint of the cases, broken once. A new one without a line here fails the last test."""

from datetime import timedelta
from decimal import Decimal

import psycopg
import pytest
from django.apps import apps
from django.db import IntegrityError, transaction

from cases.models import (
    Assignment,
    Case,
    CaseFile,
    CaseNumber,
    CaseRequest,
    Category,
    Clock,
    ClockPolicy,
    Rating,
    Redating,
    Reporter,
    Vacancy,
)
from tests.cases.gallery import all_states, kept_gallery, street  # noqa: F401 - fixtures
from tests.cases.photos import a_photo
from tests.cast import MONDAY, a_case

BREAKS, BREAKS_OF_THE_OWNER = {}, {}


def breaks(name, kept=BREAKS):
    def keep(function):
        kept[name] = function
        return function

    return keep


def change(case, **facts):
    Case.objects.filter(pk=case.pk).update(**facts)


@breaks("case_closed_at_and_by_go_together")
def _(town, cases):
    change(cases["closed"], closed_by=None)


@breaks("case_is_closed_exactly_when_its_state_says_so")
def _(town, cases):
    change(cases["fed_back"], closed_at=MONDAY, closed_by=town.people.reviewer)


@breaks("case_pending_is_not_accepted")
def _(town, cases):
    change(cases["dispatched"], pending=True)


@breaks("case_has_at_most_one_handler")
def _(town, cases):
    change(cases["handling"], handler_department=town.lighting)


@breaks("case_in_hand_has_a_handler")
def _(town, cases):
    change(cases["dispatched"], handler_post=None)


@breaks("case_on_hold_has_its_day")
def _(town, cases):
    change(cases["suspended"], review_on=None)


@breaks("case_asks_only_while_in_hand")
def _(town, cases):
    change(cases["handled"], asking=True)


@breaks("case_waiting_for_dispatch_has_no_handler")
def _(town, cases):
    change(cases["reported"], handler_post=town.worker_post)


@breaks("case_step_is_one_of_seven")
def _(town, cases):
    change(cases["reported"], step=8)


@breaks("case_without_a_grid_is_marked_unplaced")
def _(town, cases):
    change(cases["reported"], grid=None)


@breaks("assignment_names_one_post_or_one_department")
def _(town, cases):
    Assignment.objects.filter(case=cases["handling"]).update(department=town.lighting)


@breaks("case_has_one_running_assignment")
def _(town, cases):
    Assignment.objects.create(case=cases["handling"], round=1, post=town.colleague_post, given_at=MONDAY)


@breaks("category_limit_is_positive")
def _(town, cases):
    Category.objects.filter(code="10004").update(handle_limit=0)


@breaks("category_unit_is_known")
def _(town, cases):
    Category.objects.filter(code="10004").update(unit="YY")


@breaks("clock_policy_limit_is_positive")
def _(town, cases):
    ClockPolicy.objects.filter(kind="take").update(limit=Decimal(-1))


@breaks("one_clock_policy_at_a_time")
def _(town, cases):
    policy = ClockPolicy.objects.get(kind="take", valid_to=None)
    policy.pk = None
    policy.save()


def another(clock, **facts):
    names = ("case", "kind", "round", "calendar", "limit", "unit", "started_at", "due_at")
    Clock.objects.create(**{name: getattr(clock, name) for name in names} | facts)


@breaks("clock_runs_once_a_round")
def _(town, cases):
    another(cases["reported"].clocks.get(kind="accept"), stopped_at=MONDAY)


@breaks("one_running_clock_of_a_kind")
def _(town, cases):
    another(cases["reported"].clocks.get(kind="accept"), round=2)


@breaks("clock_that_stands_still_alerts_nobody")
def _(town, cases):
    cases["reported"].clocks.filter(kind="accept").update(paused_at=MONDAY)


@breaks("photo_of_a_case_belongs_to_an_event")
def _(town, cases):
    CaseFile.objects.filter(file=a_photo()).update(case=cases["reported"])


@breaks("one_count_per_day_and_county")
def _(town, cases):
    CaseNumber.objects.create(day=MONDAY.date(), county="410106", last=1)


@breaks("one_rating_a_round")
def _(town, cases):
    Rating.objects.create(case=cases["closed"], round=1, solved=True, level=5, given_at=MONDAY)


@breaks("rating_has_five_levels")
def _(town, cases):
    Rating.objects.filter(case=cases["closed"]).update(level=6)


@breaks("one_reporter_of_a_kind_per_case")
def _(town, cases):
    Reporter.objects.create(case=cases["reported"])


@breaks("reporter_kind_is_known")
def _(town, cases):
    Reporter.objects.filter(case=cases["reported"]).update(kind="neighbour")


def a_request(town, case, **facts):
    known = {"round": 1, "seq": 1, "level": 3, "kind": "cannot"}
    asked = {"asked_at": MONDAY, "asked_by": town.people.worker}
    CaseRequest.objects.create(case=case, **known | asked | facts)


@breaks("one_open_request_a_case")
def _(town, cases):
    a_request(town, cases["handling"])
    a_request(town, cases["handling"])


@breaks("request_kind_is_known")
def _(town, cases):
    a_request(town, cases["handling"], kind="favour")


@breaks("request_state_is_known")
def _(town, cases):
    a_request(town, cases["handling"], state="lost")


@breaks("request_is_answered_by_somebody")
def _(town, cases):
    a_request(town, cases["handling"], state="approved")


@breaks("request_is_not_answered_by_who_asked")
def _(town, cases):
    answer = {"answered_by": town.people.worker, "answered_at": MONDAY}
    a_request(town, cases["handling"], state="approved", **answer)


@breaks("request_says_how_long")
def _(town, cases):
    a_request(town, cases["handling"], kind="suspend")


# What the application's role cannot even try, because the database's law stands before it.


@breaks("edge_is_unique", BREAKS_OF_THE_OWNER)
def _(owner, case):
    columns = "version, action, from_state, to_state"
    owner.execute(f"insert into cases_edge ({columns}) select {columns} from cases_edge")


@breaks("case_event_seq_is_unique", BREAKS_OF_THE_OWNER)
def _(owner, case):
    owner.execute("set local governance.erase = 'on'")
    owner.execute("update cases_caseevent set seq = 2 where case_id = %s and seq = 3", [case.pk])


@breaks("case_state_is_known", BREAKS_OF_THE_OWNER)
def _(owner, case):
    edge = "insert into cases_edge (version, action, from_state, to_state) values (2, 'void', 'reported', 'lost')"
    owner.execute(edge)
    owner.execute("update cases_case set state = 'lost', version = version + 1 where id = %s", [case.pk])


@breaks("vacancy_is_of_a_post_or_a_department")
def _(town, cases):
    Vacancy.objects.create(post=town.worker_post, department=town.lighting, since=MONDAY.date())


@breaks("redating_ends_after_it_is_asked")
def _(town, cases):
    Redating.objects.create(asked_at=MONDAY, finished_at=MONDAY - timedelta(seconds=1))


@pytest.mark.parametrize("name", sorted(BREAKS))
def test_the_database_refuses(undone, name):
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        BREAKS[name](undone.town, undone.cases)

    assert refusal.value.__cause__.diag.constraint_name == name


@pytest.mark.slow
def test_the_database_refuses_its_owner_too(shared_town, database_owner):
    case = a_case(shared_town, at=MONDAY + timedelta(hours=1))
    for name, broken in BREAKS_OF_THE_OWNER.items():
        with database_owner.connect() as owner:
            with pytest.raises(psycopg.IntegrityError) as refusal, owner.transaction():
                broken(owner, case)
            assert refusal.value.diag.constraint_name == name


def test_what_is_broken_here_is_a_constraint_that_there_is():
    """That none is left out: tests/contracts/test_constraints.py."""
    models = apps.get_app_config("cases").get_models()

    named = {constraint.name for model in models for constraint in model._meta.constraints}
    assert {*BREAKS, *BREAKS_OF_THE_OWNER} - named == set()
