"""What a post has in hand when its holder is relieved: its cases, or those of a department that nobody is left in."""

from cases.actions.dispatch import dispatch
from cases.actions.recall import recall
from cases.errors import OutOfOrder
from cases.models import Case
from common.errors import Refused
from grids.actor import Actor
from grids.handovers import Hanging
from grids.models import Post
from grids.roles import P


def in_hand_of(post, on):
    """The cases that nobody would have in hand without this holder."""
    if post.department_id is None:
        return Case.objects.in_hand().filter(handler_post=post)
    others = Post.objects.answered(on).carrying(P.CASE_HANDLE).filter(department=post.department_id)
    if others.exclude(pk=post.pk).exists():
        return Case.objects.none()
    return Case.objects.in_hand().filter(handler_department=post.department_id)


def count(post, on):
    return in_hand_of(post, on).count()


def hand_over(post, to, *, on, reason, at):
    """Take each case back, and give it to the other post; where that cannot be, it waits at the desk. → how many."""
    went = 0
    for case in in_hand_of(post, on).order_by("pk"):
        try:
            recall(case, reason=reason, by=Actor.clock(), at=at)
        except OutOfOrder:  # it went on at this minute; the sweep finds what is still left behind
            continue
        went += 1
        if to is not None:
            pass_on(case, to, reason, at)
    return went


def pass_on(case, to, reason, at):
    """Give it to the successor. What asks for a decision of the desk stays with the desk."""
    try:
        dispatch(case, to=to, note=reason, handover=True, by=Actor.clock(), at=at)
    except Refused:
        return


CASES = Hanging(kind="case", count=count, hand_over=hand_over)
