"""Relieving somebody of a post: say when and who follows, look at what goes along, confirm."""

import json

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from common.errors import Refused
from grids.actions.relieve import preview, relieve, withdraw
from grids.enums import RedrawState
from grids.giving import may_give
from grids.models import Handover, Post
from grids.roles import P
from grids.staff_forms import RelieveForm
from grids.views.redraw import name_of
from grids.views.staff.appointments import about

INVALID = 422


def post_or_404(request, uuid):
    """A post of today or later that the person may take away."""
    mine = Post.objects.within(request.actor.scope, P.RIGHTS_GIVE).exclude(ends_on__lte=localdate())
    return get_object_or_404(mine.with_names(), uuid=uuid)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def relieve_of(request, uuid):
    """GET: the form. POST: what would go where; with the same once more and `do`, it is done."""
    post = post_or_404(request, uuid)
    form = RelieveForm(post, request.POST or None)
    seen = None
    if form.is_valid():
        try:
            seen, handover = looked_and_done(request, post, form)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            if handover:
                messages.success(request, said_of(handover))
                return redirect("grids:staffing")
            form.data = form.data.copy()
            form.data["seen"] = seen_as(*seen)
    page = {
        "post": post,
        "form": form,
        "effects": [(name_of(kind), count) for kind, count in sorted(seen[0].items())] if seen else None,
        "to": seen and seen[1],
        "seen": bool(seen),
        "planned": post.handovers.planned().first(),
        "gives": may_give(request.actor.scope, post.role, post.place),
    }
    return render(request, "grids/staff/relieve.html", page | about(), status=INVALID if form.errors else 200)


def looked_and_done(request, post, form):
    """((what goes, to whom), the Handover or None). Nothing is done but what the person has seen beforehand."""
    said = form.cleaned_data
    seen = preview(post, successor=said["successor"], on=said["on"])
    if "do" not in request.POST or said["seen"] != seen_as(*seen):
        return seen, None
    facts = {"successor": said["successor"], "on": said["on"], "reason": said["reason"]}
    return seen, relieve(post, **facts, by=request.actor, at=now())


def seen_as(counts, to):
    return json.dumps([counts, to.pk if to else None], sort_keys=True)


def said_of(handover):
    if handover.state == RedrawState.PLANNED:
        return _("Noted. It takes effect on %(day)s.") % {"day": f"{handover.effective_on:%Y-%m-%d}"}
    return _("Relieved. What was in hand has gone over.")


@login_required
@require_POST
def withdraw_handover(request, uuid):
    """Take back a handover that is planned for a later day."""
    handover = get_object_or_404(Handover.objects.select_related("post"), uuid=uuid)
    post = post_or_404(request, handover.post.uuid)
    try:
        withdraw(handover, by=request.actor, at=now())
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Withdrawn. Everything stays as it is."))
    return redirect("grids:relieve", post.uuid)
