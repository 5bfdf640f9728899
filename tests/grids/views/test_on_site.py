"""Cadres on site: sent by who leads there, their days and results said by themselves, reported street by street."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localdate, now

from cases.enums import Action
from common.errors import Refused, Stale
from grids.actions.site_stays import end_stay, say_solved, say_there, send_to_site
from grids.actor import Actor
from grids.models import SiteDay, SiteResult, SiteStay
from messaging.models import Message
from tests.cast import a_case, do

pytestmark = pytest.mark.django_db
RARE = "㐀䶮𠮷路灯修好了"
DAY = timedelta(days=1)
MINE, REPORT = "/w/on-site/", "/people/on-site/"


def by(officer):
    client = Client()
    client.force_login(officer)
    return client


def acting(officer):
    return {"by": Actor.of(officer), "at": now()}


def a_stay(town, who="reviewer", grid=None, by="desk", **more):
    days = {"starts_on": localdate() - 5 * DAY, "ends_on": localdate() + 5 * DAY, "planned_days": 4}
    facts = days | {"purpose": "帮老旧小区"} | more
    people = town.people
    grid = grid or town.here.micro
    return send_to_site(getattr(people, who), to=grid, **facts, **acting(getattr(people, by)))


def test_from_the_grid_s_page_to_the_report(town):
    desk, cadre = by(town.people.desk), by(town.people.reviewer)
    address = reverse("grids:stay_new", args=[town.here.micro.code])
    assert address in desk.get(reverse("grids:grid", args=[town.here.micro.code])).text
    said = {"officer": town.people.reviewer.uuid, "starts_on": localdate(), "ends_on": localdate() + 9 * DAY}

    sent = desk.post(address, said | {"planned_days": 3, "purpose": "电梯㐀䶮𠮷"})
    stay = SiteStay.objects.get()

    assert sent["Location"] == reverse("grids:stay", args=[stay.uuid])
    assert Message.objects.get(recipient=town.people.reviewer).url == MINE
    assert "电梯㐀䶮𠮷" in cadre.get(MINE).text
    assert cadre.post(reverse("grids:site_day", args=[stay.uuid])).status_code == 302
    assert cadre.post(reverse("grids:site_result", args=[stay.uuid]), {"words": RARE}).status_code == 302
    shown = desk.get(REPORT)
    assert [(row.there_count, [one.words for one in row.solved]) for row in shown.context["rows"]] == [
        (1, [RARE])
    ]
    assert RARE in desk.get(reverse("grids:stay", args=[stay.uuid])).text


def test_a_day_counts_once_and_is_the_cadre_s_own_word(town):
    stay, own, other = a_stay(town), acting(town.people.reviewer), acting(town.people.desk)

    say_there(stay, day=localdate(), **own)
    say_there(stay, day=localdate() - 3 * DAY, **own)

    with pytest.raises(Stale):
        say_there(stay, day=localdate(), **own)
    for day, who in ((localdate() + DAY, own), (localdate() - 4 * DAY, own), (localdate() - DAY, other)):
        with pytest.raises(Refused):
            say_there(stay, day=day, **who)
    assert SiteDay.objects.count() == 2


def test_what_was_solved_names_a_case_one_took_part_in(town):
    case = do(a_case(town), Action.COMMENT, town.by_leader, town)
    stay, other = a_stay(town, "leader"), a_stay(town, "colleague")

    say_solved(stay, words=RARE, case_number=case.number, **acting(town.people.leader))

    with pytest.raises(Refused):
        say_solved(other, words=RARE, case_number=case.number, **acting(town.people.colleague))
    assert SiteResult.objects.get().case_number == case.number


@pytest.mark.parametrize(
    "wrong",
    [
        {"ends_on": localdate() - 6 * DAY},
        {"ends_on": localdate() + 400 * DAY},
        {"planned_days": 12},
        {"planned_days": 0},
        {"purpose": " "},
        {"by": "worker"},
        {"by": "stranger"},
    ],
)
def test_what_does_not_fit_is_refused(town, wrong):
    with pytest.raises(Refused):
        a_stay(town, **wrong)


def test_the_same_person_is_not_sent_twice_to_a_grid_at_a_time(town):
    a_stay(town)
    a_stay(town, grid=town.here.micro2)

    with pytest.raises(Refused):
        a_stay(town, starts_on=localdate() + 5 * DAY, ends_on=localdate() + 9 * DAY)


def test_a_stay_that_was_ended_takes_no_more_days(town):
    stay = end_stay(a_stay(town), **acting(town.people.desk))

    with pytest.raises(Stale):
        end_stay(stay, **acting(town.people.desk))
    later = {"by": Actor.of(town.people.reviewer), "at": now() + DAY}
    with pytest.raises(Refused):
        say_there(stay, day=localdate() + DAY, **later)
    assert say_solved(stay, words=RARE, **later).day == localdate() + DAY


def test_a_stranger_finds_nothing_and_a_colleague_says_nothing_for_another(town):
    stay = a_stay(town)
    one, day = (reverse(f"grids:{name}", args=[stay.uuid]) for name in ("stay", "site_day"))
    result = reverse("grids:site_result", args=[stay.uuid])

    for name in ("stranger", "colleague", "worker", "nobody"):
        client = by(getattr(town.people, name))
        assert [client.get(one).status_code, client.post(day).status_code] == [404, 404]
        assert client.post(result, {"words": "抢功"}).status_code == 404
    assert list(by(town.people.stranger).get(REPORT).context["rows"]) == []
    assert by(town.people.worker).get(REPORT).status_code == 403


def test_a_report_is_of_the_days_asked_for(town):
    stay = a_stay(town)
    say_there(stay, day=localdate(), **acting(town.people.reviewer))
    desk = by(town.people.desk)

    today = desk.get(REPORT, {"since": localdate(), "until": localdate()}).context["rows"]
    before = desk.get(REPORT, {"since": localdate() - 5 * DAY, "until": localdate() - DAY}).context["rows"]
    long_ago = desk.get(REPORT, {"since": "2024-01-01", "until": "2024-02-01"}).context["rows"]

    assert [[row.there_count for row in rows] for rows in (today, before, long_ago)] == [[1], [0], []]


@pytest.mark.parametrize("rows", [1, 3])
def test_the_lists_cost_the_same_whatever_their_length(town, rows, django_assert_num_queries):
    for grid in (town.here.micro, town.here.micro2, town.here.micro3)[:rows]:
        stay = a_stay(town, grid=grid)
        say_there(stay, day=localdate(), **acting(town.people.reviewer))
        say_solved(stay, words=RARE, **acting(town.people.reviewer))
    desk, cadre = by(town.people.desk), by(town.people.reviewer)
    desk.get(REPORT), cadre.get(MINE)

    with django_assert_num_queries(6):
        desk.get(REPORT)
    with django_assert_num_queries(7):
        cadre.get(MINE)
