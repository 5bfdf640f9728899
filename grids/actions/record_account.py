from django.utils.translation import gettext as _

from common.errors import Refused
from grids.models import AccountEvent

SHORTEST_REASON = 2  # two Chinese characters can say it: 当面


def record(officer, kind, *, by, at, reason="", address=None):
    """Write down what happened to an account. Returns the AccountEvent."""
    facts = {"reason": reason.strip()[:200], "address": address, "by": by.officer, "at": at}
    return AccountEvent.objects.create(officer=officer, kind=kind, **facts)


def require_reason(reason):
    """The reason without its margins. Refused where there is none."""
    reason = (reason or "").strip()
    if len(reason) < SHORTEST_REASON:
        raise Refused(_("Say how you know that it is this person, and what happened."), code="reason")
    return reason
