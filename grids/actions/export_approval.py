"""A list of more than a hundred people waits for the word of somebody else who answers for all its places."""

from datetime import timedelta

from django.db import transaction
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from common.errors import Refused, Stale
from grids.actions.imports.later import EXPORT, later
from grids.actions.record_account import record
from grids.enums import AccountEventKind, OfficerKind
from grids.models import ExportApproval, Officer, Post
from grids.roles import P
from grids.superiors import over
from messaging.inbox import tell

GOOD_FOR = timedelta(days=7)
SHORTEST_WORDS = 2
ASKED = gettext_noop("%(name)s asks for your word on a list of people")
ASKED_FOR = gettext_noop("%(count)s rows, for: %(reason)s")
GRANTED = gettext_noop("Your list of people was agreed to")
REFUSED = gettext_noop("Your list of people was not agreed to")


def ask_approval(export, places, row_count, *, at):
    """Have a list wait for somebody else's word, and tell who may give it. Returns the ExportApproval.

    Refused where nobody else answers for all its places.
    """
    others = approvers_of(places, localdate(at)) - {export.asked_by_id}
    if not others:
        raise Refused(
            _(
                "So many people are taken out only with a second person's word, and nobody else answers for them."
            )
        )
    approval = ExportApproval.objects.create(export=export, asked_by=export.asked_by, row_count=row_count)
    params = {"name": export.asked_by.name, "count": row_count, "reason": export.reason}
    facts = {"url": reverse("grids:imports"), "key": approval.uuid, "at": at}
    tell(others, title=ASKED, body=ASKED_FOR, params=params, **facts)
    return approval


def approvers_of(places, on):
    """The ids of those whose posts of the day carry the second word over every one of the places."""
    posts = Post.objects.current(on).carrying(P.EXPORT_APPROVE)
    found = [set(posts.filter(over(place)).values_list("officer", "deputy")) for place in places]
    people = [{who for pair in pairs for who in pair if who} for pairs in found]
    ids = set.intersection(*people) if people else set()
    active = Officer.objects.filter(pk__in=ids, is_active=True, kind=OfficerKind.PERSON)
    return set(active.values_list("pk", flat=True))


@transaction.atomic
def answer_export(approval, *, granted, words="", by, at, address=None):
    """Agree to a list, which is then made for whoever asked, or do not, saying why. Returns the ExportApproval.

    Refused: of one's own list, for whoever does not answer for all its places, after a week, a no without a reason.
    Stale the second time.
    """
    approval = ExportApproval.objects.select_for_update(of=["self"]).get(pk=approval.pk)
    places = list(approval.export.places.all())
    answers = places and all(by.may(P.EXPORT_APPROVE, place) for place in places)
    if not answers or approval.asked_by_id == by.officer_id:
        raise Refused(_("Your posts do not allow this here."), code="not_yours")
    if approval.granted is not None:
        raise Stale(_("Somebody has answered this already."))
    export, words = approval.export, words.strip()[:200]
    if not granted and len(words) < SHORTEST_WORDS:
        raise Refused(_("Say why not."))
    if granted and at > export.asked_at + GOOD_FOR:
        raise Refused(_("This was asked more than a week ago. Whoever needs it asks again."))
    approval.granted, approval.words = granted, words
    approval.answered_by, approval.answered_at = by.officer, at
    approval.save(update_fields=["granted", "words", "answered_by", "answered_at"])
    tell_who_asked(approval, at=at)
    if granted:
        said = _("agreed to: %(reason)s") % {"reason": export.reason}
        facts = {"by": by, "at": at, "address": address}
        record(approval.asked_by, AccountEventKind.LIST_TAKEN, reason=said, **facts)
        later(EXPORT, export)
    return approval


def tell_who_asked(approval, *, at):
    title = GRANTED if approval.granted else REFUSED
    facts = {"url": reverse("grids:imports"), "key": f"{approval.uuid}:answer", "at": at}
    tell([approval.asked_by_id], title=title, **facts)
