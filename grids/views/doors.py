"""What residents read at the doors of a grid, beside the codes: the duty phone and notices. And one's own card."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from common.errors import Refused
from common.pages import page as page_by_cursor
from grids.actions.door_cards import show_at_doors
from grids.actions.notices import set_duty_phone, write_notice, write_to_staff
from grids.door_forms import DoorCardForm, DutyPhoneForm, NoticeForm, StaffNoticeForm
from grids.enums import RegionLevel
from grids.models import Audience, DoorCard, DutyPhone, Grid, Notice, Region
from grids.reach import reach_of
from grids.roles import P
from grids.views.ground import grid_or_404

INVALID = 422
ORDER = ("-starts_on", "-pk")
PHONE, STAFF, NOTICE = "phone", "staff", "notice"
OF_STAFF = "staff-%s"  # two forms of the page have a title


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def at_doors(request, code):
    """GET: what is said at the doors below a grid. POST: write a notice, tell the staff, or set the duty phone."""
    grid = grid_or_404(request, code)
    return said_at(request, grid, Notice.objects.under(grid))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def district_doors(request, code):
    """The same for a whole district: every door of it, and whoever works in it (S0-46)."""
    district = get_object_or_404(Region, code=code, level=RegionLevel.DISTRICT)
    if not request.actor.may(P.GRID_VIEW, reach_of(district)):
        raise Http404
    return said_at(request, district, Notice.objects.of_the_district(district))


def said_at(request, place, notices):
    """The page of a grid or a district; what is sent with it is done first."""
    reach = reach_of(place)
    audiences = list(Audience.objects.at(reach.district_id))
    forms = {NOTICE: NoticeForm(audiences), STAFF: StaffNoticeForm(auto_id=OF_STAFF)}
    if isinstance(place, Grid):
        forms[PHONE] = DutyPhoneForm(initial=phone_of(place))
    if request.method == "POST":
        if not request.actor.may(P.NOTICE_WRITE, reach):
            raise PermissionDenied
        asked = request.POST.get("do")
        sent = asked if asked in forms else NOTICE
        forms[sent] = sent_form(sent, audiences, request.POST)
        if forms[sent].is_valid() and (done := acted(request, place, forms[sent], sent)):
            messages.success(request, done)
            return redirect(request.path)
    return show(request, place, notices, forms, {one.code: one.label for one in audiences})


def sent_form(sent, audiences, data):
    if sent == PHONE:
        return DutyPhoneForm(data)
    return StaffNoticeForm(data, auto_id=OF_STAFF) if sent == STAFF else NoticeForm(audiences, data)


def acted(request, place, form, sent):
    """What was done, in words; empty with the refusal on the form."""
    said = {"by": request.actor, "at": now()}
    try:
        if sent == PHONE:
            set_duty_phone(place, **form.cleaned_data, **said)
            return _("Saved. Residents see it at once.")
        if sent == STAFF:
            write_to_staff(place, **form.facts(), **said)
            return _("It goes to their messages now.")
        write_notice(place, **form.facts(), **said)
        return _("The notice is at the doors from its first day on.")
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return ""


def phone_of(grid):
    return DutyPhone.objects.filter(grid=grid).values("phone", "hours").first()


def show(request, place, notices, forms, labels):
    rows = notices.select_related("grid").defer("grid__boundary")
    refused = next((form for form in forms.values() if form.errors), None)
    page = {
        "place": place,
        "grid": place if isinstance(place, Grid) else None,
        "phone": forms.get(PHONE),
        "staff": forms[STAFF],
        "notice": forms[NOTICE],
        "form": refused or forms[NOTICE],
        "page": page_by_cursor(rows, order=ORDER, cursor=request.GET.get("cursor")),
        "labels": labels,
        "today": localdate(),
        "may_write": request.actor.may(P.NOTICE_WRITE, reach_of(place)),
        "here": "ground",
        "help": "notices",
    }
    return render(request, "grids/at_doors.html", page, status=INVALID if refused else 200)


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
