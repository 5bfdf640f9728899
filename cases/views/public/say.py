"""What the reporter says by the secret link: solved, not solved, withdrawn, once more, or an objection."""

import uuid

from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import now
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from cases.actions.verbs import VERBS
from cases.forms.said import SaidForm
from cases.views.public.manners import secret_page
from cases.views.public.track import PAGE, case_of, page_of
from common.errors import Refused
from grids.actor import Actor
from messaging.idempotency import body_hash_of, remember

INVALID, CONFLICT = 422, 409


# Without a referrer a browser sends no origin either, and the check against forgery would refuse the page's own form.
# It is not needed here: nobody can forge a request to an address that only the reporter knows.
@secret_page
@csrf_exempt
@require_POST
def say(request, secret, action):
    """Do one verb as the reporter. The same words from the same page are one deed; each time they lead back to it."""
    case = case_of(secret)
    form = SaidForm(action, case, at=now(), data=request.POST)
    if not form.is_valid():
        return render(request, PAGE, page_of(case, secret, refused=form), status=INVALID)
    try:
        do_once(case, form)
    except Refused as refusal:
        case = case_of(secret)
        return render(request, PAGE, page_of(case, secret, refusal=str(refusal)), status=CONFLICT)
    return redirect(f"{reverse('cases:track', args=[secret])}?said={action}")


def do_once(case, form):
    """Sent twice it is done once; after going back and saying something else on the old page it is another deed.

    As with a report (`key_of`): a second tap, a page loaded again and a line that broke repeat every word, and get the
    first one's answer. Other words are a correction, and the workflow says whether there is one left.
    """
    facts, verb = form.facts(), VERBS[form.allowed.action]
    said = body_hash_of(form.allowed.name, *(f"{name}={value}" for name, value in sorted(facts.items())))
    key = uuid.uuid5(form.cleaned_data["key"], said.hex())

    def run():
        return verb(case, **facts, by=Actor.reporter()).version

    remember(f"track:{case.uuid}", key, said, run, wait=True)
