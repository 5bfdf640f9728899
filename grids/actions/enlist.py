"""Many people at once: accounts without a password, each with one post. The rules are those of accounts and posts."""

from dataclasses import dataclass
from datetime import date

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.db.models.functions import Greatest
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from common.errors import Refused
from grids.actions.end_sessions import end_sessions
from grids.actions.posts import FIELD
from grids.actions.record_right import event_of, posts_given
from grids.actions.tree_locks import lock_trees
from grids.enums import AccountEventKind, PostSource, RightsKind
from grids.giving import require_giving
from grids.models import AccountEvent, Department, Grid, Officer, Post, RightsEvent
from grids.roles import ADMINISTRATORS

SLICE = 2_000


@dataclass(frozen=True)
class Recruit:
    """Somebody and the post he gets. `officer` is None for whoever has no account yet."""

    username: str
    name: str
    phone: str
    place: Grid | Department
    role: str
    starts_on: date
    source: str = PostSource.STAFF
    officer: Officer | None = None


@transaction.atomic
def enlist(recruits, *, by, at):
    """Open the accounts that are missing and give everybody his post. Returns the Posts in the order of the recruits.

    Nobody has a password or a code yet: those go out on paper, by start_codes. Refused, and nothing done, where the
    actor may not give one of the roles at its place, for one of the three administrators, for oneself, for an account
    that is switched off, on a grid that is not in force.
    """
    allow(recruits, by)
    hold_places(recruits)
    opened = open_accounts([one for one in recruits if one.officer is None], by=by, at=at)
    posts = [
        Post(
            officer=one.officer or opened[one.username],
            role=one.role,
            starts_on=one.starts_on,
            source=one.source,
            changed_at=at,
            **{FIELD[type(one.place)]: one.place},
        )
        for one in recruits
    ]
    Post.objects.bulk_create(posts, batch_size=SLICE)
    posts_given(posts, by=by, at=at)
    today = localdate(at)
    end_sessions([one.officer for one in recruits if one.officer and one.starts_on <= today])
    return posts


def allow(recruits, by):
    """Nobody gives more than he may, where he may: reliability.md 2.3. Each pair of role and place is asked once."""
    asked = {(one.role, type(one.place), one.place.pk): one for one in recruits}
    for one in asked.values():
        require_giving(by, one.role, one.place)
    if any(one.role in ADMINISTRATORS for one in recruits):
        raise Refused(_("The three administrators are appointed one by one, never by a list."))
    for one in recruits:
        if one.officer and one.officer.pk == by.officer_id:
            raise Refused(_("Nobody appoints himself."))
        if one.officer and not one.officer.is_active:
            raise Refused(_("This account is switched off."))


def hold_places(recruits):
    """Every grid under its tree's lock, and still in force on the first day of the post."""
    grids = {one.place.pk: one.starts_on for one in recruits if isinstance(one.place, Grid)}
    for one in recruits:
        if isinstance(one.place, Grid):
            grids[one.place.pk] = max(grids[one.place.pk], one.starts_on)
    lock_trees(*{one.place.street_id for one in recruits if isinstance(one.place, Grid)})
    for grid in Grid.objects.filter(pk__in=grids).only("valid_from", "valid_to"):
        if not grid.is_current(grids[grid.pk]):
            raise Refused(_("This grid is not in force on that day."))


def open_accounts(recruits, *, by, at):
    """{username: Officer} of new accounts that nobody can sign in to yet."""
    wanted = {one.username: one for one in recruits}
    known = {one.username: one for one in Officer.objects.filter(username__in=wanted)}
    if any(
        known.get(one.username, one).name != one.name or wanted[one.username].name != one.name
        for one in recruits
    ):
        raise Refused(_("This name to sign in with cannot be used here."))
    officers = [
        Officer(username=name, name=one.name, phone=one.phone, password=make_password(None), joined_at=at)
        for name, one in wanted.items()
        if name not in known
    ]
    Officer.objects.bulk_create(officers, batch_size=SLICE)
    events = [
        AccountEvent(officer=officer, kind=AccountEventKind.OPENED, by=by.officer, at=at)
        for officer in officers
    ]
    AccountEvent.objects.bulk_create(events, batch_size=SLICE)
    return known | {officer.username: officer for officer in officers}


def discharge(posts, *, by, at):
    """End many posts today, those of a later day as never held: what a list gave is taken back."""
    ids, people = [post.pk for post in posts], [post.officer_id for post in posts]
    Post.objects.filter(pk__in=ids).update(ends_on=Greatest("starts_on", localdate(at)), changed_at=at)
    events = [event_of(post, RightsKind.POST_ENDED, post.officer_id, by=by, at=at) for post in posts]
    RightsEvent.objects.bulk_create(events, batch_size=SLICE)
    end_sessions(people)
