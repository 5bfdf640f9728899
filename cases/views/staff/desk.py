"""The dispatch desk: lists on the left, one case on the right."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q
from django.http import HttpResponse
from django.utils.http import urlencode
from django.utils.timezone import now
from django.views.decorators.http import require_safe

from cases.enums import Urgency
from cases.listing import cases_of, listing_of
from cases.pages.asked import NARROWING, desk_at, kept
from cases.pages.rows import SIZES, rows_of, size_of
from cases.pages.sheet import found_case, read_sheet
from cases.pages.tabs import TABS, counts, following, order_for, place_from
from cases.pages.totals import totals_of
from cases.presence import come_to
from cases.views.staff.desk_looks import views_of
from cases.views.staff.preview import preview_context, seal
from common.api.filters import moment
from common.due_words import due_words
from common.htmx import part_asked, render_page_or_part
from common.pages import page
from grids.roles import P

PARTS = ("desk", "preview", "fresh", "with-me")
NO_CONTENT = 204
TOO_MANY_COLUMNS = 8  # for the width of the list: it is pushed sideways then


@login_required
@require_safe
def desk(request):
    """The list of a tab or a search with the case of `?case=` beside it; htmx may ask for one part alone."""
    if not request.actor.holds(P.CASE_VIEW):
        raise PermissionDenied
    contexts = {"preview": preview_part, "fresh": fresh_part, "with-me": with_me_part}
    context = contexts.get(part_asked(request, PARTS), whole_desk)(request)
    if context.get("told") and context["told"] == request.GET.get("told"):
        return HttpResponse(status=NO_CONTENT)  # nobody is told the same thing every twenty seconds
    return render_page_or_part(request, "cases/desk.html", PARTS, context | {"here": "desk", "help": "desk"})


def first_tab(by):
    """The list this person's post works through."""
    return "to-review" if by.holds(P.CASE_REVIEW) and not by.holds(P.CASE_DISPATCH) else "waiting"


def preview_part(request):
    """The right half alone: the list stays where it is."""
    sheet = read_sheet(request.actor.scope, request.GET.get("case", ""))
    return preview_context(request, sheet, at=now(), order=order_for(request.GET.get("q", "")))


def with_me_part(request):
    """Who else has the shown case open."""
    case = found_case(request.actor.scope, request.GET.get("case", ""), bare=True)
    others = come_to(case.pk, request.user)
    return {"selected": case, "others": others, "told": seal(others)}


def fresh_part(request):
    """How many cases came in since the list was drawn: nothing is pushed into it."""
    since = since_when(request.GET.get("since", ""))
    found = come_since(request.actor.scope, since) if since else {"number": 0, "urgent": 0}
    told = str(found["number"])
    return {
        "told": told,
        "fresh_count": found["number"],
        "fresh_urgent": found["urgent"],
        **fresh_urls(request, since, told),
    }


def come_since(scope, since):
    """{"number", "urgent"} of what waits and was reported after a moment: one statement."""
    new = cases_of(scope).waiting().filter(reported_at__gt=since)
    return new.aggregate(number=Count("pk"), urgent=Count("pk", filter=~Q(urgency=Urgency.NORMAL)))


def since_when(text):
    """The moment a page wrote into its address; None for anything else."""
    try:
        return moment(text)
    except ValueError:
        return None


def fresh_urls(request, since, told="0"):
    """Where the list is drawn anew, and where to ask for newer ones; `told` is how many the page says already."""
    drawn_at = since.isoformat() if since else ""
    here = kept(request.GET)
    return {"list_url": desk_at(here), "fresh_url": desk_at(here | {"since": drawn_at, "told": told})}


def whole_desk(request):
    """Tabs, rows, and the chosen case; without a choice the first row's preview is fetched by the page itself."""
    context, shown, order = list_context(request, request.actor.scope)
    if chosen := chosen_number(request, shown.rows, order):
        sheet = read_sheet(request.actor.scope, chosen)
        context |= preview_context(request, sheet, at=now(), order=order) | {"is_lazy": False}
    return context


def list_context(request, scope):
    """What the list and its tabs are drawn from, the page of cases itself, and its order."""
    own, views = views_of(scope)
    listing = listing_of(request.GET, scope, cols=own.get("cols", ""), first=first_tab(request.actor))
    size = size_of(request.GET if request.GET.get("size") else own)
    shown = page(listing.rows, order=listing.order, cursor=request.GET.get("cursor"), size=size)
    rows, number = rows_of(shown.rows, request.GET, listing.columns), counts(listing.numbers(scope))
    context = {
        "tabs": tabs(number, listing.tab, request.GET),
        "rows": rows,
        "page": shown,
        "columns": listing.columns,
        "is_broad": len(listing.columns) > TOO_MANY_COLUMNS,
        "totals": totals_of(rows, number[listing.tab.key] if listing.tab else None),
        "sizes": SIZES if len(shown.rows) > SIZES[0] or shown.next or shown.previous else (),
        "size": size,
        "q": request.GET.get("q", ""),
        "empty": listing.tab.empty if listing.tab else "",
        "selected": rows[0] if rows else None,
        "is_lazy": True,
        "due_words": due_words(),
        **narrowed(listing.narrowing, request.GET),
        **views_shown(views, request.GET, listing.tab),
        **fresh_urls(request, now()),
    }
    return context, shown, listing.order


def narrowed(narrowing, asked):
    """What the list is narrowed to, each with the address without it."""
    chips = [
        {"words": words, "url": desk_at(kept(asked, name))}
        for name in NARROWING
        if (words := narrowing.words.get(name))
    ]
    return {"narrowed_to": chips, "too_wide": narrowing.too_wide}


def views_shown(views, asked, tab):
    """The person's views, which of them this is, and what a new one would keep."""
    here = kept(asked) | ({"tab": tab.key} if tab else {})
    shown = [{"name": one.name, "url": desk_at(one.asked), "active": one.asked == here} for one in views]
    return {"views": shown, "kept_here": here, "link": desk_at(here), "link_query": f"?{urlencode(here)}"}


def chosen_number(request, rows, order):
    """`?case=` while it is in the list; once it has left, the row after `?past=`; "" where nothing was chosen."""
    number, place = request.GET.get("case", ""), place_from(request.GET.get("past", ""))
    if place is None or number in {row.number for row in rows}:
        return number
    row = following(rows, order, place)
    return row.number if row else number


def tabs(number, active, asked):
    """The tabs with their numbers; each keeps what the list is narrowed to, its columns and its size."""
    return [
        {
            "key": tab.key,
            "label": tab.label,
            "count": number[tab.key],
            "active": tab is active,
            "url": desk_at(kept(asked, "q", tab=tab.key)),
        }
        for tab in TABS
    ]
