from django.db import transaction
from django.db.models import Q
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from common.errors import Refused
from grids.actions.record_account import record, require_reason
from grids.enums import AccountEventKind
from grids.models import Session
from grids.superiors import may_care_for
from messaging.inbox import tell


def end_sessions(officers, *, but=None):
    """End every session of these officers, those between two steps too, but for the key `but`. Returns how many."""
    ended, _tables = Session.objects.filter(officer__in=officers).filter(~Q(session_key=but or "")).delete()
    return ended


@transaction.atomic
def end_own_sessions(officer, *, keys, by, at, address=None):
    """End some of one's own sessions, by their keys. Returns how many. Refused for anybody else."""
    if by.officer_id != officer.pk:
        raise Refused(_("Your posts do not allow this here."), code="not_yours")
    ended, _tables = Session.objects.filter(officer=officer, session_key__in=keys).delete()
    if ended:
        record(officer, AccountEventKind.SESSIONS_ENDED, by=by, at=at, address=address)
    return ended


@transaction.atomic
def end_sessions_of(officer, *, reason, by, at, address=None):
    """A superior ends all sign-ins of somebody in his reach, who is told. Returns how many."""
    if not may_care_for(by, officer, localdate(at)):
        raise Refused(_("Your posts do not allow this here."), code="not_yours")
    reason = require_reason(reason)
    ended = end_sessions([officer])
    event = record(officer, AccountEventKind.SESSIONS_ENDED, reason=reason, by=by, at=at, address=address)
    tell(
        [officer.pk],
        title=gettext_noop("All your sign-ins were ended"),
        body=gettext_noop("By %(name)s. If you did not expect this, talk to your superior."),
        params={"name": str(by.officer or "")},
        url="/account/",
        key=event.uuid,
        at=at,
    )
    return ended
