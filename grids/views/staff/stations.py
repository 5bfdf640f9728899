"""Stations for those who keep them: the list, the day, what is lent, a booking at the counter, who is on duty."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from common.errors import Refused
from common.masking import mask_name, mask_phone
from common.pages import page as page_of
from grids.actions.duty_turns import plan_turns
from grids.actions.stations import FARTHEST, LENDS, book, close_offer, give_back, make_offer, open_booking
from grids.models import Booking, Place, StationOffer
from grids.receipts import number_of
from grids.roles import P
from grids.slots import days_of
from grids.station_days import span_of, times_of, turns_at
from grids.station_forms import CounterForm, DayForm, OfferForm, StationDutyForm
from grids.talent_forms import AskForm
from grids.views.account import own

INVALID, CONFLICT = 422, 409
ABOUT = {"here": "ground", "help": "stations"}
HEAVY = ("grid__boundary",)


def kept(request):
    """The stations that the person keeps."""
    places = Place.objects.within(request.actor.scope, P.STATION_KEEP).filter(kind__in=LENDS)
    return places.select_related("grid").defer(*HEAVY)


def station_or_404(request, uuid):
    return get_object_or_404(kept(request), uuid=uuid)


@login_required
@require_safe
def stations(request):
    """The stations one keeps, with how much is booked there today."""
    if not request.actor.holds(P.STATION_KEEP):
        raise PermissionDenied
    first, last = span_of(localdate())
    booked = Q(offers__bookings__cancelled_at=None)
    booked &= Q(offers__bookings__starts_at__gte=first, offers__bookings__starts_at__lt=last)
    rows = kept(request).filter(valid_to=None).annotate(today=Count("offers__bookings", filter=booked))
    found = page_of(rows, order=("name", "pk"), cursor=request.GET.get("cursor"))
    return render(request, "grids/staff/stations.html", {"rows": found} | ABOUT)


@login_required
@require_safe
def station(request, uuid):
    """One station's day: what is booked, what is free, who is on duty."""
    found, form = station_or_404(request, uuid), DayForm(request.GET or None)
    day = form.chosen
    offers = list(found.offers.filter(closed_at=None).order_by("name", "pk"))
    bookings = Booking.objects.filter(offer__station=found).taken()
    bookings = bookings.between(*span_of(day)).select_related("offer").order_by("starts_at", "offer", "seat")
    page = {
        "station": found,
        "form": form,
        "day": day,
        "offers": times_of(offers, day, now()),
        "bookings": [masked(one) for one in bookings],
        "turns": turns_at(found, day),
        "may_plan": request.actor.may(P.STAFF_LEAD, found),
    }
    return render(request, "grids/staff/station.html", page | ABOUT)


def masked(booking):
    booking.who, booking.digits = mask_name(booking.name), mask_phone(booking.phone)
    booking.number = number_of(booking)
    return booking


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def offer_new(request, uuid):
    """Lend something more at a station."""
    found, form = station_or_404(request, uuid), OfferForm(request.POST or None)
    if form.is_valid():
        try:
            make_offer(found, facts=form.cleaned_data, by=request.actor, at=now())
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("It can be booked from now on."))
            return redirect("grids:station", uuid)
    page = {"station": found, "form": form} | ABOUT
    return render(request, "grids/staff/offer_new.html", page, status=INVALID if form.errors else 200)


def offer_or_404(request, uuid):
    offers = StationOffer.objects.visible_to(request.actor.scope).select_related("station__grid")
    return get_object_or_404(offers.defer("station__grid__boundary"), uuid=uuid)


@login_required
@require_POST
def offer_close(request, uuid):
    """Lend it no more."""
    found = offer_or_404(request, uuid)
    try:
        close_offer(found, by=request.actor, at=now())
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Closed. What is booked stays booked."))
    return redirect("grids:station", found.station.uuid)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def offer_book(request, uuid):
    """Book for somebody at the counter or on the phone; `?day=` says for when."""
    offer, day = offer_or_404(request, uuid), DayForm(request.GET or None).chosen
    [(_offer, times)] = times_of([offer], day, now())
    form = CounterForm(times, request.POST or None)
    if form.is_valid():
        try:
            made = book(offer, **form.cleaned_data, by=request.actor, at=now())
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Booked. Receipt number: %(number)s") % {"number": number_of(made)})
            return redirect("grids:booking", made.uuid)
    days = days_of(offer, localdate(), FARTHEST)
    page = {"offer": offer, "form": form, "day": day, "days": days, "times": times} | ABOUT
    return render(request, "grids/staff/offer_book.html", page, status=INVALID if form.errors else 200)


def booking_or_404(request, uuid):
    rows = Booking.objects.visible_to(request.actor.scope).select_related("offer__station__grid")
    return get_object_or_404(rows.defer("offer__station__grid__boundary"), uuid=uuid)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def booking(request, uuid):
    """One booking, masked. POST gives the place back."""
    found = booking_or_404(request, uuid)
    if request.method == "POST":
        return given_back(request, found)
    return booking_page(request, found, AskForm())


@login_required
@require_POST
def booking_open(request, uuid):
    """Name and number in plain, on this answer and nowhere else, with a reason on record."""
    found, form = booking_or_404(request, uuid), AskForm(request.POST)
    if not form.is_valid():
        return booking_page(request, found, form, status=INVALID)
    try:
        name, phone = open_booking(found, **form.cleaned_data, **own(request))
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return booking_page(request, found, form, status=CONFLICT)
    return booking_page(request, found, AskForm(), opened_name=name, opened_phone=phone)


def given_back(request, found):
    try:
        give_back(found, by=request.actor, at=now())
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Given back: somebody else can have the place."))
    return redirect("grids:booking", found.uuid)


def booking_page(request, found, form, *, status=200, **opened):
    form.fields["reason"].label = _("Why you need the number")
    page = {"booking": masked(found), "form": form, "is_over": found.starts_at <= now()}
    return render(request, "grids/staff/booking.html", page | ABOUT | opened, status=status)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def station_duty(request, uuid):
    """Put people on duty at a station."""
    found = station_or_404(request, uuid)
    if not request.actor.may(P.STAFF_LEAD, found):
        raise PermissionDenied
    form = StationDutyForm(found, request.actor, request.POST or None)
    if form.is_valid():
        try:
            plan_turns(found.grid, **form.cleaned_data, station=found, by=request.actor, at=now())
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Planned. Each of them has a message."))
            return redirect("grids:station", uuid)
    page = {"station": found, "form": form} | ABOUT
    return render(request, "grids/staff/station_duty.html", page, status=INVALID if form.errors else 200)
