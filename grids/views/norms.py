"""How large the grids of a street should be, said on a page."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from common.errors import Refused
from grids.actions.norms import SIZED, set_norm
from grids.enums import Tier
from grids.forms import NormForm
from grids.models import Norm
from grids.norms import Size
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
    size = Norm.objects.sizes(street.region).get(tier, Size())
    form = NormForm(request.POST or None, initial=vars(size))
    if form.is_valid():
        try:
            set_norm(street.region, tier=tier, size=Size(**form.cleaned_data), by=request.actor, at=now())
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Saved. It counts from now on."))
            return redirect("grids:grid", street.code)
    page = {
        "grid": street,
        "word": tier_word(street.code, tier),
        "form": form,
        "here": "ground",
        "help": "ground",
    }
    return render(request, "grids/norm.html", page, status=INVALID if form.errors else 200)
