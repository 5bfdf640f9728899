"""Look up an offer to help or a booking by its receipt number and the phone left with it, for whoever lost the link
(S2-42, S0-32)."""

from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from cases.forms.public import AppliedForm
from cases.views.public.lookup import INVALID, refused_now
from cases.views.public.manners import secret_page
from common.crypto import blind_index
from grids.enums import PostSource
from grids.models import Appointment, Booking
from grids.receipts import of_number

PAGE = "cases/public/applied_lookup.html"


@secret_page
@sensitive_post_parameters("phone")
@require_http_methods(["GET", "HEAD", "POST"])
def applied_lookup(request):
    """Ask for both; lead to the page of the link. A wrong number and a wrong phone read the same."""
    form = AppliedForm(request.POST if request.method == "POST" else None)
    if not form.is_bound:
        return render(request, PAGE, {"form": form})
    if not form.is_valid():
        return render(request, PAGE, {"form": form}, status=INVALID)
    if refusal := refused_now(request, form, PAGE):
        return refusal
    if one := offered(**form.cleaned_data):
        return redirect("cases:applied", uuid=one.uuid)
    if one := booked(**form.cleaned_data):
        return redirect("cases:booked", uuid=one.uuid)
    form.add_error(None, _("Nothing with this number and this phone. Check both, or use your link."))
    return render(request, PAGE, {"form": form}, status=INVALID)


def offered(number, phone):
    """The offer to help of the number that was made with this phone, or None. One statement, whatever is wrong."""
    theirs = Appointment.objects.filter(phone_index=blind_index(phone), source=PostSource.SELF)
    return next(iter(of_number(theirs.exclude(grid=None), number)), None)


def booked(number, phone):
    """The booking of the number that was made with this phone, or None."""
    return next(iter(of_number(Booking.objects.filter(phone_index=blind_index(phone)), number)), None)
