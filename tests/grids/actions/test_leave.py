"""Somebody leaves: everything in his hands ends at once, and what he had in hand has another owner."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from cases.enums import State
from cases.models import Case
from common.errors import Refused
from grids.actions.absences import note_absence
from grids.actions.api_keys import issue_key
from grids.actions.leave import belongings_of, leave
from grids.actor import Actor
from grids.enums import AbsenceKind, AccountEventKind, RightsKind, Role
from grids.models import AccountEvent, ApiKey, Post, RightsEvent
from tests.cast import MONDAY, hire, lead_to
from tests.grids.accounts import with_step
from tests.grids.world import CLOCK, DAY

pytestmark = pytest.mark.django_db
FACTS = {"reason": "调离本街道", "at": MONDAY}


def test_everything_of_the_checklist_ends(town):
    worker, browser = town.people.worker, Client()
    browser.force_login(worker)
    issue_key(worker, name="feed", by=CLOCK, at=MONDAY)
    with_step(worker, MONDAY)
    Post.objects.filter(officer=town.people.colleague).update(deputy=worker)

    left = leave(worker, **FACTS, by=town.by_security)

    held = belongings_of(left, MONDAY.date())
    assert held.is_clear
    assert (held.sessions, left.has_usable_password(), left.is_active) == (0, False, False)
    assert ApiKey.objects.get().revoked_at == MONDAY
    assert browser.get(reverse("grids:account")).status_code == 302
    assert AccountEvent.objects.get(kind=AccountEventKind.LEFT).reason == FACTS["reason"]
    kinds = set(RightsEvent.objects.filter(officer=worker).values_list("kind", flat=True))
    assert kinds == {RightsKind.POST_ENDED, RightsKind.DEPUTY_ENDED}


def test_what_he_had_in_hand_is_somebody_else_s(town):
    case = lead_to(town, "handling")

    leave(town.people.worker, **FACTS, by=town.by_security)

    case = Case.objects.get(pk=case.pk)
    assert case.handler_post_id != town.worker_post.pk
    assert case.handler_post_id or case.state == State.REPORTED


def test_whoever_follows_him_as_a_deputy_stays_it(town):
    other = hire("other", (town.here.general, Role.WORKER))
    days = {"starts_on": MONDAY.date(), "until": MONDAY.date() + timedelta(days=3)}
    note_absence(other, deputy=town.people.worker, kind=AbsenceKind.SICK, **days, by=Actor.clock(), at=MONDAY)

    leave(town.people.worker, **FACTS, by=town.by_security)

    assert Post.objects.get(officer=other).deputy == town.people.leader


def test_a_post_that_would_only_have_begun_is_never_held(town):
    later = Post.objects.filter(officer=town.people.worker)
    later.update(starts_on="2025-07-01")

    leave(town.people.worker, **FACTS, by=town.by_security)

    assert later.get().starts_on == later.get().ends_on


@pytest.mark.parametrize("who", ["by_leader", "by_desk", "by_district", "by_admin", "by_audit", "by_nobody"])
def test_only_who_gives_rights_lets_somebody_go(town, who):
    with pytest.raises(Refused):
        leave(town.people.worker, **FACTS, by=getattr(town, who))


def test_nobody_lets_himself_go_nor_one_of_the_three_beside_him(town):
    for who in ("security", "audit", "admin"):
        with pytest.raises(Refused):
            leave(getattr(town.people, who), **FACTS, by=town.by_security)
    with pytest.raises(Refused):
        leave(town.people.worker, reason=" ", at=MONDAY, by=town.by_security)
    assert leave(town.people.audit, **FACTS, by=Actor.clock()).is_active is False


def test_the_page_shows_the_checklist_and_ends_it_once(town, client):
    client.force_login(town.people.security)
    address = reverse("grids:leave", args=[town.people.worker.uuid])

    before = client.get(address)
    empty = client.post(address, {"reason": ""})
    after = client.post(address, {"reason": "调离本街道㐀䶮𠮷"})

    assert (before.status_code, empty.status_code, after.status_code) == (200, 422, 200)
    assert [answer.context["held"].is_clear for answer in (before, empty, after)] == [False, False, True]
    assert Post.objects.current(DAY).filter(officer=town.people.worker, ends_on=None).count() == 0
