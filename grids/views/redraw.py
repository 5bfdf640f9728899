"""Redrawing the ground on a page: say how, look at what it would change, confirm."""

import json

from django.apps import apps
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from common.errors import Refused
from grids.actions.redraw.decide import decide, preview, withdraw
from grids.enums import RedrawKind, RedrawState
from grids.models import Redraw
from grids.redraw_forms import FORMS, kinds_for
from grids.roles import P
from grids.views.ground import grid_or_404, may_redraw

INVALID = 422
FIRST = ("grid", "building", "household", "case", "post", "qrcode")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def redraw(request, code, kind):
    """GET: the form. POST: what it would change; with the same once more and `do`, it is done."""
    grid = grid_or_404(request, code)
    kind = kind_or_404(grid, kind)
    if not may_redraw(request.actor, grid, kind):
        raise PermissionDenied
    form = FORMS[kind](grid, request.actor, request.POST or None)
    effects = None
    if form.is_valid():
        try:
            effects, done = looked_and_done(request, grid, kind, form)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            if done:
                messages.success(request, said_of(done))
                return redirect("grids:grid", grid.code)
            form.data = form.data.copy()
            form.data["seen"] = seen_as(effects)
    page = {"grid": grid, "kind": kind, "form": form, "effects": effects and named(effects)}
    page |= {"here": "ground", "help": "ground"}
    return render(request, "grids/redraw.html", page, status=INVALID if form.errors else 200)


def looked_and_done(request, grid, kind, form):
    """(what it would change, the Redraw or None). Nothing is done but what the person has seen beforehand."""
    said = form.cleaned_data
    facts = {"effective_on": said["effective_on"], "facts": form.facts(), "by": request.actor, "at": now()}
    effects = preview(kind, grid, **facts)
    if "do" not in request.POST or said["seen"] != seen_as(effects):
        return effects, None
    return effects, decide(kind, grid, reason=said["reason"], **facts)


def seen_as(effects):
    return json.dumps(effects, sort_keys=True)


def named(effects):
    """[(name, count)] of what goes along, in the words of the records."""
    ordered = sorted(
        effects.items(), key=lambda pair: FIRST.index(pair[0]) if pair[0] in FIRST else len(FIRST)
    )
    return [(name_of(kind), count) for kind, count in ordered]


def name_of(kind):
    if kind == "household":
        return _("households")
    models = {model._meta.model_name: model for model in apps.get_models()}
    return models[kind]._meta.verbose_name_plural


def said_of(done):
    if done.state == RedrawState.PLANNED:
        return _("Noted. It takes effect on %(day)s.") % {"day": f"{done.effective_on:%Y-%m-%d}"}
    return _("Done. What lies there went along.")


def kind_or_404(grid, word):
    if word not in RedrawKind.values or RedrawKind(word) not in kinds_for(grid):
        raise Http404
    return RedrawKind(word)


@login_required
@require_POST
def withdraw_redraw(request, uuid):
    """Take back what is planned for a later day."""
    planned = get_object_or_404(Redraw.objects.visible_to(request.actor.scope).with_names(), uuid=uuid)
    if not request.actor.may(P.GROUND_CHANGE, planned.grid):
        raise PermissionDenied
    try:
        withdraw(planned, by=request.actor, at=now())
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Withdrawn. The ground stays as it is."))
    return redirect("grids:grid", planned.grid.code)
