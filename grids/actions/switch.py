from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from common.errors import Refused
from grids.actions.end_sessions import end_sessions
from grids.actions.record_account import record
from grids.enums import AccountEventKind
from grids.models import AccountCode, Officer
from grids.roles import P
from grids.superiors import is_superior, posts_by_officer

FACTS = ("name", "phone", "kind", "is_active", "is_staff")


@transaction.atomic
def keep_account(officer, *, by, at, address=None, **facts):
    """Change what is kept of an account (FACTS). Returns the Officer.

    Switched off, or with another right to configure, his sessions end and an open code is worth nothing. Refused for
    whoever gives no rights, and for one's own rights.
    """
    officer = Officer.objects.select_for_update().get(pk=officer.pk)
    if not may_keep(by, officer, localdate(at)):
        raise Refused(_("Your posts do not allow this here."), code="not_yours")
    before = (officer.is_active, officer.is_staff)
    for name in FACTS:
        setattr(officer, name, facts.get(name, getattr(officer, name)))
    after = (officer.is_active, officer.is_staff)
    if before != after:
        if by.officer_id == officer.pk:
            raise Refused(_("Nobody changes his own rights."))
        end_sessions([officer])
        AccountCode.objects.filter(officer=officer, used_at=None, replaced_at=None).update(replaced_at=at)
        for kind in changes(before, after):
            record(officer, kind, by=by, at=at, address=address)
    officer.save(update_fields=FACTS)
    return officer


def may_keep(by, officer, on):
    """Whether a security administrator stands above all the officer's posts; one without is anybody's of them."""
    if by.is_clock:
        return True
    posts = posts_by_officer([officer], on)[officer.pk]
    holding = by.scope.holding(P.RIGHTS_GIVE)
    if by.officer_id == officer.pk:
        return bool(holding)  # his own rights are refused below, with a sentence of their own
    return bool(holding) and (not posts or is_superior(by.officer, holding, officer, posts))


def changes(before, after):
    if before[0] != after[0]:
        yield AccountEventKind.SWITCHED_ON if after[0] else AccountEventKind.SWITCHED_OFF
    if before[1] != after[1]:
        yield AccountEventKind.MAY_CONFIGURE if after[1] else AccountEventKind.NO_CONFIGURE
