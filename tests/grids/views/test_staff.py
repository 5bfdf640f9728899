"""The pages about those who answer, as they are used."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localdate, now

from cases.models import Case
from grids.actions.appointment.nominate import nominate
from grids.actions.appointment.verbs import keep_backgrounds, publish, review
from grids.actor import Actor
from grids.enums import Background, PostSource, Role
from grids.models import Absence, Appointment, DutyTurn, Officer, Post
from grids.scope import Scope
from grids.staffing import composition, several, table, vacant
from tests.cast import hire, lead_to
from tests.grids.staffing import position

RARE = "㐀䶮𠮷"
DAY = timedelta(days=1)


@pytest.fixture
def title(town):
    return position(town.here.street.region, norm=1, publicity_unit="ND")


@pytest.fixture
def by(town):
    """by("leader").get(…): a client signed in as one of the cast."""

    def signed_in(name):
        client = Client()
        client.force_login(getattr(town.people, name))
        return client

    return signed_in


def put(town, title, name=RARE, **facts):
    known = {"to": town.here.micro, "source": PostSource.MEMBER, "by": Actor.clock(), "at": now()}
    return nominate(title, name=name, **known | facts)


def page(client, name, *args, status=200, **query):
    answer = client.get(reverse(name, args=args), query)
    assert answer.status_code == status
    return answer.content.decode()


def press(client, address, *args, **data):
    return client.post(reverse(address, args=args), data)


def test_from_the_grid_s_page_to_a_post_and_its_slip(town, title, by):
    leader, desk, security = by("leader"), by("desk"), by("security")
    assert reverse("grids:nominate", args=[town.here.micro.code]) in page(
        leader, "grids:grid", town.here.micro.code
    )
    facts = {"position": "micro_leader", "name": RARE, "source": "member", "backgrounds": ["teacher"]}
    press(leader, "grids:nominate", town.here.micro.code, **facts)
    found = Appointment.objects.get()

    assert press(leader, "grids:appointment_act", found.uuid, "review").status_code == 422
    press(desk, "grids:appointment_act", found.uuid, "review")
    press(desk, "grids:appointment_act", found.uuid, "publish")
    assert RARE in page(Client(), "grids:publicity")
    press(leader, "grids:appointment_act", found.uuid, "object", words="不常在家")
    assert "不常在家" in page(leader, "grids:appointment", found.uuid)
    press(desk, "grids:objection", found.objections.get().uuid, words="已核实")
    Appointment.objects.update(public_until=localdate() - DAY, public_from=localdate() - 3 * DAY)
    assert RARE not in page(Client(), "grids:publicity")
    answer = press(
        security, "grids:appointment_act", found.uuid, "appoint", starts_on=localdate(), username="new"
    )

    assert re.search(r"[A-Z0-9]{4}-[A-Z0-9]{4}", answer.content.decode())
    post = Post.objects.get(position=title)
    assert (post.officer.username, post.title) == ("new", "微网格员")
    assert RARE not in page(Client(), "grids:publicity")


def test_names_in_public_are_found_by_no_search_and_kept_nowhere(client, db):
    answer = client.get(reverse("grids:publicity"))

    assert answer["X-Robots-Tag"] == "noindex, nofollow"
    assert "no-store" in answer["Cache-Control"]


def test_a_step_that_is_not_one_s_own_is_not_offered(town, title, by):
    found = put(town, title)
    acts = {one: reverse("grids:appointment_act", args=[found.uuid, one]) for one in ("review", "appoint")}

    shown = page(by("leader"), "grids:appointment", found.uuid)

    assert acts["review"] in shown
    assert acts["appoint"] not in shown
    page(by("leader"), "grids:appointment_act", found.uuid, "appoint", status=404)
    page(by("worker"), "grids:appointment", found.uuid, status=404)


def test_a_candidate_s_phone_is_masked(town, title, by):
    found = put(town, title, phone="15400001234")

    shown = page(by("leader"), "grids:appointment", found.uuid)

    assert "154****1234" in shown
    assert "15400001234" not in shown


def test_relieving_shows_first_what_goes_over(town, by):
    case = lead_to(town, "handling")
    post, client = town.worker_post, by("security")
    said = {"on": localdate(), "successor": "", "reason": "换届"}

    first = press(client, "grids:relieve", post.uuid, **said, do="1")
    seen = re.search(r'name="seen" value="([^"]*)"', first.content.decode())[1].replace("&quot;", '"')
    assert Case.objects.get(pk=case.pk).handler_post == post
    done = press(client, "grids:relieve", post.uuid, **said, do="1", seen=seen)

    assert done.status_code == 302
    assert Case.objects.get(pk=case.pk).handler_post.officer == town.people.leader


def test_who_is_away_says_so_himself_and_comes_back(town, by):
    client = by("worker")
    facts = {"kind": "leave", "starts_on": localdate(), "until": localdate() + 3 * DAY}
    press(client, "grids:absence", town.people.worker.uuid, **facts, deputy=town.people.colleague.uuid)
    absence = Absence.objects.get()

    assert absence.deputy == town.people.colleague
    press(client, "grids:absence_end", absence.uuid)
    absence.refresh_from_db()
    assert absence.until == localdate()


def test_an_account_elsewhere_is_not_found_by_its_name(town, title, by):
    elsewhere = hire("外街人", (town.there.general, Role.WORKER))
    facts = {"position": title.code, "source": "staff"}

    unknown = press(by("desk"), "grids:nominate", town.here.micro.code, officer="nobody-at-all", **facts)
    hidden = press(by("desk"), "grids:nominate", town.here.micro.code, officer=elsewhere.username, **facts)
    own = press(by("desk"), "grids:nominate", town.here.micro.code, officer="colleague", **facts)

    assert [answer.status_code for answer in (unknown, hidden, own)] == [422, 422, 302]
    assert hidden.context["form"].errors == unknown.context["form"].errors


def test_back_today_is_offered_to_whom_it_is_for(town, by):
    days = {"starts_on": localdate(), "until": localdate() + DAY, "noted_at": now()}
    below = Absence.objects.create(officer=town.people.worker, kind="leave", **days)
    beside = Absence.objects.create(
        officer=hire("同级", (town.here.general, Role.LEADER)), kind="leave", **days
    )
    ends = {one: reverse("grids:absence_end", args=[one.uuid]) for one in (below, beside)}

    shown = page(by("leader"), "grids:absences")

    assert "同级" not in shown
    assert [ends[one] in shown for one in (below, beside)] == [True, False]
    assert [by("leader").post(ends[one]).status_code for one in (below, beside)] == [302, 404]


def test_the_deputies_offered_are_equals_and_for_a_superior_his_people(town, by):
    hire("平级", (town.here.general2, Role.WORKER))
    hire("外街", (town.there.general, Role.WORKER))

    own = page(by("worker"), "grids:absence", town.people.worker.uuid)
    led = page(by("desk"), "grids:absence", town.people.worker.uuid)

    assert "平级" in own
    assert "平级" in led
    assert "外街" not in own + led
    assert ">leader<" not in own


def test_the_roster_is_planned_and_read(town, by):
    facts = {"first": localdate() + DAY, "last": localdate() + 2 * DAY, "begins": "18:00", "ends": "08:00"}
    press(by("desk"), "grids:duty_plan", town.here.street.code, officers=[town.people.desk.uuid], **facts)

    assert DutyTurn.objects.count() == 2
    assert page(by("desk"), "grids:duty").count("18:00") == 2
    assert town.here.street.code not in page(by("stranger"), "grids:duty")


def scope(town):
    return Scope.of(town.people.district, localdate())


def test_the_table_counts_what_is_asked_and_what_is_held(town, title):
    leader = position(
        town.here.street.region, "general_leader", role=Role.LEADER, stands_on=["general"], norm=1
    )
    Post.objects.filter(officer=town.people.leader).update(position=leader)

    lines = {(line.code, line.kind): line for line in table(scope(town), localdate())}

    general, micro = lines["general_leader", "general"], lines["micro_leader", "micro"]
    assert (general.needed, general.posts, general.missing, general.empty) == (3, 1, 2, 2)
    assert (micro.needed, micro.posts, micro.missing, micro.empty) == (5, 0, 5, 5)
    assert vacant(scope(town), localdate(), code="general_leader", kind="general").count() == 5
    assert lines["", "general"].posts == 2  # workers, whose title nobody said


def test_several_posts_and_what_people_bring_along(town):
    Post.objects.create(
        officer=town.people.worker, role=Role.WORKER, grid=town.here.micro, starts_on=localdate()
    )
    keep_backgrounds(town.people.worker, ["teacher", "retired"])
    keep_backgrounds(town.people.leader, ["teacher"])

    places, lines = composition(scope(town), localdate())

    assert [(str(label), whole) for label, _counts, whole in lines] == [
        (Background.TEACHER.label, 2),
        (Background.RETIRED.label, 1),
    ]
    assert [len(counts) for _label, counts, _whole in lines] == [len(places)] * 2
    assert {name: count for name, _uuid, count in several(scope(town), localdate())}["worker"] == 2


def test_the_list_to_take_out_has_numbers_and_no_names(town, title, by):
    answer = by("desk").get(reverse("grids:staffing_list"))

    assert answer.status_code == 200
    assert b"".join(answer.streaming_content)[:2] == b"PK"


BUDGETS = {
    "grids:appointments": 5,
    "grids:absences": 10,
    "grids:duty": 6,
    "grids:staffing": 11,
}


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize("name", sorted(BUDGETS))
def test_a_list_costs_the_same_whatever_its_length(town, title, by, rows, name, django_assert_num_queries):
    for number in range(rows):
        who = hire(f"more-{number}", (town.here.general, Role.WORKER))
        put(town, title, name=f"{RARE}{number}")
        days = {"starts_on": localdate(), "until": localdate() + DAY, "noted_at": now()}
        Absence.objects.create(officer=who, kind="leave", **days)
        span = {"starts_at": now(), "ends_at": now() + DAY, "planned_at": now()}
        DutyTurn.objects.create(officer=who, grid=town.here.general, **span)
        keep_backgrounds(who, ["teacher"])
    client = by("desk")
    page(client, name)

    with django_assert_num_queries(BUDGETS[name]):
        page(client, name)


def test_the_public_list_costs_one_statement(town, title, django_assert_num_queries):
    facts = {"by": Actor.clock(), "at": now()}
    for number in range(3):
        publish(review(put(town, title, name=f"{RARE}{number}"), **facts), **facts)

    with django_assert_num_queries(1):
        page(Client(), "grids:publicity")


def test_ten_thousand_on_the_way_are_pages(town, title, by):
    facts = {"position": title, "grid": town.here.micro, "source": "member", "nominated_at": now()}
    Appointment.objects.bulk_create(
        Appointment(name=f"{RARE}{number}", changed_at=now(), **facts) for number in range(10_000)
    )

    shown = page(by("leader"), "grids:appointments")

    assert shown.count(RARE) == 50
    assert 'rel="next"' in shown


def test_nobody_s_account_is_opened_for_a_name_that_is_taken(town, title, by):
    Appointment.objects.filter(pk=put(town, title).pk).update(state="reviewed")
    type(title).objects.update(publicity_days=0)
    found = Appointment.objects.get()

    answer = press(
        by("security"), "grids:appointment_act", found.uuid, "appoint", starts_on=localdate(), username="desk"
    )

    assert answer.status_code == 422
    assert Officer.objects.filter(username="desk").count() == 1
