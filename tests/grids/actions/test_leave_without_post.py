"""Whose business an account is that has no post, or one that only begins later."""

from datetime import date

import pytest

from common.errors import Refused
from grids.actions.accounts import open_account
from grids.actions.leave import leave
from grids.actor import Actor
from grids.enums import AccountEventKind, Role
from grids.models import AccountEvent, Post
from tests.cast import MONDAY
from tests.grids.world import officer, post

pytestmark = pytest.mark.django_db
FACTS = {"reason": "调离本街道", "at": MONDAY}


def test_an_account_without_a_post_is_let_go_by_who_opened_it_alone(town):
    by = {
        name: administrator(name, on) for name, on in (("a", town.here.street), ("b", town.ground.district))
    }
    new, _code, _text = open_account(username="new", name="新人", by=by["a"], at=MONDAY)
    root = officer("chief", is_superuser=True)
    AccountEvent.objects.create(officer=root, kind=AccountEventKind.OPENED, by=by["a"].officer, at=MONDAY)

    for who, account in (
        (by["b"], new),
        (town.by_security, new),
        (by["a"], town.people.nobody),
        (by["a"], root),
    ):
        with pytest.raises(Refused):
            leave(account, **FACTS, by=who)
    assert leave(new, **FACTS, by=by["a"]).is_active is False


def test_a_post_that_only_begins_later_counts(town):
    by = administrator("a", town.here.street)
    new, _code, _text = open_account(username="new", name="新人", by=by, at=MONDAY)
    post(town.there.micro, Role.WORKER, who=new, starts_on=date(2025, 7, 1))

    with pytest.raises(Refused):
        leave(new, **FACTS, by=by)
    assert leave(new, **FACTS, by=town.by_security).is_active is False


def test_an_account_whose_posts_all_ended_is_let_go_where_the_last_one_was(town):
    gone, never = town.people.worker, officer("never")
    Post.objects.filter(officer=gone).update(starts_on=date(2025, 1, 1), ends_on=date(2025, 3, 1))
    post(town.there.micro, Role.WORKER, who=gone, starts_on=date(2024, 1, 1), ends_on=date(2024, 6, 1))
    post(town.there.micro, Role.WORKER, who=gone, starts_on=date(2025, 4, 1), ends_on=date(2025, 4, 1))
    post(town.here.micro, Role.WORKER, who=never, starts_on=date(2025, 4, 1), ends_on=date(2025, 4, 1))
    here, there = administrator("a", town.here.street), administrator("b", town.there.street)

    for who, account in ((there, gone), (here, never), (here, town.people.nobody)):
        with pytest.raises(Refused):
            leave(account, **FACTS, by=who)
    assert leave(gone, **FACTS, by=here).is_active is False


def administrator(name, on):
    """A security administrator as an Actor."""
    held = post(on, Role.SECURITY, who=officer(f"keeper-{name}", is_staff=True))
    return Actor.of(held.officer, MONDAY.date())
