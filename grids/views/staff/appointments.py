"""The way to a post on pages: the list, one candidate, a page for each step."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required, login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from common.errors import Refused
from common.masking import mask_phone
from common.pages import page as page_of
from grids.actions.appointment import verbs
from grids.actions.appointment.guards import standing
from grids.actions.appointment.nominate import nominate
from grids.appointments import rows_from
from grids.enums import AppointmentAct, AppointmentState, PostSource
from grids.models import Appointment, Objection
from grids.receipts import number_of, of_number
from grids.roles import P
from grids.staff_forms import AppointForm, NominateForm, ReceiptForm, WordsForm
from grids.views.ground import grid_or_404
from grids.views.people import slip

INVALID = 422
OF_OBJECTIONS = (AppointmentAct.OBJECT, AppointmentAct.ANSWER)
ORDER = ("-nominated_at", "-pk")
ACTS = {
    AppointmentAct.REVIEW: verbs.review,
    AppointmentAct.PUBLISH: verbs.publish,
    AppointmentAct.OBJECT: verbs.object_to,
    AppointmentAct.REFUSE: verbs.refuse,
    AppointmentAct.WITHDRAW: verbs.withdraw,
}


@login_required
@require_safe
def appointments(request):
    """Those on the way to a post, the newest first; with a state, those in it."""
    if not request.actor.holds(P.STAFF_LEAD):
        raise PermissionDenied
    rows = Appointment.objects.visible_to(request.actor.scope).with_names()
    state = request.GET.get("state", "")
    receipt = request.GET.get("receipt", "").strip()[:20]
    if receipt:
        rows = rows.filter(pk__in=[one.pk for one in of_number(rows.filter(source=PostSource.SELF), receipt)])
    else:
        rows = rows.filter(state=state) if state in AppointmentState.values else rows.on_the_way()
    found = page_of(rows, order=ORDER, cursor=request.GET.get("cursor"))
    page = {"rows": found, "states": AppointmentState.choices, "state": state}
    page["form"] = ReceiptForm(request.GET if receipt else None)
    return render(request, "grids/staff/appointments.html", page | about())


def about():
    return {"here": "people", "help": "staff"}


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def nominate_for(request, code):
    """Put somebody on the way to a post on a grid."""
    grid = grid_or_404(request, code)
    if not request.actor.may(P.STAFF_LEAD, grid):
        raise PermissionDenied
    form = NominateForm(grid, request.actor, request.POST or None)
    if form.is_valid():
        try:
            made = nominate(**form.cleaned_data, to=grid, by=request.actor, at=now())
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Nominated. Somebody else reviews it."))
            return redirect("grids:appointment", made.uuid)
    page = {"grid": grid, "form": form} | about()
    return render(request, "grids/staff/nominate.html", page, status=INVALID if form.errors else 200)


def appointment_or_404(request, uuid):
    """One that the person leads there, or his own."""
    visible = Appointment.objects.visible_to(request.actor.scope)
    own = Appointment.objects.about(request.user)
    return get_object_or_404((visible | own).with_names(), uuid=uuid)


@login_required
@never_cache
@require_safe
def appointment(request, uuid):
    """One candidate: how far, what was said, and what may be done now."""
    found = appointment_or_404(request, uuid)
    steps = found.steps.select_related("by").order_by("pk")
    objections = found.objections.select_related("noted_by", "answered_by").order_by("pk")
    if request.user.pk in about_whom(found):  # what is said against him, and who noted it, is not for him
        steps, objections = steps.exclude(action__in=OF_OBJECTIONS), objections.none()
    page = {
        "appointment": found,
        "phone": mask_phone(found.phone),
        "receipt": number_of(found) if found.source == PostSource.SELF else "",
        "backgrounds": [label for kind, label in backgrounds_of(found)],
        "steps": steps,
        "objections": objections,
        "verbs": verbs_of(request, found),
        "may_answer": may_take(request, found, AppointmentAct.ANSWER),
    }
    return render(request, "grids/staff/appointment.html", page | about())


def about_whom(found):
    return {found.officer_id, found.post.officer_id if found.post else None}


def backgrounds_of(found):
    choices = dict(found._meta.get_field("backgrounds").base_field.choices)
    return [(kind, choices.get(kind, kind)) for kind in found.backgrounds]


def verbs_of(request, found):
    """[(verb, why not now or "")] of what is this person's to do."""
    rows = [
        row for row in rows_from(found.state) if row.action in ACTS or row.action == AppointmentAct.APPOINT
    ]
    told = [(row.action, standing(row, found, by=request.actor, at=now())) for row in rows]
    return [(action, why) for action, (is_his, why) in told if is_his]


def may_take(request, found, action):
    return any(
        standing(row, found, by=request.actor, at=now()) == (True, "")
        for row in rows_from(found.state)
        if row.action == action
    )


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def appointment_act(request, uuid, act):
    """The page of one step, and the step."""
    found = appointment_or_404(request, uuid)
    row = row_or_404(found, act)
    is_his, why = standing(row, found, by=request.actor, at=now())
    if not is_his:
        raise PermissionDenied
    form = form_for(request, found, row)(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            return done(request, found, row, form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
    page = {"appointment": found, "row": row, "form": form, "why": why} | about()
    return render(request, "grids/staff/act.html", page, status=INVALID if form.errors else 200)


def row_or_404(found, act):
    rows = {row.action: row for row in rows_from(found.state)}
    if act not in AppointmentAct.values or (row := rows.get(AppointmentAct(act))) is None:
        raise Http404
    if row.action not in ACTS and row.action != AppointmentAct.APPOINT:
        raise Http404
    return row


def form_for(request, found, row):
    if row.action == AppointmentAct.APPOINT:
        return lambda data: AppointForm(found, request.actor, data)
    return lambda data: WordsForm(row, data)


def done(request, found, row, said):
    """Take the step; the answer is the candidate's page, or the slip of a new account."""
    facts = {"by": request.actor, "at": now()}
    if row.action != AppointmentAct.APPOINT:
        ACTS[row.action](found, words=said["words"], **facts)
        messages.success(request, _("Noted."))
        return redirect("grids:appointment", found.uuid)
    made, code, text = verbs.give_post(found, **said, **facts, address=request.META.get("REMOTE_ADDR"))
    messages.success(request, _("Appointed from %(day)s on.") % {"day": f"{made.post.starts_on:%Y-%m-%d}"})
    back = reverse("grids:appointment", args=[found.uuid])
    return slip(request, code, text, back=back) if code else redirect(back)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def objection(request, uuid):
    """Answer what somebody said against a name in publicity."""
    said = get_object_or_404(Objection.objects.select_related("appointment"), uuid=uuid)
    found = appointment_or_404(request, said.appointment.uuid)
    row = row_or_answered(found)
    is_his, why = standing(row, found, by=request.actor, at=now())
    if not is_his:
        raise PermissionDenied
    form = WordsForm(row, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            verbs.answer(said, **form.cleaned_data, by=request.actor, at=now())
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Noted."))
            return redirect("grids:appointment", found.uuid)
    page = {"appointment": found, "row": row, "form": form, "why": why, "objection": said} | about()
    return render(request, "grids/staff/act.html", page, status=INVALID if form.errors else 200)


def row_or_answered(found):
    rows = [row for row in rows_from(found.state) if row.action == AppointmentAct.ANSWER]
    if not rows:
        raise Http404
    return rows[0]


@login_not_required
@never_cache
@require_safe
def publicity(request):
    """The names that stand in public today: name, grid, position and the last day. For everybody, found by no search
    and kept by nobody's browser: after the last day they are gone."""
    rows = Appointment.objects.in_publicity(localdate()).with_names()
    found = page_of(rows, order=("public_until", "pk"), cursor=request.GET.get("cursor"))
    response = render(request, "grids/staff/publicity.html", {"rows": found})
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response
