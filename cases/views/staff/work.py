"""What somebody who goes out has to do."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.utils.timezone import now
from django.views.decorators.http import require_safe

from cases.models import Case
from cases.pages.work import sections_of
from common.htmx import render_page_or_part
from grids.models import Post
from grids.roles import P

MOST_OWN, MOST_AROUND = 200, 20


@login_required
@require_safe
def work(request):
    """One's own open cases, posts' and departments' alike, and what else is open in the own grids."""
    scope = request.actor.scope
    if not (request.actor.holds(P.CASE_VIEW) or request.actor.holds(P.CASE_HANDLE)):
        raise PermissionDenied
    still_open = Case.objects.visible_to(scope).still_open().for_lists()
    mine = list(still_open.given_to(scope).by_due()[:MOST_OWN])
    around = still_open.exclude(pk__in=[case.pk for case in mine]).newest_first()[:MOST_AROUND]
    context = {
        "place": place_of(scope),
        "sections": sections_of(mine, list(around), at=now()),
        "here": "work",
        "help": "work",
    }
    return render_page_or_part(request, "cases/work.html", "work", context)


def place_of(scope):
    """The name of the first place one works in."""
    posts = Post.objects.filter(pk__in=scope.post_ids(P.CASE_VIEW)).with_names().order_by("pk")
    return next((post.place.name for post in posts), "")
