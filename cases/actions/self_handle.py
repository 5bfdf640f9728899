from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from cases.actions.birth import write_birth
from cases.actions.clocks import birth_clocks
from cases.actions.photos import attach
from cases.actions.report import known_report, new_case, people_of
from cases.enums import Action, Outcome, PhotoRule, Source, State
from cases.errors import NotYours
from cases.models import Assignment
from cases.models.file import FileKind
from common.errors import Refused
from grids.models import Post
from grids.roles import P

EVENTS = (Action.APPROACH, Action.FIND, Action.REPORT, Action.DISPATCH, Action.SELF_HANDLE)


def self_handle(
    *, place, category, result, description="", photos=(), reporter=None, found_at=None, key=None, by, at=None
):
    """Put on record what a worker found and solved on the spot (自采自处): steps 1–5 at once, with the photo.

    Only in the worker's own grid and for a category that allows it; a category that asks for a photo of the result gets
    one. The reporter is told and somebody else strikes it off, as always. Raises NotYours, Refused.
    """
    if known := known_report(key):
        return known
    words = {"description": description.strip(), "source": Source.PATROL, "urgency": "", "found_at": found_at}
    check_category(category, photos)
    case = new_case(place, category, key=key, at=at, **words)
    at = case.reported_at
    held = by.scope.post_for(P.CASE_SELF_HANDLE, case)
    if held is None:
        raise NotYours(_("You can solve on the spot only what lies in your own grid."))
    case.state, case.step, case.version = State.HANDLED, 6, len(EVENTS)
    case.handler_post = Post.objects.get(pk=held.id)
    case.accepted_at, case.accepted_by, case.outcome = at, by.officer, Outcome.DONE
    clocks = birth_clocks(case, Action.SELF_HANDLE, reachable=False, at=at)
    try:
        with transaction.atomic():
            people = people_of(case, reporter, None)
            write_birth(case, EVENTS, clocks, by=by, words={Action.SELF_HANDLE: result}, people=people)
            attach(case, case.birth[-1], photos, FileKind.RESULT)
            taken = {"given_at": at, "taken_at": at, "given_by": by.officer, "taken_by": by.officer}
            Assignment.objects.create(case=case, round=1, post=case.handler_post, **taken)
    except IntegrityError:
        if known := known_report(key):
            return known  # the same tap twice, at once: one case
        raise
    return case


def check_category(category, photos):
    if not category.self_handle:
        raise Refused(_("This kind of matter is dispatched; it cannot be solved on the spot alone."))
    if category.photo == PhotoRule.RESULT and not photos:
        raise Refused(_("This kind of case needs a photo of the result."))
