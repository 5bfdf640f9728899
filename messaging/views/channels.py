"""The channels of the installation: set up, tried, put in use; what left by them, and what nobody knows the end of."""

from functools import wraps

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from common.errors import Refused
from common.pages import page
from messaging.actions.channels import last_attempts, put_in_use, set_channel, try_channel
from messaging.actions.settle import settle
from messaging.enums import Outcome, Ruling
from messaging.forms.channels import ChannelForm
from messaging.models import Attempt, Channel
from messaging.models.message import in_language
from messaging.presets import all_presets

INVALID = 422


def for_operators(view):
    """A view for whoever operates the installation; for others it is forbidden, as its page says."""

    @login_required
    @wraps(view)
    def guarded(request, *args, **kwargs):
        if not request.actor.operates:
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return guarded


@require_safe
@for_operators
def channels(request):
    """All channels, the providers there are, and how many attempts wait for a decision."""
    known = Channel.objects.order_by("kind", "name", "pk")
    rows = [{"row": row, "provider": in_language(preset_or_404(row.preset).name)} for row in known]
    offers = [{"slug": one.slug, "name": in_language(one.name)} for one in all_presets().values()]
    shown = {"rows": rows, "offers": offers, "to_settle": Attempt.objects.to_settle().count()}
    return render(request, "messaging/channels.html", shown | {"help": "channels"})


@require_http_methods(["GET", "HEAD", "POST"])
@for_operators
def new_channel(request, preset):
    """Set one up with a provider."""
    return asked(request, preset_or_404(preset), None)


@require_http_methods(["GET", "HEAD", "POST"])
@for_operators
def channel(request, uuid):
    """One channel: how it is set up, and changed."""
    row = get_object_or_404(Channel, uuid=uuid)
    return asked(request, preset_or_404(row.preset), row)


def asked(request, preset, row):
    known = (
        {"name": row.name, "base_url": row.base_url, "per_minute": row.per_minute, "per_day": row.per_day}
        if row
        else {}
    )
    form = ChannelForm(
        request.POST if request.method == "POST" else None, preset=preset, channel=row, initial=known
    )
    if request.method == "POST" and form.is_valid():
        try:
            row = set_channel(row, preset=preset, by=request.user, at=now(), **form.said())
            messages.success(request, _("Kept. Try it before you use it."))
            return redirect("messaging:channel", row.uuid)
        except Refused as refusal:
            form.add_error(None, str(refusal))
    shown = {"form": form, "row": row, "provider": in_language(preset.name), "help": "channels"}
    return render(request, "messaging/channel.html", shown, status=INVALID if form.errors else 200)


def preset_or_404(slug):
    if slug not in all_presets():
        raise Http404
    return all_presets()[slug]


@require_POST
@for_operators
def turn_channel(request, uuid):
    """Try it, use it, or stop using it."""
    row, do = get_object_or_404(Channel, uuid=uuid), request.POST.get("do")
    try:
        if do == "try":
            try_channel(row, by=request.user)
            messages.success(
                request, _("On its way. How it ended stands below what was sent, within a minute.")
            )
        else:
            put_in_use(row, on=do == "use", by=request.user, at=now())
            messages.success(request, _("Kept."))
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("messaging:channel", row.uuid)


@require_safe
@for_operators
def attempts(request):
    """What left, the latest first; `?end=` one outcome, or `settle`: what waits for a decision."""
    end, rows = request.GET.get("end", ""), last_attempts()
    if end == "settle":
        rows = rows.to_settle()
    elif end in Outcome.values:
        rows = rows.filter(outcome=end)
    shown = page(rows, order=("-begun_at", "-id"), cursor=request.GET.get("cursor"))
    ends = [("", _("All")), ("settle", _("To be settled")), *Outcome.choices]
    listed = {"attempts": shown.rows, "page": shown, "end": end, "ends": ends, "rulings": Ruling.choices}
    return render(request, "messaging/attempts.html", listed | {"help": "channels"})


@require_POST
@for_operators
def settle_attempt(request, uuid):
    """Say what became of it."""
    attempt = get_object_or_404(Attempt, uuid=uuid)
    ruling = request.POST.get("ruling")
    if ruling not in Ruling.values:
        raise Http404
    try:
        settle(attempt, Ruling(ruling), by=request.user, at=now())
        messages.success(request, _("Kept."))
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("messaging:attempts")
