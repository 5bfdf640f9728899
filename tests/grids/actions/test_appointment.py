"""The way to a post, step by step (S0-14), and who may take which step."""

from datetime import date, timedelta

import pytest
from django.utils.timezone import localdate

from common.errors import Refused, Stale
from grids.actions.appointment.nominate import nominate
from grids.actions.appointment.verbs import (
    answer,
    give_post,
    object_to,
    publish,
    refuse,
    review,
    term_end,
    withdraw,
)
from grids.actions.sweep_staff import sweep_terms
from grids.actor import Actor
from grids.appointments import ROWS, edges, find, rows_from
from grids.enums import AppointmentState, PostSource
from grids.models import Appointment, Post
from messaging.models import Message
from tests.cast import MONDAY
from tests.grids.staffing import position

DAY = timedelta(days=1)
PHONE = "15400001234"


@pytest.fixture
def title(town):
    return position(town.here.street.region, term_years=3)


def put(town, title, *, by=None, **facts):
    known = {"to": town.here.micro, "name": "陈㐀云", "source": PostSource.MEMBER}
    return nominate(title, **known | facts, by=by or town.by_leader, at=MONDAY)


def to_publicity(town, title, **facts):
    appointment = review(put(town, title, **facts), by=town.by_desk, at=MONDAY)
    return publish(appointment, by=town.by_desk, at=MONDAY)


def after(appointment):
    """A moment on the first day after the publicity."""
    return MONDAY + (appointment.public_until - localdate(MONDAY) + DAY)


def test_the_whole_way_ends_with_a_post_and_a_code_for_the_first_day(town, title):
    appointment = to_publicity(town, title, phone=PHONE, backgrounds=["teacher"])
    at = after(appointment)

    facts = {"username": "chen.yun", "starts_on": localdate(at), "by": town.by_security, "at": at}
    appointment, code, text = give_post(appointment, **facts)

    post = Post.objects.get(appointment=appointment)
    assert (post.role, post.grid, post.position, post.source) == ("worker", town.here.micro, title, "member")
    assert post.ends_on == date(2028, 6, at.day)
    assert (post.officer.name, post.officer.phone) == ("陈㐀云", PHONE)
    assert (code.officer, bool(text)) == (post.officer, True)
    assert list(post.officer.backgrounds.values_list("kind", flat=True)) == ["teacher"]
    assert (appointment.phone, appointment.phone_index) == (None, None)
    steps = ["nominate", "review", "publish", "appoint"]
    assert list(appointment.steps.order_by("pk").values_list("action", flat=True)) == steps
    assert Message.objects.filter(recipient=post.officer, params__what="一号院 微网格员").exists()


def test_publicity_counts_working_days(town, title):
    friday = MONDAY + 4 * DAY

    appointment = review(put(town, title), by=town.by_desk, at=friday)
    appointment = publish(appointment, by=town.by_desk, at=friday)

    assert appointment.public_until == date(2025, 6, 17)  # Friday the 13th, then Monday and Tuesday


def test_publicity_counts_days_where_the_place_says_so(town):
    title = position(town.here.street.region, publicity_unit="ND", publicity_days=3)

    assert to_publicity(town, title).public_until == date(2025, 6, 12)


def test_nobody_is_appointed_before_the_days_are_over(town, title):
    appointment = to_publicity(town, title)
    last = after(appointment) - DAY

    with pytest.raises(Refused, match="2025-06-11"):
        give_post(appointment, username="x", starts_on=localdate(last), by=town.by_security, at=last)


def test_nobody_has_answered_for_a_door_before_he_was_appointed(town, title):
    appointment = to_publicity(town, title)
    at = after(appointment)

    with pytest.raises(Refused):
        give_post(appointment, username="x", starts_on=localdate(at) - DAY, by=town.by_security, at=at)

    assert not Post.objects.filter(appointment=appointment).exists()


def test_what_asks_for_no_publicity_is_appointed_after_the_review(town):
    title = position(town.here.street.region, publicity_days=0)
    appointment = review(put(town, title, name=town.people.nobody.name), by=town.by_desk, at=MONDAY)

    with pytest.raises(Refused):
        publish(appointment, by=town.by_desk, at=MONDAY)
    facts = {"officer": town.people.nobody, "starts_on": localdate(MONDAY), "at": MONDAY}
    appointment, code, _text = give_post(appointment, **facts, by=town.by_security)

    assert (appointment.state, appointment.post.officer, code) == ("appointed", town.people.nobody, None)


def test_an_objection_is_answered_before_anybody_is_appointed(town, title):
    appointment = to_publicity(town, title, name=town.people.nobody.name)
    at = after(appointment)
    objection = object_to(appointment, words="常年不在家", by=town.by_leader, at=MONDAY)
    facts = {"officer": town.people.nobody, "starts_on": localdate(at), "by": town.by_security, "at": at}

    with pytest.raises(Refused):
        give_post(appointment, **facts)
    answer(objection, words="已核实，今年回来了", by=town.by_desk, at=at)
    with pytest.raises(Stale):
        answer(objection, words="再答", by=town.by_desk, at=at)

    assert give_post(appointment, **facts)[0].state == AppointmentState.APPOINTED


def test_who_nominated_does_not_review_and_nobody_decides_about_himself(town, title):
    appointment = put(town, title, officer=town.people.desk, name="")

    with pytest.raises(Refused):
        review(appointment, by=town.by_leader, at=MONDAY)
    with pytest.raises(Refused):
        review(appointment, by=town.by_desk, at=MONDAY)
    with pytest.raises(Refused):
        review(appointment, by=town.by_stranger, at=MONDAY)
    assert review(appointment, by=town.by_district, at=MONDAY).state == AppointmentState.REVIEWED


@pytest.mark.parametrize("who", ["by_worker", "by_colleague", "by_stranger", "by_admin", "by_handler"])
def test_who_leads_nobody_there_nominates_nobody(town, title, who):
    with pytest.raises(Refused) as refusal:
        put(town, title, by=getattr(town, who))

    assert refusal.value.code == "not_yours"


def test_a_resident_applies_without_an_account(town, title):
    facts = {"phone": PHONE, "source": PostSource.SELF, "by": Actor.reporter()}

    appointment = put(town, title, **facts)

    assert (appointment.state, appointment.nominated_by) == ("nominated", None)
    assert Appointment.objects.get(pk=appointment.pk).phone == PHONE
    with pytest.raises(Refused):
        put(town, title, **facts | {"phone": " 154-0000-1234"})
    with pytest.raises(Refused):
        put(town, title, **facts | {"phone": ""})
    with pytest.raises(Refused):
        put(town, title, **facts | {"source": PostSource.MEMBER})


def test_an_officer_applies_for_himself_and_takes_it_back(town, title):
    facts = {"officer": town.people.worker, "source": PostSource.SELF, "by": town.by_worker}
    appointment = put(town, title, **facts)

    with pytest.raises(Refused):
        withdraw(appointment, words="不去了", by=town.by_colleague, at=MONDAY)
    assert withdraw(appointment, words="不去了", by=town.by_worker, at=MONDAY).state == "withdrawn"


def test_who_is_not_taken_hears_why_and_his_number_is_forgotten(town, title):
    appointment = put(town, title, phone=PHONE)

    with pytest.raises(Refused):
        refuse(appointment, words=" ", by=town.by_desk, at=MONDAY)
    appointment = refuse(appointment, words="已有人选", by=town.by_desk, at=MONDAY)

    assert (appointment.state, appointment.phone) == ("refused", None)
    with pytest.raises(Stale):
        review(appointment, by=town.by_desk, at=MONDAY)


def test_a_title_stands_only_where_it_belongs(town, title):
    far = position(town.ground.far_district, code="far_leader")

    for wrong, to in ((title, town.here.general), (far, town.here.micro)):
        with pytest.raises(Refused):
            put(town, wrong, to=to)


@pytest.mark.parametrize(("name", "who"), [("陈㐀云", "nobody"), ("leader", "leader"), ("desk", "desk")])
def test_the_post_goes_to_the_name_in_publicity_and_to_nobody_who_took_a_step(town, title, name, who):
    appointment = to_publicity(town, title, name=name)
    at, officer = after(appointment), getattr(town.people, who)

    with pytest.raises(Refused):
        give_post(appointment, officer=officer, starts_on=localdate(at), by=town.by_security, at=at)
    appointment.refresh_from_db()
    assert (appointment.state, appointment.post) == (AppointmentState.PUBLISHED, None)


def test_a_term_ends_with_its_post(town, title):
    appointment = to_publicity(town, title, name=town.people.nobody.name)
    at = after(appointment)
    facts = {"officer": town.people.nobody, "starts_on": localdate(at), "by": town.by_security, "at": at}
    appointment = give_post(appointment, **facts)[0]
    Post.objects.filter(pk=appointment.post_id).update(ends_on=localdate(at) + DAY)

    assert sweep_terms(at=at) == 0
    assert sweep_terms(at=at + DAY) == 1
    appointment.refresh_from_db()
    assert appointment.state == AppointmentState.ENDED


def test_every_state_but_an_end_can_be_left_and_every_end_cannot():
    left = {state for row in ROWS for state in row.sources if row.target and row.target != state}

    assert left == {"", "nominated", "reviewed", "published", "appointed"}
    assert len(edges()) == 11
    assert find("end").target == AppointmentState.ENDED
    assert rows_from(AppointmentState.REFUSED) == []


@pytest.mark.parametrize(
    ("starts_on", "ends_on"),
    [(date(2025, 6, 9), date(2028, 6, 9)), (date(2024, 2, 29), date(2027, 3, 1))],
)
def test_a_term_is_so_many_years(starts_on, ends_on):
    assert term_end(starts_on, 3) == ends_on
    assert term_end(starts_on, None) is None
