"""Relieving somebody of a post: what he has in hand goes to a successor, or to the nearest one above (交接)."""

from datetime import timedelta

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from common.errors import Refused, Stale
from grids.actions.one_by_one import one_by_one
from grids.actions.posts import end_post
from grids.actor import Actor
from grids.enums import RedrawState
from grids.giving import require_giving
from grids.handovers import all_hanging
from grids.models import Absence, Handover, Post
from grids.roles import RANK, P
from messaging.inbox import tell

FARTHEST = timedelta(days=366)
RELIEVED = gettext_noop("You were relieved of a post: %(what)s")
TOOK_OVER = gettext_noop("You take over from %(name)s: %(what)s")
FAILED = gettext_noop("A planned handover could not be carried out: %(what)s")


def preview(post, *, successor=None, on):
    """What would go where: ({"case": 3, "apikey": 1}, the Post it goes to or None: whoever gives it out)."""
    counts = {hanging.kind: hanging.count(post, on) for hanging in all_hanging()}
    return {kind: count for kind, count in counts.items() if count}, successor or nearest_above(post, on=on)


@transaction.atomic
def relieve(post, *, successor=None, on, reason, by, at):
    """Relieve the holder of a post from a day on, today or planned. Returns the Handover.

    Everything in hand goes to `successor` (a Post on the same path or in the same department), else to the nearest one
    above, else back to the desk: all of it or nothing. Refused: no reason, a successor who does not stand here.
    """
    post = Post.objects.select_for_update(of=["self"], no_key=True).with_names().get(pk=post.pk)
    require_giving(by, post.role, post.place)
    today, reason = localdate(at), reason.strip()[:200]
    if not today <= on <= today + FARTHEST:
        raise Refused(_("Choose today, or a later day within a year."))
    if not reason:
        raise Refused(_("Say why."))
    if post.ends_on is not None and post.ends_on <= on:
        raise Stale(_("This post has ended already."))
    if successor:
        check_successor(post, successor, on)
    facts = {"effective_on": on, "reason": reason, "planned_by": by.officer, "planned_at": at}
    if post.handovers.planned().exists():
        raise Refused(_("A handover of this post is planned already. Withdraw it first."))
    handover = Handover.objects.create(post=post, successor=successor, **facts)
    return carry_out(handover, by=by, at=at) if on <= today else handover


def check_successor(post, successor, on):
    if successor.officer_id == post.officer_id or not answers(successor, on):
        raise Refused(_("The successor has to be another person who holds a post then."))
    if successor.pk not in {one.pk for one in successors_of(post, on=on)}:
        raise Refused(_("The successor has no post at this place or above it."))


def answers(post, on):
    return Post.objects.answered(on).filter(pk=post.pk).exists()


def successors_of(post, *, on):
    """The posts that what hangs on this one may go to: on its grid or above it, or in its department; nearest first.

    Who is away himself takes nothing over, deputy or not.
    """
    posts = Post.objects.answered(on).held_by_people().exclude(officer=post.officer_id).exclude(pk=post.pk)
    posts = posts.exclude(officer__in=Absence.objects.current(on).values("officer"))
    if post.department_id:
        there = posts.filter(department=post.department_id).with_names()
        return list(there.order_by("pk"))
    if post.region_id:
        return list(posts.filter(region=post.region_id).with_names().order_by("pk"))
    there = list(posts.on_path_of(post.grid).carrying(P.CASE_HANDLE).with_names())
    return sorted(there, key=lambda one: (-one.grid.level, -RANK[one.role], one.pk))


def nearest_above(post, *, on):
    """The post that answers where nobody follows: a colleague of the same place first, then upwards. None: the desk."""
    return next(iter(successors_of(post, on=on)), None)


def carry_out(handover, *, by, at):
    """Hand everything over, then end the post, in the caller's transaction. Returns the Handover, done."""
    post, on = handover.post, handover.effective_on
    successor = handover.successor
    to = successor if successor and answers(successor, on) else nearest_above(post, on=on)
    effects = {}
    for hanging in all_hanging():
        went = hanging.hand_over(post, to, on=on, reason=handover.reason, at=at)
        effects |= {hanging.kind: went} if went else {}
    end_post(post, on=on, by=by, at=at)
    handover.state, handover.settled_at, handover.effects = RedrawState.DONE, at, effects
    handover.save(update_fields=["state", "settled_at", "effects"])
    tell_both(handover, to, at=at)
    return handover


def tell_both(handover, to, *, at):
    post = handover.post
    params = {"what": f"{post.place}", "name": post.officer.name}
    tell([post.officer_id], title=RELIEVED, params=params, url="/account/", key=handover.uuid, at=at)
    if to and handover.effects:
        tell([to.officer_id], title=TOOK_OVER, params=params, url="/w/", key=handover.uuid, at=at)


@transaction.atomic
def withdraw(handover, *, by, at):
    """Take a planned handover back. Returns it. Stale where it was carried out already."""
    handover = Handover.objects.select_for_update(of=["self"]).with_names().get(pk=handover.pk)
    require_giving(by, handover.post.role, handover.post.place)
    if handover.state != RedrawState.PLANNED:
        raise Stale(_("This is settled already."))
    handover.state, handover.settled_at = RedrawState.WITHDRAWN, at
    handover.save(update_fields=["state", "settled_at"])
    return handover


def sweep_handovers(*, at):
    """Carry out what is due, each on its own. Returns how many. What cannot be done fails with its reason."""
    due = list(Handover.objects.due(localdate(at)).values_list("pk", flat=True))
    return one_by_one(due, lambda pk: settle(pk, at=at), what="handover")


@transaction.atomic
def settle(pk, *, at):
    rows = Handover.objects.select_for_update(of=["self"], skip_locked=True).with_names()
    handover = rows.filter(pk=pk, state=RedrawState.PLANNED).first()
    if handover is None:
        return False
    try:
        with transaction.atomic():
            carry_out(handover, by=Actor.clock(), at=at)
    except Refused as refusal:
        fail(handover, str(refusal), at=at)
    return True


def fail(handover, reason, *, at):
    handover.state, handover.settled_at, handover.failure = RedrawState.FAILED, at, reason[:200]
    handover.save(update_fields=["state", "settled_at", "failure"])
    asked = [handover.planned_by_id] if handover.planned_by_id else []
    params = {"what": f"{handover.post.place}: {handover.failure}"}
    tell(asked, title=FAILED, params=params, url="/people/staffing/", key=handover.uuid, at=at)
