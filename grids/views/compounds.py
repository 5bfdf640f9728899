"""What only a compound has: its plan with targets (一区一策), and honours."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from common.errors import Refused
from grids.actions.keep.compound import honour, reach_target, set_target
from grids.compound_forms import HonourForm, TargetForm
from grids.views.registers import INVALID, keepable_or_refused, row_page

SLUG = "compounds"


def done(request, chosen, found, act, form, name):
    """Carry out what a small form of the page asks, or show the page with what is wrong."""
    if form.is_valid():
        try:
            act(found, **form.cleaned_data, by=request.actor, at=now())
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Saved."))
            return redirect("grids:register_row", SLUG, found.uuid)
    return row_page(request, chosen, found, status=INVALID, **{name: form})


@login_required
@require_POST
def target(request, uuid):
    """A new target of the plan."""
    chosen, found = keepable_or_refused(request, SLUG, uuid)
    return done(request, chosen, found, set_target, TargetForm(request.POST), "target_form")


@login_required
@require_POST
def target_reached(request, uuid, number):
    """A target is reached."""
    _chosen, found = keepable_or_refused(request, SLUG, uuid)
    one = get_object_or_404(found.targets.all(), pk=number)
    try:
        reach_target(one, by=request.actor, at=now())
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("grids:register_row", SLUG, found.uuid)


@login_required
@require_POST
def compound_honour(request, uuid):
    """What the compound was honoured with."""
    chosen, found = keepable_or_refused(request, SLUG, uuid)
    return done(request, chosen, found, honour, HonourForm(request.POST), "honour_form")
