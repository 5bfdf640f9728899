"""Who may do what at a place, by which post, and from whom he has it; and what somebody may do where."""

from dataclasses import dataclass

from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext_lazy as _

from grids.enums import RightsKind
from grids.models import Post, RightsEvent
from grids.roles import GRANTS, P

# The verbs in the order in which a page says them.
WORDS = {
    P.CASE_VIEW: _("See reports"),
    P.CASE_REPORT: _("Report"),
    P.CASE_SELF_HANDLE: _("Solve on the spot"),
    P.CASE_DISPATCH: _("Dispatch"),
    P.CASE_HANDLE: _("Handle"),
    P.CASE_REVIEW: _("Review and strike off"),
    P.CASE_LEAD: _("Lead"),
    P.REPORTER_REVEAL: _("Open a reporter's name and phone"),
    P.REGISTER_KEEP: _("Keep the registers"),
    P.STAFF_LEAD: _("Nominate, absences, duty turns"),
    P.ACCOUNT_CARE: _("Help with accounts"),
    P.GROUND_CHANGE: _("Redraw the ground"),
    P.CONFIGURE: _("Configure"),
    P.OPERATE: _("Look after the system"),
    P.RIGHTS_GIVE: _("Give posts and rights"),
    P.AUDIT_READ: _("Read the logs"),
}


@dataclass(frozen=True)
class Holding:
    """Somebody who holds a verb: by what, from whom; `stands_in` says for whom as a deputy."""

    name: str
    by: str
    given_by: str
    stands_in: str = ""


def with_giver(posts):
    """Posts with names, and `given_by`: who gave them, "" for the installation."""
    given = RightsEvent.objects.filter(post=OuterRef("pk"), kind=RightsKind.POST_GIVEN).order_by("-pk")
    return (
        posts.with_names().select_related("deputy").annotate(given_by=Subquery(given.values("by__name")[:1]))
    )


def holdings_of(post):
    """The holder of a post and, where somebody stands in, the deputy."""
    by = f"{post.title} · {post.place}"
    yield Holding(post.officer.name, by, post.given_by or "")
    if post.deputy_id:
        yield Holding(post.deputy.name, by, post.given_by or "", stands_in=post.officer.name)


def verbs_at(place, scope, day):
    """[(verb in words, [Holding])] of the posts over a grid or district that the scope sees. One query."""
    posts = list(with_giver(Post.objects.current(day).over(place).visible_to(scope)).order_by("role", "pk"))
    return [
        (words, found)
        for verb, words in WORDS.items()
        if (found := [one for post in posts if verb in GRANTS[post.role] for one in holdings_of(post)])
    ]


def rights_of(officer, day):
    """[(Post, [verb in words], whether as a deputy)] of an officer on a day. One query for each kind."""
    own = with_giver(Post.objects.current(day).filter(officer=officer)).order_by("pk")
    covered = with_giver(Post.objects.current(day).filter(deputy=officer)).order_by("pk")
    return [
        (post, [words for verb, words in WORDS.items() if verb in GRANTS[post.role]], stands_in)
        for posts, stands_in in ((own, False), (covered, True))
        for post in posts
    ]
