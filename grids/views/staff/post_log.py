"""The log of a post: written on the phone by its holder, read by who leads the people there."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from common.errors import Refused
from common.pages import page as page_of
from grids.actions.post_log import correct_entry, write_entry
from grids.log_forms import EntryForm, LogFilterForm
from grids.models import Post, PostEntry
from grids.roles import P

INVALID = 422
ORDER = ("-done_on", "-pk")
PRINTED = 200  # lines on one paper


def posts_of(request):
    """The posts on grids whose log this person writes today."""
    mine = Q(officer=request.user) | Q(deputy=request.user)
    return list(
        Post.objects.current(localdate()).filter(mine, grid__isnull=False).with_names().order_by("pk")
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def post_log(request):
    """One's own log, and its next line."""
    posts = posts_of(request)
    if not posts:
        raise PermissionDenied
    form = EntryForm(posts, request.POST or None)
    if form.is_valid():
        said = dict(form.cleaned_data)
        try:
            write_entry(said.pop("post"), **said, by=request.actor, at=now())
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Written down."))
            return redirect("grids:post_log")
    rows = PostEntry.objects.filter(officer=request.user).with_names()
    page = {
        "form": form,
        "posts": posts,
        "rows": page_of(rows, order=ORDER, cursor=request.GET.get("cursor")),
        "here": "work",
        "help": "staff",
    }
    return render(request, "grids/staff/post_log.html", page, status=INVALID if form.errors else 200)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def post_entry(request, uuid):
    """Put one of one's own lines right: both stay to be read."""
    entry = get_object_or_404(PostEntry.objects.filter(officer=request.user).with_names(), uuid=uuid)
    known = {name: getattr(entry, name) for name in ("kind", "words", "done_on", "case_number")}
    form = EntryForm([], request.POST or None, initial=known)
    if form.is_valid():
        try:
            correct_entry(entry, **form.cleaned_data, by=request.actor, at=now())
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Put right. The first line stays to be read."))
            return redirect("grids:post_log")
    page = {"form": form, "entry": entry, "here": "work", "help": "staff"}
    return render(request, "grids/staff/post_entry.html", page, status=INVALID if form.errors else 200)


@login_required
@require_safe
def post_logs(request):
    """What those did whom one leads, by grid, kind and days; `print` leaves the page as paper."""
    if not request.actor.holds(P.WORK_LEAD):
        raise PermissionDenied
    form = LogFilterForm(request.GET or None)
    rows = PostEntry.objects.visible_to(request.actor.scope).with_names()
    rows = wanted(rows, form.cleaned_data) if form.is_valid() else rows
    page = {"form": form, "here": "people", "help": "staff"}
    if "print" in request.GET:
        lines = rows.standing().order_by(*ORDER)[:PRINTED]
        page |= {"rows": lines, "printed": PRINTED, "back": reverse("grids:post_logs")}
        return render(request, "grids/staff/post_logs_paper.html", page)
    page["rows"] = page_of(rows, order=ORDER, cursor=request.GET.get("cursor"))
    return render(request, "grids/staff/post_logs.html", page)


def wanted(rows, said):
    """The lines a filter asks for; those of a grid are also those of what lies in it."""
    if said["grid"]:
        rows = rows.of_grid(said["grid"])
    if said["kind"]:
        rows = rows.filter(kind=said["kind"])
    if said["since"]:
        rows = rows.filter(done_on__gte=said["since"])
    return rows.filter(done_on__lte=said["until"]) if said["until"] else rows
