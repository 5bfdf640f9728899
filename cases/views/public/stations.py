"""A station as everybody sees it: its hours, who is at the counter, what can be booked; a place booked and given back
without an account (S0-32, S1-48)."""

from contextlib import suppress
from uuid import uuid5

from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate, now
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cases import budgets
from cases.forms.public import BookForm
from cases.views.public.door import place_of
from cases.views.public.manners import device_of, keep_device, new_device, secret_page
from cases.views.public.scenes import of_code
from cases.views.public.shares import refused_now
from common.errors import Refused
from common.masking import mask_name
from common.networks import network_of
from grids.actions.stations import AHEAD, LENDS, book, give_back
from grids.actor import Actor
from grids.callers import Caller
from grids.callers import number_of as phone_shown
from grids.models import Booking, Place, StationOffer
from grids.receipts import number_of
from grids.slots import days_of
from grids.station_days import times_of, turns_at
from grids.station_forms import DayForm
from messaging.idempotency import body_hash_of, remember

INVALID, CONFLICT = 422, 409
SHOWN = ("uuid", "name", "kind", "address", "phone", "opening_hours", "services", "functions", "street")


@of_code
@require_safe
def station(request, code, uuid):
    """Hours, services, who is at the counter today, and what can be booked."""
    stations = Place.objects.current(localdate()).filter(kind__in=LENDS).only(*SHOWN)
    found = get_object_or_404(stations, uuid=uuid)
    page = {
        "station": found,
        "turns": [(turn, card_of(turn.officer)) for turn in turns_at(found, localdate())],
        "offers": found.offers.standing().filter(by_residents=True).order_by("name", "pk"),
    }
    return render(request, "cases/public/station.html", place_of(code) | page)


def card_of(officer):
    """张** unless he chose to show his whole name, and the number he chose to show."""
    card = getattr(officer, "door_card", None)
    name = officer.name if card and card.shows_full_name else mask_name(officer.name)
    return Caller(name, phone=phone_shown(officer))


@of_code
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def book_place(request, code, uuid):
    """The times of a day that are free; sent, one of them is booked."""
    offers = StationOffer.objects.standing().filter(by_residents=True).select_related("station")
    offer = get_object_or_404(offers.filter(station__kind__in=LENDS), uuid=uuid)
    days = days_of(offer, localdate(), AHEAD)
    day = DayForm(request.GET or None).chosen
    day = day if day in days else next(iter(days), day)
    [(_offer, times)] = times_of([offer], day, now())
    page = {"offer": offer, "days": days, "day": day}
    if request.method != "POST":
        return show(request, code, BookForm(times), page)
    form, device = BookForm(times, request.POST), device_of(request) or new_device()
    return keep_device(answer(request, code, offer, form, device, page), device)


def answer(request, code, offer, form, device, page):
    """What a sent form comes to: the page of the booking, or the form with what is wrong."""
    if not form.is_valid():
        return show(request, code, form, page, status=INVALID)
    if status := refused_now(form, *shares_of(request, code, device)):
        return show(request, code, form, page, status=status)
    try:
        return redirect("cases:booked", uuid=book_once(form, offer))
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return show(request, code, form, page, status=CONFLICT)


def shares_of(request, code, device):
    return (
        (budgets.BOOKINGS_OF_DEVICE, device),
        (budgets.BOOKINGS_OF_CODE, code.token),
        (budgets.BOOKINGS_OF_ADDRESS, network_of(request)),
    )


def book_once(form, offer):
    """The uuid of the booking. A second tap and a page loaded again are the same one."""
    facts = {name: form.cleaned_data[name] for name in ("starts_at", "name", "phone", "words")}
    body = body_hash_of(str(offer.pk), *map(str, facts.values()))

    def run():
        return str(book(offer, **facts, by=Actor.reporter(), at=now()).uuid)

    return remember("book", uuid5(form.cleaned_data["key"], body.hex()), body, run, wait=True)


def show(request, code, form, page, *, status=200):
    if form.errors:
        form.again()
    return render(request, "cases/public/book.html", place_of(code) | page | {"form": form}, status=status)


def booking_or_404(uuid):
    return get_object_or_404(Booking.objects.select_related("offer__station"), uuid=uuid)


@secret_page
@require_safe
def booked(request, uuid):
    """When and where; no name and no number. Whoever has the link gives the place back."""
    found = booking_or_404(uuid)
    page = {"booking": found, "number": number_of(found), "is_over": found.starts_at <= now()}
    return render(request, "cases/public/booked.html", page)


@secret_page
@require_POST
def booked_back(request, uuid):
    """Give the place back."""
    with suppress(Refused):  # it was given back, or its time has come: the page says which
        give_back(booking_or_404(uuid), by=Actor.reporter(), at=now())
    return redirect("cases:booked", uuid=uuid)
