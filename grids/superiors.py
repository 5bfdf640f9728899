"""Who may help with whose account: one whose posts cover each of the other's posts and stand above each of them.

Above is the role with the higher RANK, and of two with the same rank the wider post. Nobody is his own superior, and
whoever may configure is helped only by one who may, too. Where the product knows nobody, the installation itself helps
(`manage.py reset_account`).
"""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import F, Q

from grids.enums import AccountEventKind, OfficerKind
from grids.models import AccountEvent, Grid, Officer, Post
from grids.querysets.post import path_ids
from grids.reach import reach_of
from grids.roles import RANK, P
from grids.scope import Held, held, nearness, rows_of


@dataclass(frozen=True)
class Below:
    """A post of the one who is to be helped, with its place as something that has level columns."""

    held: Held
    place: Grid
    post: Post


def may_care_for(by, officer, on):
    """Whether the actor may hand this officer a code and end his sessions. The installation may for everybody."""
    if by.is_clock:
        return True
    if not by.is_officer or officer.pk == by.officer_id or officer.kind != OfficerKind.PERSON:
        return False
    posts = posts_by_officer([officer], on)[officer.pk]
    if not posts:
        return officer.pk in opened_by(by.officer)
    return is_superior(by.officer, by.scope.holding(P.ACCOUNT_CARE), officer, posts)


def is_superior(who, holding, officer, posts):
    """Whether the posts `who` holds stand above all `posts` (Below) of the officer."""
    if (officer.is_staff and not who.is_staff) or (officer.is_superuser and not who.is_superuser):
        return False
    return bool(posts) and all(any(stands_above(held, post) for held in holding) for post in posts)


def stands_above(mine, post):
    theirs = post.held
    if not mine.covers(post.place):
        return False
    if RANK[mine.role] != RANK[theirs.role]:
        return RANK[mine.role] > RANK[theirs.role]
    return nearness(mine) < nearness(theirs) or theirs.root_ids < mine.root_ids


def opened_by(who):
    """The ids of the accounts he opened, while he may: one without a post is nobody's but his who opened it."""
    if not who.is_staff:
        return set()
    events = AccountEvent.objects.filter(by=who, kind=AccountEventKind.OPENED)
    ordinary = events.exclude(officer__is_staff=True).exclude(officer__is_superuser=True)
    return set(ordinary.values_list("officer_id", flat=True))


def kept_by(by):
    """The accounts a security administrator finds: of those with a post in his reach, ever, and those he opened."""
    if not by.is_officer:
        return Officer.objects.none()
    return had_posts_in(by, P.RIGHTS_GIVE)


def known_to(by):
    """The accounts somebody who leads people or gives rights may learn of by their user names; no stranger's.

    Those with a post in his reach, ever, those he opened, and his own. For the installation all.
    """
    if by.is_clock:
        return Officer.objects.all()
    if not by.is_officer:
        return Officer.objects.none()
    return had_posts_in(by, P.STAFF_LEAD, P.RIGHTS_GIVE) | Officer.objects.filter(pk=by.officer_id)


def had_posts_in(by, *permissions):
    """The officers with a post, ever, where the actor holds one of the permissions, and those he opened."""
    found = Q(
        pk__in=AccountEvent.objects.filter(by=by.officer, kind=AccountEventKind.OPENED).values("officer")
    )
    for permission in permissions:
        found |= Q(pk__in=Post.objects.within(by.scope, permission).values("officer"))
    return Officer.objects.filter(found)


def last_of(officer):
    """The last post somebody held, as [Below]; none where he never held one. One that never began is none."""
    ended = Post.objects.filter(officer=officer, ends_on__gt=F("starts_on")).order_by("-ends_on", "-pk")[:1]
    posts = Post.objects.filter(pk__in=ended.values_list("pk", flat=True))
    named = {post.pk: post for post in posts.with_names().select_related("department__street")}
    return [Below(held(row), reach_of(named[row["id"]].place), named[row["id"]]) for row in rows_of(posts)]


def posts_by_officer(officers, on, *, later=False):
    """{officer's id: [Below]}: the posts held or stood in for on a day, with `later` also those that have not begun.

    Two queries, whatever the number.
    """
    ids = {officer.pk for officer in officers}
    posts = Post.objects.unended(on) if later else Post.objects.current(on)
    posts = posts.filter(Q(officer__in=ids) | Q(deputy__in=ids))
    named = {post.pk: post for post in posts.with_names().select_related("department__street")}
    found = defaultdict(list)
    for row in rows_of(posts, "officer_id", "deputy_id"):
        for who in ids & {row["officer_id"], row["deputy_id"]}:
            post = named[row["id"]]
            found[who].append(Below(held(row), reach_of(post.place), post))
    return found


def superiors_of(officer, on):
    """The officers to be told when somebody asks for help; the administrators only where there is nobody else."""
    below = posts_by_officer([officer], on)[officer.pk]
    if not below:
        events = AccountEvent.objects.filter(
            officer=officer, kind=AccountEventKind.OPENED, by__is_active=True
        )
        return list(Officer.objects.filter(pk__in=events.values("by")))
    posts = Post.objects.current(on).carrying(P.ACCOUNT_CARE).filter(over(below[0].place))
    holding = defaultdict(list)
    for row in rows_of(posts, "officer_id", "deputy_id"):
        for who in {row["officer_id"], row["deputy_id"]} - {None, officer.pk}:
            holding[who].append(held(row))
    people = Officer.objects.filter(pk__in=holding, is_active=True, kind=OfficerKind.PERSON).order_by("pk")
    above = [who for who in people if is_superior(who, holding[who.pk], officer, below)]
    daily = [who for who in above if any(RANK[one.role] < max(RANK.values()) for one in holding[who.pk])]
    return daily or above


def over(place):
    """The posts on the grids and regions a place lies in."""
    if place.district_id is None:
        return Q(pk__in=[])
    grids = [pk for pk in path_ids(place) if pk]
    return Q(grid__in=grids) | Q(region=place.district_id) | Q(region__children=place.district_id)


def people_below(by, on, words, *, most):
    """At most so many of those the actor may help, by name, with their posts of the day as `held_posts`."""
    posts, mine = Post.objects.current(on).within(by.scope, P.ACCOUNT_CARE), opened_by(by.officer)
    people = Officer.objects.filter(Q(pk__in=posts.values("officer")) | Q(pk__in=mine))
    people = people.filter(is_active=True, kind=OfficerKind.PERSON).exclude(pk=by.officer_id)
    if words:
        people = people.filter(Q(name__icontains=words) | Q(username__icontains=words))
    people = list(people.order_by("name", "pk")[: 2 * most])
    below, holding = posts_by_officer(people, on), by.scope.holding(P.ACCOUNT_CARE)
    found = []
    for who in people:
        who.held_posts = below[who.pk]
        if is_superior(by.officer, holding, who, who.held_posts) or (not who.held_posts and who.pk in mine):
            found.append(who)
    return found[:most]
