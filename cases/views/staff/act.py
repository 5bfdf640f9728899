"""The one door for every verb on a case: a POST that makes one call of the verb of that name."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.timezone import now
from django.views.decorators.http import require_POST

from cases.actions.verbs import VERBS
from cases.errors import ChangedMeanwhile, OutOfOrder
from cases.forms.desk import posted_form, returned_form
from cases.models import CaseEvent
from cases.pages.done import done_words, mark
from cases.pages.quicker import quicker_words
from cases.pages.sheet import found_case
from cases.pages.timeline import aside_of, words_of
from cases.views.staff.refusal import answer_refusal
from cases.views.staff.uploads import with_uploads
from common.addresses import is_ours
from common.errors import Refused

CONFLICT, INVALID = 409, 422
TYPED = ("words", "note", "reason", "result")


@login_required
@require_POST
def act(request, number, action):
    """Do a verb and lead on to `next`, or show the case with what was typed, why not, and how it is now."""
    if action not in VERBS:
        raise Http404
    case = found_case(request.actor.scope, number, bare=True)
    data, photo_refusals = with_uploads(request, "photos")
    form = posted_form(case, action, request.actor, at=now(), data=data)
    if photo_refusals or not form.is_valid():
        return again(request, case, action, data, "".join(photo_refusals.values()), INVALID)
    try:
        moved = VERBS[action](case, **form.cleaned_data, by=request.actor, expected=version_seen(data))
    except (ChangedMeanwhile, OutOfOrder) as refusal:
        return overtaken(request, case, action, data, form, refusal)
    except Refused as refusal:
        return again(request, case, action, data, str(refusal), CONFLICT)
    return on_with(request, moved, form)


def on_with(request, case, form):
    """Say what was done, and go on."""
    action = form.allowed.name
    words = done_words(case, action, form.cleaned_data)
    messages.success(request, words, extra_tags=mark(action, case.number))
    return redirect(goal(request, case))


def version_seen(data):
    """The version the person looked at; None where the page did not say."""
    version = data.get("version", "")
    return int(version[:9]) if version.isdecimal() else None


def goal(request, case):
    """Where to go on: the `next` of the page if it is ours, else the case."""
    address = request.POST.get("next", "")
    return address if is_ours(request, address) else reverse("cases:case", args=[case.number])


def overtaken(request, case, action, data, form, refusal):
    """The case moved on: by this person's own second press (then it is done), or by somebody who is named."""
    last = CaseEvent.objects.filter(case=case).with_words().reverse()[0]
    if is_second_press(last, action, form, request.actor, version_seen(data)):
        return on_with(request, found_case(request.actor.scope, case.number, bare=True), form)
    return again(request, case, action, data, quicker_words(last, request.actor, refusal), CONFLICT)


def is_second_press(last, action, form, by, seen):
    """Whether the newest event is what this form already did: same verb, same person, and all that was typed."""
    said = words_of(last) + aside_of(last)
    typed = [form.cleaned_data.get(name, "") for name in TYPED]
    return (
        last.action == action
        and last.officer_id == by.officer_id
        and seen == last.seq - 1
        and all(words in said for words in typed)
    )


def again(request, case, action, data, words, status):
    form = returned_form(case, action, request.actor, at=now(), data=data, refusal=words)
    return answer_refusal(request, case.number, form, status)
