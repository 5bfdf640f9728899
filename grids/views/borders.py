"""What the editor of borders asks: shapes, a check of its draft, a look at a redrawing and the redrawing itself."""

import hashlib
import json
from datetime import date, datetime, time

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, JsonResponse
from django.urls import reverse
from django.utils.timezone import get_current_timezone, localdate, now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from common.errors import Refused
from grids.actions.redraw.decide import decide, rehearse
from grids.coverage import findings
from grids.drafts import (
    MOST_FINDINGS,
    MOST_SHAPES,
    TIERS,
    checked,
    collection,
    draft_of,
    seen_by,
    shapes_under,
    stored,
)
from grids.enums import RedrawKind
from grids.roles import P
from grids.views.ground import grid_or_404, may_redraw
from grids.views.redraw import INVALID, named, said_of

KINDS = (RedrawKind.BORDER, RedrawKind.SPLIT, RedrawKind.MERGE, RedrawKind.DRAW)
CREATED = 201


@login_required
@require_safe
def boundaries(request, code):
    """The exact shapes of what lies in a grid, as GeoJSON."""
    top, tier, today = grid_or_404(request, code), request.GET.get("tier", "leaf"), localdate()
    if tier not in TIERS:
        raise Http404
    grids = shapes_under(top, tier=tier, on=today)
    if len(grids) > MOST_SHAPES:
        return refused(_("These are too many for one map. Choose a smaller part of the ground."))
    return JsonResponse(collection(top, grids, request.actor, today))


@login_required
@require_POST
def check(request, code):
    """How a draft of boundaries would fit into its street."""
    grid = grid_or_404(request, code)
    if not request.actor.may(P.GROUND_CHANGE, grid.parent or grid):
        raise PermissionDenied
    try:
        draft = draft_of(said_in(request).get("boundaries") or {})
    except (Refused, AttributeError) as refusal:
        return refused(refusal if isinstance(refusal, Refused) else _("This is no boundary."))
    return JsonResponse(checked(grid.street, request.actor, draft=draft, on=localdate()))


@login_required
@require_POST
def drawing(request, code):
    """Redraw the ground as it was drawn: a look at first; with `do` and what was seen then, it is done."""
    grid = grid_or_404(request, code)
    try:
        said = said_in(request)
        kind, facts, on = asked_in(said)
        if not may_redraw(request.actor, grid, kind):
            raise PermissionDenied
        told = {"effective_on": on, "facts": facts, "by": request.actor, "at": now()}
        look = rehearse(kind, grid, look=looking(request, told), **told)
        look["seen"] = seal(kind, facts, on, look["effects"])
        if not said.get("do") or said.get("seen") != look["seen"]:
            return JsonResponse(look)
        done = decide(kind, grid, reason=str(said.get("reason", "")), **told)
    except Refused as refusal:
        return refused(refusal)
    words = {"state": done.state, "words": said_of(done), "url": reverse("grids:grid", args=[grid.code])}
    return JsonResponse({"redraw": str(done.uuid)} | words, status=CREATED)


def said_in(request):
    """The JSON of a request. Refused for anything else."""
    try:
        said = json.loads(request.body)
    except (ValueError, RecursionError) as wrong:
        raise Refused(_("This cannot be read.")) from wrong
    if not isinstance(said, dict):
        raise Refused(_("This cannot be read."))
    return said


def asked_in(said):
    """(kind, facts, day) of a redrawing. Refused for what is none."""
    if said.get("kind") not in KINDS or not isinstance(said.get("facts"), dict):
        raise Refused(_("Say what is to be redrawn."))
    try:
        on = date.fromisoformat(str(said.get("effective_on")))
    except ValueError as wrong:
        raise Refused(_("Say from which day on.")) from wrong
    try:
        return RedrawKind(said["kind"]), CLEAN[said["kind"]](said["facts"]), on
    except (AttributeError, KeyError, TypeError) as wrong:
        raise Refused(_("Say what is to be redrawn.")) from wrong


# What each kind is told, and nothing else of what was sent.
WORDS = ("tier", "name", "responsible_unit", "responsible_code")
CLEAN = {
    RedrawKind.BORDER: lambda facts: {"boundaries": dict(facts["boundaries"])},
    RedrawKind.SPLIT: lambda facts: {
        "parts": [{"name": str(part["name"]), "boundary": part["boundary"]} for part in facts["parts"]]
    },
    RedrawKind.MERGE: lambda facts: {"with": [str(code) for code in facts["with"]]},
    RedrawKind.DRAW: lambda facts: (
        {name: str(facts.get(name, "")) for name in WORDS} | {"boundary": facts["boundary"]}
    ),
}


def looking(request, told):
    """What is looked at while it is done: what goes along, the shapes as they are stored, and what is wrong then."""
    moment = max(told["at"], datetime.combine(told["effective_on"], time(), get_current_timezone()))

    def look(redraw):
        street = redraw.grid.street
        shapes = stored(street, moment)
        wrong = seen_by(request.actor, findings(street, on=redraw.effective_on))
        near = [one.as_json() for one in wrong if shapes.keys() & set(one.grids)]
        effects = [{"name": str(name), "count": count} for name, count in named(redraw.effects)]
        return {"effects": effects, "boundaries": shapes, "findings": near[:MOST_FINDINGS]}

    return look


def seal(kind, facts, on, effects):
    """What somebody has seen, as one word: nothing else is done afterwards."""
    text = json.dumps([kind, facts, str(on), effects], sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def refused(reason):
    return JsonResponse({"detail": str(reason)}, status=INVALID)
