"""What the database refuses of positions, appointments, absences, duty turns and handovers."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction

from grids.appointments import edges
from grids.enums import AppointmentState, Background, RedrawState, Role
from grids.models import (
    Absence,
    Appointment,
    AppointmentStep,
    DutyTurn,
    Handover,
    Objection,
    OfficerBackground,
    Position,
)
from tests.grids import world
from tests.grids.staffing import position
from tests.grids.world import AT, DAY

pytestmark = pytest.mark.django_db
NEXT = DAY + timedelta(days=1)


def an_appointment(ground, **facts):
    known = {"name": "陈云", "source": "member", "nominated_at": AT, "changed_at": AT}
    title = Position.objects.first() or position(ground.here.street.region)
    return Appointment.objects.create(position=title, grid=ground.here.micro, **known | facts)


def in_state(ground, state, **facts):
    """Led there past the action, as the database lets it."""
    appointment = an_appointment(ground)
    way = {"reviewed": [], "published": ["reviewed"], "refused": []}[state]
    for one in [*way, state]:
        days = {"public_from": DAY, "public_until": NEXT} if one == "published" else {}
        Appointment.objects.filter(pk=appointment.pk).update(state=one, **days | facts)
    return appointment


def an_objection(ground, **facts):
    known = {"words": "不常在家", "noted_at": AT}
    return Objection.objects.create(appointment=an_appointment(ground), **known | facts)


def an_absence(ground, **facts):
    known = {"kind": "leave", "starts_on": DAY, "until": NEXT, "noted_at": AT}
    return Absence.objects.create(
        **{"officer": facts.pop("officer", None) or world.officer()} | known | facts
    )


def a_turn(ground, **facts):
    known = {
        "grid": ground.here.street,
        "starts_at": AT,
        "ends_at": AT + timedelta(hours=8),
        "planned_at": AT,
    }
    return DutyTurn.objects.create(
        **{"officer": facts.pop("officer", None) or world.officer()} | known | facts
    )


def a_handover(ground, **facts):
    post = facts.pop("post", None) or world.post(ground.here.micro, Role.WORKER)
    known = {"effective_on": DAY, "reason": "换届", "planned_at": AT}
    return Handover.objects.create(post=post, **known | facts)


def twice(make):
    """The same for one officer, or of one post, a second time."""

    def again(ground):
        who = world.officer("twice")
        make(ground, officer=who)
        make(ground, officer=who)

    return again


def absent_with_himself(ground):
    who = world.officer("alone")
    an_absence(ground, officer=who, deputy=who)


def handed_to_itself(ground):
    post = world.post(ground.here.micro, Role.WORKER)
    a_handover(ground, post=post, successor=post)


def handed_over_twice(ground):
    post = world.post(ground.here.micro, Role.WORKER)
    a_handover(ground, post=post)
    a_handover(ground, post=post)


def one_background_twice(ground):
    who = world.officer()
    for _twice in range(2):
        OfficerBackground.objects.create(officer=who, kind=Background.TEACHER)


def title(**facts):
    return lambda ground: position(ground.here.street.region, **facts)


def one_title_twice(ground):
    title()(ground), title()(ground)


BREAKS = {
    "position_has_a_name": title(name=""),
    "position_stands_where_posts_are": title(stands_on=["roof"]),
    "position_role_is_known": title(role="king"),
    "position_publicity_is_counted_in_days": title(publicity_unit="UH"),
    "one_position_per_region_and_code": one_title_twice,
    "appointment_is_to_one_grid_region_or_department": lambda g: an_appointment(g, region=g.district),
    "appointment_names_somebody": lambda g: an_appointment(g, name=""),
    "appointment_has_its_post_once_appointed": lambda g: in_state(
        g, "refused", post=world.post(g.here.micro, Role.WORKER)
    ),
    "appointment_in_publicity_has_its_days": lambda g: in_state(g, "reviewed", public_from=DAY),
    "objection_says_something": lambda g: an_objection(g, words=""),
    "objection_answer_has_its_moment": lambda g: an_objection(g, answer="已核实"),
    "absence_ends_no_sooner_than_it_starts": lambda g: an_absence(g, until=DAY - timedelta(days=1)),
    "absence_has_another_person_as_deputy": absent_with_himself,
    "absence_kind_is_known": lambda g: an_absence(g, kind="lazy"),
    "one_absence_per_officer_and_first_day": twice(an_absence),
    "duty_turn_ends_after_it_starts": lambda g: a_turn(g, ends_at=AT),
    "duty_turn_is_on_one_grid_or_region": lambda g: a_turn(g, region=g.district),
    "one_duty_turn_per_officer_and_moment": twice(a_turn),
    "handover_has_a_reason": lambda g: a_handover(g, reason=""),
    "handover_is_to_another_post": handed_to_itself,
    "handover_is_planned_or_settled": lambda g: a_handover(g, state=RedrawState.DONE),
    "one_planned_handover_per_post": handed_over_twice,
    "one_row_per_officer_and_background": one_background_twice,
    "background_is_known": lambda g: OfficerBackground.objects.create(officer=world.officer(), kind="hero"),
}
BROKEN = set(BREAKS)


@pytest.mark.parametrize("name", sorted(BREAKS))
def test_the_database_refuses(ground, name):
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        BREAKS[name](ground)

    assert name in str(refusal.value)


PAIRS = [(str(a), str(b)) for a in AppointmentState for b in AppointmentState if a != b]


@pytest.mark.parametrize(
    ("before", "after"), [pair for pair in PAIRS if pair[1] not in ("appointed", "ended")]
)
def test_a_state_changes_only_along_the_table(ground, before, after):
    if before in ("appointed", "ended", "withdrawn"):
        return only_the_table_says_so(before, after)
    appointment = an_appointment(ground) if before == "nominated" else in_state(ground, before)
    days = {"public_from": DAY, "public_until": NEXT} if after == "published" else {}

    if (before, after) in edges():
        Appointment.objects.filter(pk=appointment.pk).update(state=after, **days)
    else:
        with pytest.raises(IntegrityError, match="appointment_follows_its_path"), transaction.atomic():
            Appointment.objects.filter(pk=appointment.pk).update(state=after, **days)


def only_the_table_says_so(before, after):
    """What needs a post to begin with: the trigger's own list, read from the database, is the table's."""
    with connection.cursor() as cursor:
        cursor.execute("select prosrc from pg_proc where proname = 'appointment_follows_its_path'")
        (words,) = cursor.fetchone()

    assert (f"('{before}', '{after}')" in words) is ((before, after) in edges())


def appoint(ground, appointment, **facts):
    post = world.post(ground.here.micro, Role.WORKER)
    Appointment.objects.filter(pk=appointment.pk).update(state="appointed", post=post, **facts)


def test_nobody_is_appointed_while_the_name_is_in_publicity(ground):
    appointment = in_state(ground, "published")

    with pytest.raises(IntegrityError, match="appointment_follows_its_path"), transaction.atomic():
        appoint(ground, appointment, changed_at=AT + timedelta(days=1))
    appoint(ground, appointment, changed_at=AT + timedelta(days=2))


def test_nobody_is_appointed_before_every_objection_is_answered(ground):
    appointment = in_state(ground, "published")
    Objection.objects.create(appointment=appointment, words="不常在家", noted_at=AT)

    with pytest.raises(IntegrityError, match="appointment_follows_its_path"), transaction.atomic():
        appoint(ground, appointment, changed_at=AT + timedelta(days=2))


def test_nobody_is_appointed_past_a_publicity_that_is_asked_for(ground):
    appointment = in_state(ground, "reviewed")

    with pytest.raises(IntegrityError, match="appointment_follows_its_path"), transaction.atomic():
        appoint(ground, appointment)
    Position.objects.update(publicity_days=0)
    appoint(ground, appointment)


@pytest.mark.parametrize("verb", ["update", "delete"])
def test_a_step_is_never_rewritten(ground, verb):
    appointment = an_appointment(ground)
    facts = {"action": "nominate", "to_state": "nominated", "at": AT}
    AppointmentStep.objects.create(appointment=appointment, **facts)
    words = {
        "update": "update grids_appointmentstep set words = 'x'",
        "delete": "delete from grids_appointmentstep",
    }

    with (
        pytest.raises((IntegrityError, ProgrammingError)),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(words[verb])
