"""Help for each page of the staff: what it is for, the next step, its keys. Its prose lives in templates/help/."""

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from common.htmx import render_page_or_part

# The word in the address, and the page's name. Each has its prose in templates/help/<language>/<word>.html.
PAGES = {
    "start": _("How this works"),
    "desk": _("Dispatch desk"),
    "case": _("The page of a case"),
    "work": _("My work"),
    "report": _("Report on the spot"),
    "call": _("Report for a caller"),
    "deadlines": _("How the deadlines were reached"),
    "calendars": _("Working calendars"),
    "routing": _("Routing rules"),
    "limits": _("Time limits"),
    "words": _("Ready words"),
    "messages": _("Messages"),
    "channels": _("Channels"),
    "account": _("My account"),
    "ground": _("Grids"),
    "street": _("A street at a glance"),
    "registers": _("Registers"),
    "party": _("Party organisations"),
    "staff": _("The people"),
    "stations": _("Stations"),
    "lists": _("Lists in and out"),
    "map": _("Map"),
    "codes": _("Codes on doors"),
    "operation": _("Operation"),
    "audit": _("Logs"),
    "notices": _("Notices"),
    "brand": _("Name and look"),
    "who": _("Who may do what here"),
    "requests": _("Requests to answer"),
    "whistles": _("Whistles"),
    "leave": _("Leaving"),
}


@login_required
@require_safe
def help_page(request, page="start"):
    """The help of one page; htmx gets it alone, for the sheet over the page one is on."""
    if page not in PAGES:
        raise Http404
    context = {
        "page": page,
        "title": PAGES[page],
        "pages": PAGES.items(),
        "prose": f"help/{get_language()}/{page}.html",
        "is_sheet": bool(request.htmx),
    }
    return render_page_or_part(request, "help/page.html", "help", context)
