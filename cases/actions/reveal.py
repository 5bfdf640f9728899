from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from cases.errors import NotYours
from cases.models import Reporter
from cases.parties import handles
from common.errors import Refused
from grids.actions.access import record_access
from grids.roles import P

FIELDS = ("name", "phone")


@dataclass(frozen=True)
class Revealed:
    """A person behind a case, unmasked."""

    kind: str
    name: str
    phone: str


@transaction.atomic
def reveal(case, *, reason, address=None, by, at):
    """Show who is behind a case, unmasked, and write down who looked and why: [Revealed].

    For whoever may at the place of the case, and for its handler. Raises NotYours, and Refused without a reason or
    where nobody left a name or a number.
    """
    if not may_reveal(case, by):
        raise NotYours(_("Your post does not open who reported."))
    people = [person for person in Reporter.objects.filter(case=case) if person.name or person.phone]
    if not people:
        raise Refused(_("Nobody left a name or a number here."))
    for person in people:
        record_access(
            case,
            subject_kind="reporter",
            subject_uuid=person.uuid,
            fields=FIELDS,
            reason=reason,
            address=address,
            by=by,
            at=at,
        )
    return [Revealed(person.get_kind_display(), person.name, person.phone) for person in people]


def may_reveal(case, by):
    """Whether this person may see who reported: by a post over the place, or because the case is in their hands."""
    return by.may(P.REPORTER_REVEAL, case) or handles(case, by.scope)
