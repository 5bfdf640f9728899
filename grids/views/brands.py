"""A place's name and look: the administrator's page, and the stylesheet and the logo that pages fetch."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required, login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from common.contrast import COLOUR, READABLE, weakest
from common.errors import Refused
from files.actions.receive import receive
from files.enums import Kind, State
from files.responses import photo_response
from grids import brands
from grids.actions.brands import BRANDED, drop_brand, readable, set_brand
from grids.actions.norms import ground_of
from grids.brand_forms import OWN, BrandForm
from grids.models import Brand, Region
from grids.roles import P

INVALID = 422
FOR_EVER = "public, max-age=31536000, immutable"
PREVIEW, PLAIN = "preview", "plain"


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def brand(request, code):
    """GET: how it is called and looks. POST: see it first, save it, or go back to the product's own."""
    region = region_or_404(request, code)
    known = Brand.objects.select_related("logo").filter(region=region).first()
    if request.method != "POST":
        return show(request, region, known, BrandForm(initial=said_by(known)))
    if request.POST.get("do") == PLAIN:
        drop_brand(region, by=request.actor)
        messages.success(request, _("The product's own name and look are back."))
        return redirect("grids:brand", region.code)
    form = BrandForm(request.POST, request.FILES)
    if form.is_valid() and done(request, region, form):
        messages.success(request, _("Saved. Every page of this place looks so from now on."))
        return redirect("grids:brand", region.code)
    return show(request, region, known, form)


def region_or_404(request, code):
    """A district or a street that the person configures; for anybody else it is not here."""
    region = get_object_or_404(Region, code=code, level__in=BRANDED)
    if not request.actor.may(P.CONFIGURE, ground_of(region)):
        raise Http404
    return region


def said_by(known):
    return {"name": known.name, "name_en": known.name_en, "colour": known.colour} if known else {}


def done(request, region, form):
    """Whether it was saved; not where it is only looked at, or refused, which stands on the form."""
    said = {name: form.cleaned_data[name] for name in ("name", "name_en", "colour")}
    upload, at = form.cleaned_data["logo"], now()
    try:
        readable(said["colour"])
        if request.POST.get("do") == PREVIEW:
            return False
        logo = receive(upload, size=upload.size, at=at) if upload else None
        set_brand(region, **said, logo=logo, by=request.actor, at=at)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return False
    return True


def show(request, region, known, form):
    asked = (form["colour"].value() or OWN).lower()
    colour = asked if COLOUR.fullmatch(asked) else OWN
    found = weakest(colour)
    page = {
        "region": region,
        "known": known,
        "form": form,
        "colour": colour.removeprefix("#"),
        "name": form["name"].value() or _("Grid Governance Platform"),
        "contrast": f"{found:.1f}",
        "can_be_read": found >= READABLE,
        "logo_waits": known and known.logo and known.logo.state == State.WAITING,
        "logo_refused": known and known.logo and known.logo.get_refusal_display(),
        "here": "ground",
        "help": "brand",
    }
    return render(request, "grids/brand.html", page, status=INVALID if form.errors else 200)


@login_not_required
@require_safe
def brand_sheet(request, uuid, version):
    """The stylesheet of a place's colour. Its address changes with it, so that it may be kept for ever."""
    found = get_object_or_404(Brand, uuid=uuid)
    if found.version != version:
        return redirect("grids:brand_sheet", uuid=uuid, version=found.version)
    return sheet(brands.sheet_of(found.colour))


@login_not_required
@require_safe
def brand_try(request, colour):
    """The stylesheet of the sample on the administrator's page, for any colour."""
    return sheet(brands.sheet_of(f"#{colour}", ".gw-sample"))


def sheet(words):
    return HttpResponse(words, content_type="text/css; charset=utf-8", headers={"Cache-Control": FOR_EVER})


@login_not_required
@require_safe
def brand_logo(request, uuid, version):
    """The logo, redrawn."""
    found = get_object_or_404(Brand.objects.select_related("logo"), uuid=uuid, logo__state=State.READY)
    if found.version != version:
        return redirect("grids:brand_logo", uuid=uuid, version=found.version)
    response = photo_response(get_object_or_404(found.logo.renditions, kind=Kind.THUMB))
    response["Cache-Control"] = FOR_EVER
    return response
