"""三权分立: system, security and audit administrator are never one person, neither as holder nor as deputy."""

from datetime import date
from itertools import permutations

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, IntegrityError, transaction

from common.errors import Refused
from grids.actions.posts import appoint, end_post
from grids.enums import RightsKind, Role
from grids.models import Post, RightsEvent
from grids.roles import ADMINISTRATORS, GRANTS, P
from tests.grids.world import AT, CLOCK, DAY, actor, department, officer, post

pytestmark = pytest.mark.django_db

LATER = date(2026, 1, 1)
PAIRS = list(permutations(sorted(ADMINISTRATORS), 2))


def test_what_the_three_hold_does_not_overlap_and_shows_nobodys_data():
    own = {role: GRANTS[role] - {P.GRID_VIEW} for role in ADMINISTRATORS}

    assert [pair for pair in PAIRS if own[pair[0]] & own[pair[1]]] == []
    assert GRANTS[Role.AUDITOR] == {P.AUDIT_READ}
    assert [role for role in ADMINISTRATORS if GRANTS[role] & {P.CASE_VIEW, P.REPORTER_REVEAL}] == []


@pytest.mark.parametrize(("first", "second"), PAIRS)
def test_the_second_of_the_three_is_refused_wherever_it_is(ground, first, second):
    who = officer("one")
    appoint(who, to=ground.district, role=first, starts_on=DAY, by=CLOCK, at=AT)

    with pytest.raises(Refused):
        appoint(who, to=ground.far_district, role=second, starts_on=LATER, by=CLOCK, at=AT)
    with pytest.raises(Refused):
        appoint(officer("b"), to=ground.district, role=second, starts_on=DAY, deputy=who, by=CLOCK, at=AT)


@pytest.mark.parametrize("first_as", ["officer", "deputy"])
@pytest.mark.parametrize("second_as", ["officer", "deputy"])
def test_the_database_itself_refuses_it(ground, first_as, second_as):
    """never_two_of_the_three_administrators_in_one_hand, whoever writes the row."""
    one, other, third = officer("one"), officer("other"), officer("third")
    held = {"officer": {"who": one}, "deputy": {"who": other, "deputy": one}}
    post(ground.district, Role.SECURITY, **held[first_as])
    again = {"officer": {"who": one}, "deputy": {"who": third, "deputy": one}}

    with pytest.raises(IntegrityError, match="never_two_of_the_three"), transaction.atomic():
        post(ground.here.street, Role.AUDITOR, **again[second_as])


def test_the_database_refuses_a_deputy_named_later(ground):
    one = officer("one")
    post(ground.district, Role.SECURITY, who=one)
    audit = post(ground.district, Role.AUDITOR)

    with pytest.raises(IntegrityError, match="never_two_of_the_three"), transaction.atomic():
        Post.objects.filter(pk=audit.pk).update(deputy=one)


def test_one_after_the_other_is_allowed_and_the_same_twice(ground):
    who = officer("one")
    held = appoint(who, to=ground.district, role=Role.SECURITY, starts_on=DAY, by=CLOCK, at=AT)
    appoint(who, to=ground.far_district, role=Role.SECURITY, starts_on=DAY, by=CLOCK, at=AT)
    appoint(who, to=ground.here.micro, role=Role.WORKER, starts_on=DAY, by=CLOCK, at=AT)

    for one in Post.objects.filter(officer=who, role=Role.SECURITY):
        end_post(one, on=LATER, by=CLOCK, at=AT)

    assert appoint(who, to=ground.district, role=Role.AUDITOR, starts_on=LATER, by=CLOCK, at=AT)
    assert held.pk


@pytest.mark.parametrize("role", sorted(ADMINISTRATORS))
def test_one_of_the_three_is_given_from_above_only(ground, role):
    by = actor(ground.district, Role.SECURITY)
    facts = {"role": role, "starts_on": DAY, "by": by, "at": AT}

    assert appoint(officer("below"), to=ground.here.street, **facts)
    for place in (ground.district, ground.far_district, ground.city, department(ground.district)):
        with pytest.raises(Refused):
            appoint(officer(f"x{place.pk}"), to=place, **facts)


def test_the_security_administrator_of_a_city_gives_them_in_its_districts(ground):
    by = actor(ground.city, Role.SECURITY)

    assert appoint(officer("a"), to=ground.district, role=Role.AUDITOR, starts_on=DAY, by=by, at=AT)


def test_a_peer_cannot_end_his_post(ground):
    peer, held = actor(ground.district, Role.SECURITY), post(ground.district, Role.AUDITOR)

    with pytest.raises(Refused):
        end_post(held, on=DAY, by=peer, at=AT)


def test_who_gave_what_is_put_on_record(ground):
    by, who, deputy = actor(ground.district, Role.SECURITY), officer("w"), officer("d")

    held = appoint(who, to=ground.here.micro, role=Role.WORKER, starts_on=DAY, deputy=deputy, by=by, at=AT)
    end_post(held, on=LATER, by=by, at=AT)

    told = RightsEvent.objects.filter(post=held).order_by("pk").values_list("kind", "officer", "by", "right")
    assert list(told) == [
        (RightsKind.POST_GIVEN, who.pk, by.officer_id, "worker"),
        (RightsKind.DEPUTY_NAMED, deputy.pk, by.officer_id, "worker"),
        (RightsKind.POST_ENDED, who.pk, by.officer_id, "worker"),
    ]


def test_rights_events_are_seen_where_the_auditor_s_post_is(ground):
    appoint(officer("w"), to=ground.here.micro, role=Role.WORKER, starts_on=DAY, by=CLOCK, at=AT)
    kept = RightsEvent.objects.get()

    def seen(place, role=Role.AUDITOR):
        return list(RightsEvent.objects.visible_to(actor(place, role).scope))

    assert seen(ground.here.street) == seen(ground.district) == [kept]
    assert seen(ground.next.street) == seen(ground.district, Role.SECURITY) == []


def test_a_right_given_is_never_rewritten(ground):
    appoint(officer("w"), to=ground.here.micro, role=Role.WORKER, starts_on=DAY, by=CLOCK, at=AT)

    for change in (
        lambda: RightsEvent.objects.update(reason="x"),
        lambda: RightsEvent.objects.all().delete(),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


def test_an_exception_is_given_with_reason_and_end(ground):
    facts = {"kind": RightsKind.EXCEPTION_GIVEN, "officer": officer("w"), "right": "view_case", "where": "x"}

    with (
        pytest.raises(IntegrityError, match="an_exception_is_given_with_reason_and_end"),
        transaction.atomic(),
    ):
        RightsEvent.objects.create(**facts, reason="借调", at=AT)


def test_the_installation_makes_the_first_ones(ground, capsys):
    officer("boss")
    facts = {"role": "security", "region": ground.district.code}

    call_command("appoint_administrator", "boss", **facts)

    assert Post.objects.get().region == ground.district
    for wrong in ({"role": "auditor"}, {"region": "000000000000"}, {"role": "security"}):
        with pytest.raises(CommandError):
            call_command("appoint_administrator", "boss", **facts | wrong)
    with pytest.raises(CommandError):
        call_command("appoint_administrator", "nobody", **facts)
