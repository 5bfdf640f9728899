"""An officer's messages: one address for the list, its badge and "mark all as read"."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect
from django.utils.timezone import now
from django.views.decorators.http import require_http_methods

from common.htmx import render_page_or_part
from common.pages import page
from messaging.actions.read import read_all
from messaging.models import Message

PARTS = ("inbox", "unread")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def messages(request):
    """GET: the officer's messages, newest first. POST: all of them are read."""
    if request.method == "POST":
        read_all(by=request.user, at=now())
        if not request.htmx:
            return redirect("messaging:messages")
    mine = Message.objects.visible_to(request.actor.scope)
    shown = page(mine, order=("-created_at", "-id"), cursor=request.GET.get("cursor"))
    context = {"inbox": shown.rows, "page": shown, "here": "messages", "help": "messages"}
    return render_page_or_part(request, "messaging/messages.html", PARTS, context)
