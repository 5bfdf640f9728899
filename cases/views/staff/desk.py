"""The dispatch desk: lists on the left, one case on the right."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.timezone import now
from django.views.decorators.http import require_safe

from cases.models import Case
from cases.numbers import open_numbers
from cases.pages.rows import SIZES, rows_of, size_of
from cases.pages.sheet import read_sheet
from cases.pages.tabs import BY_KEY, DUE_ORDER, NEWEST_ORDER, TABS, counts, following, place_from
from cases.views.staff.preview import preview_context
from common.api.filters import moment
from common.htmx import part_asked, render_page_or_part
from common.pages import page
from grids.roles import P

PARTS = ("desk", "preview", "fresh")
NO_CONTENT = 204


@login_required
@require_safe
def desk(request):
    """The list of a tab or a search with the case of `?case=` beside it; htmx may ask for one part alone."""
    if not request.actor.holds(P.CASE_VIEW):
        raise PermissionDenied
    contexts = {"preview": preview_part, "fresh": fresh_part}
    part = part_asked(request, PARTS)
    context = contexts.get(part, whole_desk)(request)
    if part == "fresh" and request.GET.get("told") == str(context["fresh_count"]):
        return HttpResponse(status=NO_CONTENT)  # nobody is told the same thing every twenty seconds
    return render_page_or_part(request, "cases/desk.html", PARTS, context | {"here": "desk", "help": "desk"})


def tab_of(request):
    """The tab asked for; else the one this person's post works through."""
    first = "to-review" if not_a_dispatcher(request.actor) else "waiting"
    return BY_KEY.get(request.GET.get("tab", ""), BY_KEY[first])


def not_a_dispatcher(by):
    return by.holds(P.CASE_REVIEW) and not by.holds(P.CASE_DISPATCH)


def order_of(request):
    return NEWEST_ORDER if request.GET.get("q", "").strip() else DUE_ORDER


def preview_part(request):
    """The right half alone: the list stays where it is."""
    sheet = read_sheet(request.actor.scope, request.GET.get("case", ""))
    return preview_context(request, sheet, at=now(), order=order_of(request))


def fresh_part(request):
    """How many cases came in since the list was drawn: nothing is pushed into it."""
    since = since_when(request.GET.get("since", ""))
    waiting = Case.objects.visible_to(request.actor.scope).waiting()
    count = waiting.filter(reported_at__gt=since).count() if since else 0
    return {"fresh_count": count, **fresh_urls(request, since, count)}


def since_when(text):
    """The moment a page wrote into its address; None for anything else."""
    try:
        return moment(text)
    except ValueError:
        return None


def fresh_urls(request, since, told=0):
    """Where the list is drawn anew, and where to ask for newer ones; `told` is how many the page says already."""
    here = {name: request.GET[name] for name in ("tab", "q", "size") if request.GET.get(name)}
    desk_url = reverse("cases:desk")
    drawn_at = since.isoformat() if since else ""
    return {
        "list_url": f"{desk_url}?{urlencode(here)}",
        "fresh_url": f"{desk_url}?{urlencode(here | {'since': drawn_at, 'told': told})}",
    }


def whole_desk(request):
    """Tabs, rows, and the chosen case; without a choice the first row's preview is fetched by the page itself."""
    scope, order = request.actor.scope, order_of(request)
    context, shown = list_context(request, scope, order)
    if chosen := chosen_number(request, shown.rows, order):
        sheet = read_sheet(scope, chosen)
        context |= preview_context(request, sheet, at=now(), order=order) | {"is_lazy": False}
    return context


def list_context(request, scope, order):
    """What the list and its tabs are drawn from, and the page of cases itself."""
    tab, words, size = tab_of(request), request.GET.get("q", ""), size_of(request.GET)
    visible = Case.objects.visible_to(scope)
    found = visible.matching(words) if words.strip() else getattr(visible, tab.rows)()
    shown = page(found.for_desk(), order=order, cursor=request.GET.get("cursor"), size=size)
    rows = rows_of(shown.rows, request.GET)
    context = {
        "tabs": tabs(open_numbers(visible, scope), None if words.strip() else tab, size),
        "rows": rows,
        "page": shown,
        "sizes": SIZES if len(shown.rows) > SIZES[0] or shown.next or shown.previous else (),
        "size": size,
        "q": words,
        "empty": tab.empty,
        "selected": rows[0] if rows else None,
        "is_lazy": True,
        **fresh_urls(request, now()),
    }
    return context, shown


def chosen_number(request, rows, order):
    """`?case=` while it is in the list; once it has left, the row after `?past=`; "" where nothing was chosen."""
    number, place = request.GET.get("case", ""), place_from(request.GET.get("past", ""))
    if place is None or number in {row.number for row in rows}:
        return number
    row = following(rows, order, place)
    return row.number if row else number


def tabs(numbers, active, size):
    """The tabs with their numbers."""
    kept = {"size": size} if size != SIZES[0] else {}
    number = counts(numbers)
    return [
        {
            "key": tab.key,
            "label": tab.label,
            "count": number[tab.key],
            "active": tab is active,
            "url": f"{reverse('cases:desk')}?{urlencode({'tab': tab.key} | kept)}",
        }
        for tab in TABS
    ]
