"""What is late, and what nobody has answered: by place and by unit, never by person (frontend.md 3.0 rule 6)."""

from django.contrib.auth.decorators import login_required
from django.db.models import Count, Min
from django.shortcuts import render
from django.views.decorators.http import require_safe

from cases.listing import cases_of
from cases.pages.asked import desk_at
from cases.pages.tabs import DUE_ORDER
from cases.views.staff.desk_looks import at_the_desk
from common.pages import page

SIZE = 50


@login_required
@require_safe
def overdue_board(request):
    """How many cases are overdue in each community and with each department; each number opens its list."""
    at_the_desk(request)
    late = cases_of(request.actor.scope).overdue()
    context = {
        "boards": [
            ("place", grouped(late, "total__code", "total__name", "place")),
            ("unit", grouped(late, "handler_department__uuid", "handler_department__name", "unit")),
        ],
        "here": "desk",
        "help": "desk",
    }
    return render(request, "cases/overdue_board.html", context)


def grouped(cases, key, name, asked):
    """[{name, late, oldest, url}], the most first: one statement. What has no such place is in no list."""
    rows = cases.exclude(**{key: None}).order_by().values(key, name)
    counted = rows.annotate(late=Count("pk"), oldest=Min("due_at")).order_by("-late", "oldest", key)
    return [
        {
            "name": row[name],
            "late": row["late"],
            "oldest": row["oldest"],
            "url": desk_at({"tab": "overdue", asked: str(row[key])}),
        }
        for row in counted
    ]


@login_required
@require_safe
def unanswered(request):
    """Cases in work whose reporter nobody has spoken to yet, what is due first on top (S3-12: everything answered)."""
    at_the_desk(request)
    rows = cases_of(request.actor.scope).unanswered().for_lists()
    context = {
        "page": page(rows, order=DUE_ORDER, cursor=request.GET.get("cursor"), size=SIZE),
        "here": "desk",
        "help": "desk",
    }
    return render(request, "cases/unanswered.html", context)
