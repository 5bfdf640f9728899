"""A time limit changed or ended on its page: only on top of the one that was looked at."""

from django.db import transaction
from django.utils.translation import gettext as _

from cases.actions.policies import end_policy, put_in_force
from cases.errors import NotYours
from cases.models import ClockPolicy
from common.errors import Refused, Stale
from grids.roles import P


@transaction.atomic
def set_limit(policy, *, by, at, reason, seen):
    """Put an unsaved ClockPolicy in force; the one it takes the place of ends. Open clocks are dated again later.

    `seen`: when the one that was looked at began, "" where there was none. Raises NotYours, and Stale where it is
    another one now.
    """
    check_seen(policy, by, seen)
    return put_in_force(policy, at=at, by=by, reason=reason.strip())


@transaction.atomic
def end_limit(policy, *, by, at, seen):
    """End a narrower limit: the wider one holds again. Raises as set_limit, and Refused for a general one."""
    standing = check_seen(policy, by, seen)
    if standing is None:
        raise Refused(_("There is no limit of its own for this."))
    end_policy(standing, at=at, by=by)
    return standing


def check_seen(policy, by, seen):
    """The limit in force for the same, locked, or None."""
    if not by.holds(P.CONFIGURE):
        raise NotYours(_("Your posts do not allow this here."))
    standing = in_force(policy).select_for_update(of=["self"]).first()
    if (standing.valid_from.isoformat() if standing else "") != seen:
        raise Stale(_("Somebody else changed this limit meanwhile. Look at it again."))
    return standing


def in_force(policy):
    """What holds for the same clock, kind, urgency and size of matter."""
    same = {name: getattr(policy, name) for name in ("kind", "category", "urgency", "major")}
    return ClockPolicy.objects.filter(**same, valid_to=None)
