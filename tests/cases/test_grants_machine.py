"""Histories of rights, made up step by step: nobody ever holds a verb at a place that no granter could give there.

What may be is said once more by hand: which place lies in which, who may give what where. After each step every
person's power at every place is what the posts given, stood in for and ended so far say, and not a verb more.
"""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from cases.actions.exceptions import end_exception, give_exception
from cases.models import CaseException
from cases.scopes import HANDLE, VIEW
from common.errors import Refused
from grids.actions.absences import note_absence
from grids.actions.enlist import Recruit, enlist
from grids.actions.posts import appoint, end_post
from grids.actions.relieve import relieve
from grids.actor import Actor
from grids.enums import AbsenceKind, Role
from grids.models import Grid, Post
from grids.roles import GRANTS, P
from tests.cast import MONDAY, a_case

pytestmark = [pytest.mark.slow, pytest.mark.django_db]

DAY = date(2025, 6, 9)
# A post on one of these covers the place on the left; the first is the place itself.
OVER = {
    "micro": ("micro", "general", "street", "district"),
    "general": ("general", "street", "district"),
    "street": ("street", "district"),
    "next": ("next", "district"),
    "far": ("far",),
    "district": ("district",),
}
PEOPLE = (
    "worker",
    "leader",
    "desk",
    "reviewer",
    "district",
    "stranger",
    "admin",
    "security",
    "audit",
    "nobody",
)
THREE = {"administrator", "security", "auditor"}
STEPS = settings(
    max_examples=25,
    stateful_step_count=15,
    deadline=None,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
who, where, what = st.sampled_from(PEOPLE), st.sampled_from(sorted(OVER)), st.sampled_from(Role.values)


class Rights(RuleBasedStateMachine):
    """`posts` {pk: [person, role, place, deputy]} and `opened` {(person, verb)} are what should be."""

    town = places = case = None

    def __init__(self):
        super().__init__()
        self.undo = transaction.atomic()
        self.undo.__enter__()
        self.posts = {pk: list(held) for pk, held in self.known.items()}
        self.opened = set()

    def teardown(self):
        transaction.set_rollback(True)
        self.undo.__exit__(None, None, None)

    def by(self, name):
        return Actor.of(getattr(self.town.people, name), DAY)

    def verbs(self, name, place, *, deputies=True):
        """What somebody holds at a place by his posts."""
        return {
            verb
            for person, role, root, deputy in self.posts.values()
            if root in OVER[place] and (name == person or (deputies and name == deputy))
            for verb in GRANTS[role]
        }

    def could_give(self, name, role, place):
        """A security administrator over the place; for one of the three, one whose post begins above it."""
        roots = [
            root
            for person, held, root, deputy in self.posts.values()
            if name in (person, deputy) and held == "security"
        ]
        fitting = [root for root in roots if root in OVER[place]]
        return any(root != place for root in fitting) if role in THREE else bool(fitting)

    def attempt(self, act):
        """The answer of an action, or None where it, or the database, said no."""
        try:
            with transaction.atomic():
                return act()
        except (Refused, IntegrityError):
            return None

    @rule(name=who, officer=who, place=where, role=what, deputy=st.none() | who)
    def somebody_appoints(self, name, officer, place, role, deputy):
        to, stands_in = self.places[place], deputy and getattr(self.town.people, deputy)
        facts = {"role": role, "starts_on": DAY, "deputy": stands_in, "by": self.by(name), "at": MONDAY}
        post = self.attempt(lambda: appoint(getattr(self.town.people, officer), to=to, **facts))
        if post:
            assert self.could_give(name, role, place), f"{name} gave {role} on {place}"
            assert name not in (officer, deputy), "gave it to himself"
            self.posts[post.pk] = [officer, role, place, deputy]

    @rule(
        name=who, officer=who, place=st.sampled_from(["micro", "general", "street", "next", "far"]), role=what
    )
    def somebody_brings_a_list(self, name, officer, place, role):
        person = getattr(self.town.people, officer)
        one = Recruit(officer, officer, "", self.places[place], role, DAY, officer=person)
        posts = self.attempt(lambda: enlist([one], by=self.by(name), at=MONDAY))
        if posts:
            assert self.could_give(name, role, place), f"{name} listed {role} on {place}"
            assert role not in THREE, "one of the three by a list"
            assert name != officer, "gave it to himself"
            self.posts[posts[0].pk] = [officer, role, place, None]

    @rule(name=who, data=st.data(), relieved=st.booleans())
    def somebody_ends_a_post(self, name, data, relieved):
        pk = data.draw(st.sampled_from(sorted(self.posts)))
        post, (_person, role, place, _deputy) = Post.objects.get(pk=pk), self.posts[pk]
        facts = {"on": DAY, "by": self.by(name), "at": MONDAY}
        end = (
            (lambda: relieve(post, reason="调离", **facts)) if relieved else (lambda: end_post(post, **facts))
        )
        if self.attempt(end):
            assert self.could_give(name, role, place), f"{name} ended {role} on {place}"
            del self.posts[pk]

    @rule(name=who, officer=who, deputy=who)
    def somebody_is_away(self, name, officer, deputy):
        people = self.town.people
        facts = {
            "kind": AbsenceKind.values[0],
            "starts_on": DAY,
            "until": DAY + timedelta(days=3),
            "at": MONDAY,
        }
        facts |= {"deputy": getattr(people, deputy), "by": self.by(name)}
        leads = [
            P.STAFF_LEAD in self.verbs(name, held[2]) for held in self.posts.values() if held[0] == officer
        ]
        if self.attempt(lambda: note_absence(getattr(people, officer), **facts)):
            assert name == officer or (leads and all(leads)), f"{name} noted {officer} away"
            covered = Post.objects.filter(pk__in=self.posts, deputy=getattr(people, deputy))
            for pk in covered.values_list("pk", flat=True):
                if self.posts[pk][0] == officer:
                    self.posts[pk][3] = deputy

    @rule(name=who, officer=who, right=st.sampled_from([VIEW, HANDLE]))
    def somebody_opens_the_case(self, name, officer, right):
        facts = {
            "right": right,
            "until": DAY + timedelta(days=9),
            "reason": "借调",
            "by": self.by(name),
            "at": MONDAY,
        }
        if self.attempt(lambda: give_exception(self.case, getattr(self.town.people, officer), **facts)):
            own = self.verbs(name, "micro")
            assert P.CASE_VIEW in own, f"{name} opened what he does not see"
            assert name != officer, "opened it to himself"
            assert right == VIEW or P.CASE_HANDLE in own, f"{name} gave more than he holds"
            self.opened.add((officer, right))

    @rule(name=who, data=st.data())
    def somebody_closes_it(self, name, data):
        given = list(CaseException.every.filter(ended_at=None).select_related("user", "permission"))
        if given:
            one = data.draw(st.sampled_from(given))
            if self.attempt(lambda: end_exception(one, by=self.by(name), at=MONDAY)):
                self.opened.discard((one.user.username, one.permission.codename))

    @invariant()
    def everybody_holds_what_was_given_and_nothing_else(self):
        for name in PEOPLE:
            scope = self.by(name).scope
            for place, (_first, *_over) in OVER.items():
                found = {verb for verb in P if scope.may(verb, self.ground[place])}
                assert found == self.verbs(name, place), f"{name} at {place}"
            has_post = any(name in (person, deputy) for person, _role, _root, deputy in self.posts.values())
            rights = {right for person, right in self.opened if person == name} if has_post else set()
            extra = {P.CASE_VIEW} if rights else set()
            extra |= {P.CASE_HANDLE} if HANDLE in rights else set()
            found = {verb for verb in P if scope.may(verb, self.case)}
            assert found == self.verbs(name, "micro") | extra, f"{name} with the case"

    @invariant()
    def nobody_has_two_of_the_three(self):
        for name in PEOPLE:
            roles = {role for person, role, _root, deputy in self.posts.values() if name in (person, deputy)}
            assert len(roles & THREE) < 2, f"{name}: {roles & THREE}"


def test_nobody_ever_holds_what_no_granter_could_give(town):
    here = town.here
    Rights.town, Rights.case = town, a_case(town)
    Rights.places = {
        "micro": here.micro,
        "general": here.general,
        "street": here.street,
        "next": town.there.street,
        "far": town.ground.far.street,
        "district": town.ground.district,
    }
    Rights.ground = Rights.places | {"district": Grid(district_id=town.ground.district.pk)}
    named = {place.pk: name for name, place in Rights.places.items() if name != "district"}
    Rights.known = {
        post.pk: (post.officer.username, post.role, named.get(post.grid_id, "district"), None)
        for post in Post.objects.filter(officer__username__in=PEOPLE).select_related("officer")
    }

    run_state_machine_as_test(Rights, settings=STEPS)
