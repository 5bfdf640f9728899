from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from common.errors import Refused
from grids.actions.end_sessions import end_sessions
from grids.actions.record_account import record
from grids.enums import AccountEventKind
from grids.models import AccountCode, Officer
from grids.roles import P
from grids.superiors import is_superior, last_of, opened_by, posts_by_officer

FACTS = ("name", "phone", "kind", "is_active", "is_staff")
RIGHTS = {"is_active", "is_staff"}


@transaction.atomic
def keep_account(officer, *, by, at, address=None, **facts):
    """Change what is kept of an account (FACTS). Returns the Officer.

    Switched off, or with another right to configure, his sessions end and an open code is worth nothing. Each change
    is on record. Refused for whoever may not keep it (may_keep), and for one's own rights.
    """
    officer = Officer.objects.select_for_update(no_key=True).get(pk=officer.pk)
    if not may_keep(by, officer, localdate(at)):
        raise Refused(_("Your posts do not allow this here."), code="not_yours")
    return write_account(officer, facts, by=by, at=at, address=address)


def write_account(officer, facts, *, by, at, address):
    """What keep_account does for whoever may, the row being held."""
    changed = [name for name in FACTS if getattr(officer, name) != facts.get(name, getattr(officer, name))]
    for name in changed:
        setattr(officer, name, facts[name])
    if RIGHTS & {*changed}:
        if by.officer_id == officer.pk:
            raise Refused(_("Nobody changes his own rights."))
        end_sessions([officer])
        AccountCode.objects.filter(officer=officer, used_at=None, replaced_at=None).update(replaced_at=at)
    for kind, said in events_of(officer, changed):
        record(officer, kind, reason=said, by=by, at=at, address=address)
    officer.save(update_fields=FACTS)
    return officer


def may_keep(by, officer, on):
    """Whether a security administrator stands above all the officer's posts, those of later days too.

    An account without any is his who opened it, as in may_care_for, and his who stands above the last one it had;
    never a superuser's, or one that may configure.
    """
    if by.is_clock:
        return True
    holding = by.scope.holding(P.RIGHTS_GIVE)
    if not holding or by.officer_id == officer.pk:
        return bool(holding)  # his own rights are refused above, with a sentence of their own
    posts = posts_by_officer([officer], on, later=True)[officer.pk]
    if not posts:
        return officer.pk in opened_by(by.officer) or is_superior(
            by.officer, holding, officer, last_of(officer)
        )
    return is_superior(by.officer, holding, officer, posts)


def events_of(officer, changed):
    """(kind, what it was about) of each change; the old and new words themselves stay out of the log."""
    if "is_active" in changed:
        yield AccountEventKind.SWITCHED_ON if officer.is_active else AccountEventKind.SWITCHED_OFF, ""
    if "is_staff" in changed:
        yield AccountEventKind.MAY_CONFIGURE if officer.is_staff else AccountEventKind.NO_CONFIGURE, ""
    if facts := [name for name in changed if name not in RIGHTS]:
        labels = (str(Officer._meta.get_field(name).verbose_name) for name in facts)
        yield AccountEventKind.FACTS_CHANGED, " · ".join(labels)
