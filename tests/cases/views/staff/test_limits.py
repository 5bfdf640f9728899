"""The page of the time limits: looking at a change, making it, ending a narrower one."""

import pytest
from django.test import Client
from django.utils.translation import override

from cases.actions.limits import end_limit, set_limit
from cases.actions.redate import redate_some
from cases.errors import NotYours
from cases.models import ClockPolicy, Redating
from common.errors import Stale
from grids.models import Calendar
from tests.cases.gallery import kept_town, street  # noqa: F401 - fixtures
from tests.cast import MONDAY, a_case

LIST, ONE = "/limits/", "/limits/change/"
NEW = {"kind": "dispatch", "limit": "2", "unit": "ND", "calendar": "CN", "reminded": "50", "yellow": "80"} | {
    "red": "on",
    "climb_micro": "0",
    "climb_street": "24",
    "reason": "试行",
}


@pytest.fixture
def office(town):
    client = Client()
    client.force_login(town.people.admin)
    client.get("/messages/")
    with override("en"):
        yield client


def standing(**facts):
    return ClockPolicy.objects.get(valid_to=None, category=None, urgency="", major=False, **facts)


def seen(client, **asked):
    return client.get(ONE, asked).context["form"].initial.get("seen", "")


def test_a_change_is_looked_at_and_then_made_and_dates_what_is_open(office, town):
    case = a_case(town)

    looked = office.post(ONE, NEW | {"do": "preview", "seen": seen(office, kind="dispatch")})

    assert (looked.context["moves"].seen, looked.context["moves"].moved) == (1, 1)
    assert 'value="save"' in looked.text
    assert standing(kind="dispatch").limit == 1
    made = office.post(ONE, NEW | {"do": "save", "seen": looked.context["form"]["seen"].value()})
    assert made.status_code == 302
    policy = standing(kind="dispatch")
    assert (policy.limit, policy.by, policy.reason) == (2, town.people.admin, "试行")
    assert policy.ladder == [[0.5, "reminded"], [0.8, "yellow"], [1, "red"]]
    assert policy.climb == [[0, "micro"], [24, "street"]]
    while redate_some():
        pass
    case.refresh_from_db()
    assert (case.dispatch_due_at - case.reported_at).days == 2


def test_a_new_limit_begins_with_an_empty_form(office):
    answer = office.get(ONE)

    assert (answer.status_code, answer.context["line"], answer.context["may_end"]) == (200, None, False)


def test_the_form_opens_as_the_limit_stands(office, town):
    form = office.get(ONE, {"kind": "dispatch"}).context["form"]

    again = office.post(
        ONE,
        {name: value for name, value in form.initial.items() if value not in (None, False)}
        | {"reason": "照旧"},
    )

    assert (again.status_code, again.context["moves"].moved) == (200, 0)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"limit": "1.5"}, "limit"),
        ({"limit": "0"}, "limit"),
        ({"unit": "XX"}, "unit"),
        ({"kind": "moon"}, "kind"),
        ({"calendar": ""}, "calendar"),
        ({"reason": ""}, "reason"),
        ({"reminded": "120"}, "reminded"),
        ({"reminded": "90"}, "yellow"),
        ({"red": ""}, "red"),
        ({"climb_micro": "30"}, "__all__"),
        ({"climb_micro": "-1"}, "climb_micro"),
    ],
)
def test_a_limit_that_makes_no_sense_is_refused_at_its_field(office, town, wrong, field):
    before = ClockPolicy.objects.count()

    answer = office.post(ONE, NEW | {"do": "save", "seen": seen(office, kind="dispatch")} | wrong)

    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    assert ClockPolicy.objects.count() == before


def test_on_top_of_one_that_somebody_else_has_changed_nothing_is_put(office, town):
    before = seen(office, kind="dispatch")
    office.post(ONE, NEW | {"do": "save", "seen": before})

    answer = office.post(ONE, NEW | {"limit": "5", "do": "save", "seen": before})

    assert (answer.status_code, standing(kind="dispatch").limit) == (422, 2)


def test_a_narrower_limit_stands_beside_the_wider_one_and_ends_again(office, town):
    case = a_case(town)
    narrow = NEW | {"category": "05007", "limit": "4"}
    assert office.post(ONE, narrow | {"do": "save", "seen": ""}).status_code == 302
    asked = {"kind": "dispatch", "category": "05007"}
    assert office.get(ONE, asked).context["may_end"]

    ended = office.post(ONE, asked | {"do": "end", "seen": seen(office, **asked)})

    assert ended.status_code == 302
    assert not ClockPolicy.objects.filter(category=case.category, kind="dispatch", valid_to=None).exists()
    assert Redating.objects.count() == 2
    past = office.get(LIST, {"past": "1", "kind": "dispatch"})
    assert [line["policy"].limit for line in past.context["lines"]] == [4]


def test_the_limit_that_all_others_rest_on_is_not_ended(office, town):
    answer = office.post(ONE, {"kind": "take", "do": "end", "seen": seen(office, kind="take")})

    assert (answer.status_code, standing(kind="take").valid_to) == (422, None)


def test_nobody_but_who_configures_changes_one(town):
    policy = ClockPolicy(kind="take", limit=1, unit="ND", calendar=Calendar.objects.get(), ladder=[])
    stands = standing(kind="take")

    with pytest.raises(NotYours):
        set_limit(policy, by=town.by_desk, at=MONDAY, reason="试行", seen=stands.valid_from.isoformat())
    with pytest.raises(NotYours):
        end_limit(policy, by=town.by_district, at=MONDAY, seen=stands.valid_from.isoformat())
    with pytest.raises(Stale):
        set_limit(policy, by=town.by_admin, at=MONDAY, reason="试行", seen="")


def test_the_list_costs_the_same_for_one_clock_and_for_all(office, town, django_assert_num_queries):
    for kind in ("take", ""):
        with django_assert_num_queries(5):  # session, officer, posts, limits, unread
            assert office.get(LIST, {"kind": kind}).context["lines"]
