"""What residents read at the doors of a grid, beside the codes: the duty phone and notices. And one's own card."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from common.errors import Refused
from common.pages import page as page_by_cursor
from grids.actions.door_cards import show_at_doors
from grids.actions.notices import set_duty_phone, withdraw_notice, write_notice
from grids.door_forms import DoorCardForm, DutyPhoneForm, NoticeForm
from grids.models import DoorCard, DutyPhone, Grid, Notice
from grids.roles import P
from grids.views.ground import grid_or_404

INVALID = 422
ORDER = ("-starts_on", "-pk")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def at_doors(request, code):
    """GET: what is said at the doors below a grid. POST: write a notice, or set the duty phone."""
    grid = grid_or_404(request, code)
    phone, notice = DutyPhoneForm(initial=phone_of(grid)), NoticeForm()
    if request.method == "POST":
        if not request.actor.may(P.NOTICE_WRITE, grid):
            raise PermissionDenied
        is_phone = request.POST.get("do") == "phone"
        form = DutyPhoneForm(request.POST) if is_phone else NoticeForm(request.POST)
        if form.is_valid() and (done := acted(request, grid, form, is_phone)):
            messages.success(request, done)
            return redirect("grids:at_doors", grid.code)
        phone, notice = (form, notice) if is_phone else (phone, form)
    return show(request, grid, phone, notice)


def acted(request, grid, form, is_phone):
    """What was done, in words; empty with the refusal on the form."""
    said = {"by": request.actor, "at": now()}
    try:
        if is_phone:
            set_duty_phone(grid, **form.cleaned_data, **said)
            return _("Saved. Residents see it at once.")
        write_notice(grid, **form.facts(), **said)
        return _("The notice is at the doors from its first day on.")
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return ""


def phone_of(grid):
    return DutyPhone.objects.filter(grid=grid).values("phone", "hours").first()


def show(request, grid, phone, notice):
    notices = Notice.objects.under(grid).select_related("grid").defer("grid__boundary")
    page = {
        "grid": grid,
        "phone": phone,
        "form": notice if notice.errors else phone,
        "notice": notice,
        "page": page_by_cursor(notices, order=ORDER, cursor=request.GET.get("cursor")),
        "today": localdate(),
        "may_write": request.actor.may(P.NOTICE_WRITE, grid),
        "here": "ground",
        "help": "codes",
    }
    status = INVALID if phone.errors or notice.errors else 200
    return render(request, "grids/at_doors.html", page, status=status)


@login_required
@require_POST
def take_off(request, uuid):
    """Withdraw a notice."""
    found = get_object_or_404(Notice.objects.visible_to(request.actor.scope), uuid=uuid)
    if not request.actor.may(P.NOTICE_WRITE, found):
        raise PermissionDenied
    try:
        withdraw_notice(found, by=request.actor, at=now())
        messages.success(request, _("The notice is off the doors."))
    except Refused as refusal:
        messages.error(request, str(refusal))
    code = Grid.objects.filter(pk=found.grid_id).values_list("code", flat=True).first()
    return redirect("grids:at_doors", code) if code else redirect("grids:ground")


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def door_card(request):
    """What residents see of me: my own choice."""
    card = DoorCard.objects.filter(officer=request.user).first()
    known = {"phone": card.phone, "full_name": card.shows_full_name} if card else {"phone": ""}
    form = DoorCardForm(request.POST or None, initial=known)
    if form.is_valid():
        show_at_doors(request.user, **form.cleaned_data, at=now())
        messages.success(request, _("Saved. Residents see it at once."))
        return redirect("grids:account")
    page = {"form": form, "card": card, "here": "account", "help": "account"}
    return render(request, "grids/door_card.html", page, status=INVALID if form.errors else 200)
