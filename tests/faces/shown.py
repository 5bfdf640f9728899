"""Pages with made-up content behind real addresses, for a browser to try the scripts on; SENT keeps what is sent."""

import time

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import path

from common.htmx import render_page_or_part
from tests.faces import addresses
from tests.faces.context import FULL, case

SENT = []
NUMBERS = [f"2026112241010600{n:03d}" for n in range(1, 6)]
ROWS = [case(number=number, short_number=number[-5:], url=f"?case={number}") for number in NUMBERS]


@login_not_required
def report(request, **_):
    if request.method == "POST":
        SENT.append((request.POST.dict(), [photo.size for photo in request.FILES.getlist("photos")]))
        time.sleep(0.2)  # a slow line: long enough for an impatient second press
        return HttpResponse("<title>sent</title><h1>sent</h1>")
    return render(request, "cases/public/report.html", FULL)


@login_not_required
def desk(request, **_):
    here = next((row for row in ROWS if row.number == request.GET.get("case")), ROWS[0])
    return render_page_or_part(
        request, "cases/desk.html", ("desk", "preview"), {**FULL, "rows": ROWS, "selected": here}
    )


@login_not_required
def act(request, **_):
    SENT.append((request.POST.dict(), []))
    return desk(request)


urlpatterns = [
    path("q/<token>/report/", report),
    path("desk/", desk),
    path("cases/<number>/actions/<action>/", act),
    *addresses.urlpatterns,
]
