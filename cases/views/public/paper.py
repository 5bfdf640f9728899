"""What a reporter prints: the receipt of the report and its answer. Only the holder of the secret link has them."""

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from cases.pages.paper import answer_of, receipt_of
from cases.views.public.manners import secret_page
from cases.views.public.track import case_of, photo_by


@secret_page
@require_safe
def track_receipt(request, secret):
    """The number, the four steps with their times, the code of the tracking page, whom to call."""
    page = receipt_of(case_of(secret), photo_by(secret)) | tracking(request, secret)
    return render(request, "cases/paper/receipt.html", page)


@secret_page
@require_safe
def track_answer(request, secret):
    """The answer with its photos; Http404 while there is none."""
    page = answer_of(case_of(secret), photo_by(secret))
    if page is None:
        raise Http404
    return render(request, "cases/paper/answer.html", page | tracking(request, secret))


def tracking(request, secret):
    address = reverse("cases:track", args=[secret])
    return {"back": address, "tracking_url": request.build_absolute_uri(address)}
