"""How somebody wants to see the desk: what it is narrowed to, its columns, and views with a name."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from cases.actions.desk_views import forget_view, keep_view, like_columns
from cases.forms.desk_look import ColumnsForm, NameForm, NarrowForm
from cases.models import DeskView
from cases.pages.asked import desk_at, kept
from common.errors import Refused
from grids.roles import P

INVALID = 422


def views_of(scope):
    """(what the desk opens with, [the person's views by name]): one statement."""
    found = list(DeskView.objects.visible_to(scope).order_by("name"))
    own = next((one.asked for one in found if not one.name), {})
    return own, [one for one in found if one.name]


def at_the_desk(request):
    if not request.actor.holds(P.CASE_VIEW):
        raise PermissionDenied


@login_required
@require_safe
def look(request):
    """Choose what the list shows: the cases, the columns; keep it under a name."""
    at_the_desk(request)
    return show(request, request.GET)


def show(request, asked, *, columns=None, name=None, status=200):
    own, views = views_of(request.actor.scope)
    here = kept(asked)
    context = {
        "narrow": NarrowForm(initial=here, by=request.actor),
        "columns": columns or ColumnsForm(initial=own | here),
        "naming": name or NameForm(),
        "views": [{"name": one.name, "uuid": one.uuid, "url": desk_at(one.asked)} for one in views],
        "kept_here": here,
        "unchanged": [(key, said) for key, said in here.items() if key in ("tab", "q", "cols", "size")],
        "back": desk_at(here),
        "here": "desk",
        "help": "desk",
    }
    return render(request, "cases/desk_look.html", context, status=status)


@login_required
@require_POST
def like(request):
    """Keep the columns and the number of rows for this person."""
    at_the_desk(request)
    form = ColumnsForm(request.POST)
    if not form.is_valid():
        return show(request, request.POST, columns=form, status=INVALID)
    like_columns(form.cleaned_data, by=request.actor)
    messages.success(request, _("The desk opens with these columns now."))
    return redirect(desk_at(kept(request.POST, "cols", "size")))


@login_required
@require_POST
def keep(request):
    """Keep the list that is shown under a name."""
    at_the_desk(request)
    form, here = NameForm(request.POST), kept(request.POST)
    if form.is_valid():
        try:
            view = keep_view(form.cleaned_data["name"], here, by=request.actor)
        except Refused as refusal:
            form.add_error("name", str(refusal))
        else:
            messages.success(request, _("Kept as “%(name)s”.") % {"name": view.name})
            return redirect(desk_at(here))
    return show(request, request.POST, name=form, status=INVALID)


@login_required
@require_POST
def forget(request, uuid):
    """Remove one's own view."""
    view = get_object_or_404(DeskView.objects.visible_to(request.actor.scope), uuid=uuid)
    forget_view(view, by=request.actor)
    messages.success(request, _("“%(name)s” is removed.") % {"name": view.name})
    return redirect("cases:desk_look")
