"""Party organisations: found, read, entered, changed, ended, with the grids they cover. domain.md S0-05."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from common.errors import Refused
from common.pages import page
from grids.models import Post
from grids.register_forms import EndForm
from grids.roles import P
from grids.views.ground import grid_or_404
from party.actions.link import link, unlink
from party.actions.organisation import end_organisation, keep_organisation
from party.forms import FindForm, LinkForm, OrganisationForm, UnlinkForm
from party.models import PartyOrganisation

INVALID, MOST, NEWEST = 422, 200, 30
NAMES = ("grid", "street", "total", "general", "parent", "secretary")
HEAVY = tuple(f"{name}__boundary" for name in ("grid", "street", "total", "general"))
FRAME = {"here": "ground", "help": "party"}


def organisation_or_404(request, uuid):
    mine = PartyOrganisation.objects.visible_to(request.actor.scope).select_related(*NAMES)
    return get_object_or_404(mine.defer(*HEAVY), uuid=uuid)


def keepable(request, uuid):
    """An organisation that the person keeps: 404 out of sight, 403 in sight of somebody who only reads."""
    found = organisation_or_404(request, uuid)
    if not request.actor.may(P.REGISTER_KEEP, found):
        raise PermissionDenied
    return found


@login_required
@require_safe
def organisations(request):
    """The organisations at home in one's reach, narrowed by words, kind and grid."""
    if not request.actor.holds(P.GRID_VIEW):
        raise PermissionDenied
    form = FindForm(request.GET)
    said = form.cleaned_data if form.is_valid() else {}
    grid = grid_or_404(request, said["grid"]) if said.get("grid") else None
    rows = PartyOrganisation.objects.visible_to(request.actor.scope).filter(valid_to=None)
    rows = rows.under(grid) if grid else rows
    rows = rows.filter(kind=said["kind"]) if said.get("kind") else rows
    rows = rows.called(said["q"]) if said.get("q") else rows
    shown = rows.select_related("grid", "parent").defer("grid__boundary")
    context = {
        "form": form,
        "grid": grid,
        "count": rows.count(),
        "page": page(shown, order=("name", "pk"), cursor=request.GET.get("cursor")),
        "may_keep": bool(grid) and request.actor.may(P.REGISTER_KEEP, grid),
        "is_narrowed": bool(said.get("q") or said.get("kind")),
    }
    return render(request, "party/organisations.html", FRAME | context)


@login_required
@require_safe
def organisation(request, uuid):
    """One organisation: what is written, what stands under it, which grids it covers, what happened."""
    return organisation_page(request, organisation_or_404(request, uuid))


def organisation_page(request, found, *, status=200, **forms):
    today = localdate()
    keeps = found.valid_to is None and request.actor.may(P.REGISTER_KEEP, found)
    links = found.links.select_related("grid").defer("grid__boundary").order_by("-starts_on", "grid__code")
    context = {
        "row": found,
        "links": [(one, is_in_force(one, today)) for one in links[:MOST]],
        "below": found.children.filter(valid_to=None).order_by("name", "pk")[:MOST],
        "events": events_of(found),
        "has_left": bool(found.secretary_id) and not holds_a_post(found, today),
        "keeps": keeps,
    }
    if keeps:
        context |= {"link_form": LinkForm(found), "unlink_form": UnlinkForm(), "end_form": EndForm()}
    return render(request, "party/organisation.html", FRAME | context | forms, status=status)


def is_in_force(one, today):
    begun = one.starts_on <= today and one.grid.is_current(today)
    return begun and (one.ends_on is None or one.ends_on > today)


def events_of(found):
    rows = found.events.select_related("by", "grid").defer("grid__boundary")
    return rows.order_by("-at", "-pk")[:NEWEST]


def holds_a_post(found, today):
    """Whether the secretary still has a post in the street."""
    return (
        Post.objects.current(today).filter(officer=found.secretary_id, grid__street=found.street_id).exists()
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def enter(request, code):
    """A new organisation that is at home in a grid."""
    grid = grid_or_404(request, code)
    if not request.actor.may(P.REGISTER_KEEP, grid):
        raise PermissionDenied
    return write(request, None, grid)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def change(request, uuid):
    """What is written of an organisation, to be changed."""
    found = keepable(request, uuid)
    return write(request, found, found.grid)


def write(request, found, grid):
    data = request.POST if request.method == "POST" else None
    form = OrganisationForm(grid.street_id, data, row=found)
    if form.is_valid():
        try:
            kept = keep_organisation(found, grid=grid, facts=form.cleaned_data, by=request.actor, at=now())
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Saved."))
            return redirect("party:organisation", kept.uuid)
    context = {"row": found, "grid": grid, "form": form}
    return render(request, "party/write.html", FRAME | context, status=INVALID if form.errors else 200)


@login_required
@require_POST
def cover(request, uuid):
    """The organisation covers one grid more from a day on."""
    found = keepable(request, uuid)
    form = LinkForm(found, request.POST)

    def verb(grid, on):
        link(found, grid, on=on, by=request.actor, at=now())

    return done(request, found, form, verb, _("It covers this grid now."), "link_form")


@login_required
@require_POST
def uncover(request, uuid):
    """The organisation covers a grid no more from a day on."""
    found = keepable(request, uuid)
    form = UnlinkForm(request.POST)

    def verb(code, until):
        grid = get_object_or_404(found.links.filter(ends_on=None), grid__code=code).grid
        unlink(found, grid, on=until, by=request.actor, at=now())

    return done(request, found, form, verb, _("Its cover ends on that day."), "unlink_form")


@login_required
@require_POST
def end(request, uuid):
    """The organisation is no more."""
    found = keepable(request, uuid)
    form = EndForm(request.POST)

    def verb(on):
        end_organisation(found, on=on, by=request.actor, at=now())

    return done(request, found, form, verb, _("Ended. It can still be read here."), "end_form")


def done(request, found, form, verb, words, name):
    """Do what a form of the organisation's page says; the page again with what is wrong."""
    if form.is_valid():
        try:
            verb(**form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, words)
            return redirect("party:organisation", found.uuid)
    return organisation_page(request, found, status=INVALID, **{name: form})
