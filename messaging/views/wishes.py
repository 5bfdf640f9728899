"""How I am told: the order of the channels, where each reaches me, quiet hours and the digest."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from messaging.actions.wishes import wish
from messaging.enums import PERSONAL
from messaging.forms.wishes import WishForm
from messaging.models import Channel, ContactPoint, Wish

INVALID = 422


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def wishes(request):
    """GET: my wishes. POST: keep them."""
    kinds = set(Channel.objects.filter(kind__in=PERSONAL).values_list("kind", flat=True))
    form = WishForm(
        request.POST if request.method == "POST" else None, kinds=kinds, initial=wished(request.user)
    )
    if request.method == "POST" and form.is_valid():
        wish(request.user, **form.wish(), at=now())
        messages.success(request, _("Kept. It counts from the next message on."))
        return redirect("messaging:wishes")
    status = INVALID if form.errors else 200
    page = {"form": form, "here": "messages", "help": "messages"}
    return render(request, "messaging/wishes.html", page, status=status)


def wished(officer):
    """The form as it was last filled in."""
    known = Wish.objects.filter(officer=officer).first()
    points = ContactPoint.objects.filter(officer=officer)
    said = {f"{point.kind}_value": point.value for point in points}
    if known:
        said |= {f"{kind}_place": str(place) for place, kind in enumerate(known.order, 1)}
        said |= {name: getattr(known, name) for name in ("quiet_from", "quiet_until", "digest_at")}
    return said
