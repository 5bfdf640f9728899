from django.db import transaction
from django.db.models import Q
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from common.errors import Refused, Stale
from grids.actions.end_sessions import end_sessions
from grids.actions.record_right import post_ended, post_given, posts_ended
from grids.actions.tree_locks import lock_trees
from grids.enums import PostSource, RegionLevel
from grids.giving import require_giving
from grids.models import Department, Grid, Post, Region
from grids.one_hand import refuse_second_of_three
from grids.positions import check_position

FIELD = {Grid: "grid", Region: "region", Department: "department"}


@transaction.atomic
def appoint(
    officer,
    *,
    to,
    role,
    position=None,
    starts_on,
    ends_on=None,
    source=PostSource.STAFF,
    deputy=None,
    by,
    at,
):
    """Give an officer a role on a grid, a region or in a department, from a day on. Returns the Post.

    `position`: the title of the place that he bears. His sessions end, and his deputy's: the next one is begun with
    what the new role asks for. Refused: to oneself, to an account that is switched off, on a grid that is not in force,
    on a region below the district (its grid carries the post), twice the same, a title of another role or place.
    """
    require_giving(by, role, to)
    check_title(position, role, to)
    if by.officer_id == officer.pk:
        raise Refused(_("Nobody appoints himself."))
    if not officer.is_active:
        raise Refused(_("This account is switched off."))
    if deputy and deputy.pk in (officer.pk, by.officer_id):
        raise Refused(_("The deputy has to be another person."))
    to = in_force(to, starts_on)
    place = {FIELD[type(to)]: to}
    if ends_on is not None and ends_on < starts_on:
        raise Refused(_("A post cannot end before it starts."))
    if Post.objects.filter(Q(ends_on=None) | Q(ends_on__gt=starts_on), officer=officer, role=role, **place):
        raise Refused(_("This officer holds the post already."))
    facts = {"starts_on": starts_on, "ends_on": ends_on, "source": source, "deputy": deputy, "changed_at": at}
    end_sessions_with([officer.pk, deputy and deputy.pk], on=starts_on, at=at)
    refuse_second_of_three([officer, deputy], role, starts_on=starts_on, ends_on=ends_on)
    post = Post.objects.create(officer=officer, role=role, position=position, **place, **facts)
    post_given(post, by=by, at=at)
    return post


def check_title(position, role, to):
    """Refuse a title that carries another role, or does not stand there."""
    if position is not None:
        check_position(position, to)
        if position.role != role:
            raise Refused(_("This position carries another role."))


@transaction.atomic
def end_post(post, *, on, by, at):
    """End a post: `on` is the first day without it. Returns the Post. Refused where it has ended already."""
    post = Post.objects.select_for_update(of=["self"], no_key=True).with_names().get(pk=post.pk)
    require_giving(by, post.role, post.place)
    if post.ends_on is not None and post.ends_on <= on:
        raise Stale(_("This post has ended already."))
    if on < post.starts_on:
        raise Refused(_("A post cannot end before it starts."))
    post.ends_on, post.changed_at = on, at
    post.save(update_fields=["ends_on", "changed_at"])
    post_ended(post, by=by, at=at)
    end_sessions_with([post.officer_id, post.deputy_id], on=on, at=at)
    return post


def end_posts_on(grid, *, on, by, at):
    """End every post on a grid that ends. A post that would only have started is left as never held."""
    held = Post.objects.filter(Q(ends_on=None) | Q(ends_on__gt=on), grid=grid)
    held = list(held.with_names().select_for_update(of=["self"], no_key=True).order_by("pk"))
    end_sessions_with({pk for post in held for pk in (post.officer_id, post.deputy_id)}, on=on, at=at)
    for post in held:
        post.ends_on, post.changed_at = max(on, post.starts_on), at
    Post.objects.bulk_update(held, ["ends_on", "changed_at"])
    posts_ended(held, by=by, at=at)


def end_sessions_with(officer_ids, *, on, at):
    """End the sessions of those whose right changes by today; what changes on a later day is read anew every day."""
    if on <= localdate(at):
        end_sessions([pk for pk in officer_ids if pk])


def in_force(to, on):
    """The place as it is now. A grid under its tree's lock: it may be ending at this moment."""
    if isinstance(to, Grid):
        lock_trees(to.street_id)
        to = Grid.objects.get(pk=to.pk)
        if not to.is_current(on):
            raise Refused(_("This grid is not in force on that day."))
    if isinstance(to, Region) and to.level not in (RegionLevel.CITY, RegionLevel.DISTRICT):
        raise Refused(_("A post on a street or a community is a post on its grid."))
    if isinstance(to, Department) and to.valid_to is not None and to.valid_to <= on:
        raise Refused(_("This department has ended."))
    return to
