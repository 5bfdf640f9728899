"""How large the grids of a street or a whole district should be, said on a page."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from common.errors import Refused
from grids.actions.norms import SIZED, set_norm
from grids.enums import RegionLevel, Tier
from grids.forms import NormForm
from grids.models import Norm, Region
from grids.norms import Size
from grids.reach import reach_of
from grids.roles import P
from grids.views.ground import grid_or_404
from grids.words import tier_word

INVALID = 422


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def norm(request, code, tier):
    """The norm of one tier in a street."""
    street = grid_or_404(request, code)
    if street.tier != Tier.STREET or tier not in SIZED:
        raise Http404
    if not request.actor.may(P.GROUND_CHANGE, street):
        raise PermissionDenied
    back = reverse("grids:grid", args=[street.code])
    return written(request, street.region, tier, back, name=street.name, word=tier_word(street.code, tier))


@login_required
@require_safe
def district_norms(request, code):
    """What a whole district asks, where a street does not say it itself."""
    district = district_or_404(request, code)
    sizes = Norm.objects.sizes(district)
    norms = [(tier, tier_word(code, tier), sizes.get(tier)) for tier in SIZED]
    page = {"district": district, "norms": norms, "here": "ground", "help": "ground"}
    return render(request, "grids/district_norms.html", page)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def district_norm(request, code, tier):
    """The norm of one tier in a whole district."""
    district = district_or_404(request, code)
    if tier not in SIZED:
        raise Http404
    back = reverse("grids:district_norms", args=[code])
    return written(request, district, tier, back, name=district.name, word=tier_word(code, tier))


def district_or_404(request, code):
    """A district whose ground the person may change; for anybody else it is not here."""
    district = get_object_or_404(Region, code=code, level=RegionLevel.DISTRICT)
    if not request.actor.may(P.GROUND_CHANGE, reach_of(district)):
        raise Http404
    return district


def written(request, region, tier, back, **shown):
    """The form of a norm, and the norm once it is said."""
    size = Norm.objects.sizes(region).get(tier, Size())
    form = NormForm(request.POST if request.method == "POST" else None, initial=vars(size))
    if form.is_valid():
        try:
            set_norm(region, tier=tier, size=Size(**form.cleaned_data), by=request.actor, at=now())
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Saved. It counts from now on."))
            return redirect(back)
    page = {"form": form, "back": back, "here": "ground", "help": "ground"} | shown
    return render(request, "grids/norm.html", page, status=INVALID if form.errors else 200)
