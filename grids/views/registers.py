"""The registers of what is in a grid: found, read, entered, changed, checked, ended. One view for each of the five."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from common.errors import Refused
from common.fields import EncryptedTextField
from common.masking import mask_name, mask_phone
from common.pages import page
from grids.actions.access import record_access
from grids.actions.keep.end import end_row, right_to_end, verify
from grids.actions.stations import LENDS
from grids.compound_forms import HonourForm, TargetForm
from grids.querysets.kept import HEAVY
from grids.register_forms import ContactForm, EndForm, FindForm, RegisterForm
from grids.register_rows import beside, facts_of, reached
from grids.registers import FRESH, REGISTERS, is_fresh
from grids.roles import P
from grids.told import told_of
from grids.views.ground import grid_or_404

INVALID = 422
SEALED = {"contact": mask_name, "contact_phone": mask_phone}


def register_or_404(slug):
    if slug not in REGISTERS:
        raise Http404
    return REGISTERS[slug]


def row_or_404(request, register, uuid):
    rows = reached(register.model, request.actor).select_related(*LINKS[register.slug])
    return get_object_or_404(rows.defer(*HEAVY), uuid=uuid)


PLACE = ("grid", "street", "total", "general", "verified_by")
LINKS = {
    slug: (
        *PLACE,
        *(field.name for field in one.model._meta.fields if field.is_relation and field.name in one.fields),
    )
    for slug, one in REGISTERS.items()
}


def framed(**context):
    return {"registers": REGISTERS.values(), "here": "ground", "help": "registers"} | context


@login_required
@require_safe
def register(request, slug):
    """The rows of one register in one's reach, narrowed by words, kind, grid, and what nobody has checked lately."""
    chosen = register_or_404(slug)
    if not request.actor.holds(P.GRID_VIEW):
        raise PermissionDenied
    today = localdate()
    form = FindForm(chosen, request.GET)
    said = form.cleaned_data if form.is_valid() else {}
    grid = grid_said(request, said.get("grid"))
    rows = reached(chosen.model, request.actor).filter(valid_to=None).with_grid()
    rows = narrowed(rows, chosen, said, grid, today)
    order = ("name", "pk")
    context = framed(
        register=chosen,
        form=form,
        grid=grid,
        count=rows.count(),
        page=page(rows, order=order, cursor=request.GET.get("cursor")),
        fresh_since=today - FRESH,
        may_keep=request.actor.holds(P.REGISTER_KEEP),
        is_narrowed=bool(said.get("q") or said.get("kind") or said.get("old")),
    )
    return render(request, "grids/register.html", context)


def grid_said(request, code):
    return grid_or_404(request, code) if code else None


def narrowed(rows, chosen, said, grid, today):
    if grid is not None:
        rows = rows.under(grid)
    if said.get("kind"):
        rows = rows.filter(**{chosen.kind: said["kind"]})
    if said.get("old"):
        rows = rows.filter(Q(verified_on=None) | ~is_fresh(today))
    return rows.called(said["q"]) if said.get("q") else rows


@login_required
@require_safe
def row(request, slug, uuid):
    """One row: what is written, who checked it when, what hangs on it."""
    chosen = register_or_404(slug)
    return row_page(request, chosen, row_or_404(request, chosen, uuid))


def row_page(request, chosen, found, *, status=200, **more):
    may_keep = request.actor.may(P.REGISTER_KEEP, found)
    context = framed(
        register=chosen,
        row=found,
        facts=facts_of(chosen, found, request.actor),
        beside=beside(found, request.actor),
        told=told_of(found, request.actor, localdate()),
        sealed=sealed(found),
        fresh_since=localdate() - FRESH,
        may_keep=may_keep and found.valid_to is None,
        may_end=request.actor.may(right_to_end(chosen.model), found) and found.valid_to is None,
        may_reveal=may_keep,
        end_form=EndForm(),
        reason_form=ContactForm(),
    )
    if chosen.slug == "places" and found.kind in LENDS and request.actor.may(P.STATION_KEEP, found):
        context["station_page"] = reverse("grids:station", args=[found.uuid])
    if chosen.slug == "compounds":
        context |= {"target_form": TargetForm(), "honour_form": HonourForm()}
        context |= {
            "targets": found.targets.order_by("due_on", "pk"),
            "honours": found.honours.order_by("-given_on"),
        }
    return render(request, "grids/register_row.html", context | more, status=status)


def sealed(found, *, shown=()):
    """[(label, value)] of what is kept sealed: masked, but for what was opened just now."""
    columns = [field for field in found._meta.fields if isinstance(field, EncryptedTextField)]
    told = [(field, getattr(found, field.name)) for field in columns]
    return [
        (field.verbose_name, value if field.name in shown else SEALED[field.name](value))
        for field, value in told
        if value
    ]


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def enter(request, slug):
    """A new row. `?grid=` says where one comes from."""
    chosen = register_or_404(slug)
    if not request.actor.holds(P.REGISTER_KEEP):
        raise PermissionDenied
    return write(request, chosen, None, grid_said(request, request.GET.get("grid")))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def change(request, slug, uuid):
    """What is written of a row, to be changed."""
    chosen = register_or_404(slug)
    found = row_or_404(request, chosen, uuid)
    if not request.actor.may(P.REGISTER_KEEP, found):
        raise PermissionDenied
    return write(request, chosen, found, found.grid)


def write(request, chosen, found, grid):
    data = request.POST if request.method == "POST" else None
    form = RegisterForm(chosen, request.actor, data, row=found, grid=grid)
    if form.is_valid():
        try:
            kept = chosen.keep(found, grid=form.grid(), facts=form.facts(), by=request.actor, at=now())
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Saved. It counts as checked today."))
            return redirect("grids:register_row", chosen.slug, kept.uuid)
    context = framed(register=chosen, row=found, form=form, came_from=grid)
    return render(request, "grids/register_write.html", context, status=INVALID if form.errors else 200)


def keepable_or_refused(request, slug, uuid):
    chosen = register_or_404(slug)
    found = row_or_404(request, chosen, uuid)
    if not request.actor.may(P.REGISTER_KEEP, found):
        raise PermissionDenied
    return chosen, found


@login_required
@require_POST
def check(request, slug, uuid):
    """It is still so."""
    chosen, found = keepable_or_refused(request, slug, uuid)
    try:
        verify(found, by=request.actor, at=now())
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Checked today."))
    return redirect("grids:register_row", chosen.slug, found.uuid)


@login_required
@require_POST
def end(request, slug, uuid):
    """It is no more."""
    chosen, found = keepable_or_refused(request, slug, uuid)
    if not request.actor.may(right_to_end(chosen.model), found):
        raise PermissionDenied
    form = EndForm(request.POST)
    if form.is_valid():
        try:
            end_row(found, on=form.cleaned_data["on"], by=request.actor, at=now())
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Ended. It can still be read here."))
            return redirect("grids:register_row", chosen.slug, found.uuid)
    return row_page(request, chosen, found, status=INVALID, end_form=form)


@login_required
@require_POST
def contact(request, slug, uuid):
    """The person in charge in plain, with a reason that stays on record."""
    chosen, found = keepable_or_refused(request, slug, uuid)
    fields = [name for name in SEALED if getattr(found, name, None)]
    if not fields:
        raise Http404
    form = ContactForm(request.POST)
    if not form.is_valid():
        return row_page(request, chosen, found, status=INVALID, reason_form=form)
    facts = {"subject_kind": found._meta.model_name, "subject_uuid": found.uuid, "fields": fields}
    facts |= {"reason": form.cleaned_data["reason"], "address": request.META.get("REMOTE_ADDR")}
    record_access(found, **facts, by=request.actor, at=now())
    return row_page(request, chosen, found, sealed=sealed(found, shown=fields), is_revealed=True)
