"""Accounts: opened by a security administrator, begun by the person himself with a code that is shown once."""

from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from common.errors import Refused, Stale
from grids.actions.end_sessions import end_sessions
from grids.actions.record_account import record, require_reason
from grids.enums import AccountEventKind, CodeKind, OfficerKind
from grids.models import AccountCode, Officer, PastPassword, RecoveryCode, SecondStep
from grids.one_time import digest, new_code
from grids.roles import P
from grids.superiors import known_to, may_care_for
from messaging.inbox import tell

KIND_OF = {
    CodeKind.START: AccountEventKind.START_CODE,
    CodeKind.PASSWORD: AccountEventKind.PASSWORD_CODE,
    CodeKind.PHONE: AccountEventKind.PHONE_CODE,
}


@transaction.atomic
def open_account(*, username, name, phone="", kind=OfficerKind.PERSON, is_staff=False, by, at, address=None):
    """Open an account without a password. Returns (Officer, AccountCode, its text); the last two None for a system.

    The text exists nowhere else. Refused: whoever gives no rights, a name that is taken, facts that do not fit.
    """
    if not (by.is_clock or by.holds(P.RIGHTS_GIVE)):
        raise Refused(_("Your posts do not allow this here."), code="not_yours")
    refuse_taken(username, by)
    officer = Officer(username=username, name=name, phone=phone, kind=kind, is_staff=is_staff)
    officer.set_unusable_password()
    try:
        officer.full_clean()
    except ValidationError as error:
        raise Refused(" ".join(error.messages)) from error
    officer.save(force_insert=True)
    record(officer, AccountEventKind.OPENED, by=by, at=at, address=address)
    if kind == OfficerKind.SYSTEM:
        return officer, None, None
    return officer, *issue(officer, CodeKind.START, by=by, at=at)


def refuse_taken(username, by):
    """A name that is taken is said to be so to whom the account is known; to others it just cannot be used here."""
    taken = Officer.objects.filter(username=Officer.normalize_username(username))
    if taken.filter(pk__in=known_to(by).values("pk")).exists():
        raise Refused(_("Somebody signs in with this name already."), code="taken")
    if taken.exists():
        raise Refused(_("This name to sign in with cannot be used here."), code="not_here")


@transaction.atomic
def help_in(officer, *, kind, reason, by, at, address=None):
    """A superior issues a one-time code for somebody in his reach. Returns (AccountCode, its text), shown once.

    START: the slip of the first day again. PASSWORD: the old one is forgotten. PHONE: it is lost; the second step and
    the password go with it, so that nobody who found it gets in by what it remembers. Refused: not standing above,
    no reason.
    """
    officer = Officer.objects.select_for_update().get(pk=officer.pk)
    if not may_care_for(by, officer, localdate(at)):
        raise Refused(_("Your posts do not allow this here."), code="not_yours")
    reason = require_reason(reason)
    if not officer.is_active:
        raise Refused(_("This account is switched off."))
    if (kind == CodeKind.START) != officer.is_new:
        raise Refused(_("Look at it again: this person has signed in meanwhile, or never has."), code="stale")
    if kind == CodeKind.PHONE:
        take_off(officer)
    event = record(officer, KIND_OF[kind], reason=reason, by=by, at=at, address=address)
    tell_owner(officer, kind, event, by=by, at=at)
    return issue(officer, kind, by=by, at=at)


def take_off(officer):
    """The phone is in other hands: nothing it knows opens the account any more."""
    SecondStep.objects.filter(user=officer).delete()
    RecoveryCode.objects.filter(officer=officer).delete()
    officer.set_unusable_password()
    officer.save(update_fields=["password"])
    end_sessions([officer])


def issue(officer, kind, *, by, at):
    """A fresh code in place of one that is still open. → (AccountCode, its text)."""
    AccountCode.objects.filter(officer=officer, used_at=None, replaced_at=None).update(replaced_at=at)
    text = new_code()
    code = AccountCode.objects.create(
        officer=officer,
        kind=kind,
        digest=digest(officer, text),
        issued_by=by.officer,
        issued_at=at,
        expires_at=at + good_for(kind),
    )
    return code, text


def good_for(kind):
    return settings.START_CODE_GOOD_FOR if kind == CodeKind.START else settings.RESET_CODE_GOOD_FOR


def tell_owner(officer, kind, event, *, by, at):
    """The person hears of it inside the product: whoever did not ask for a code learns that somebody has."""
    titles = {
        CodeKind.START: gettext_noop("A start code was issued for you"),
        CodeKind.PASSWORD: gettext_noop("A code for a new password was issued for you"),
        CodeKind.PHONE: gettext_noop("Your phone was reported lost"),
    }
    bodies = {
        CodeKind.START: gettext_noop("By %(name)s. If you did not ask for it, tell them at once."),
        CodeKind.PASSWORD: gettext_noop("By %(name)s. If you did not ask for it, tell them at once."),
        CodeKind.PHONE: gettext_noop(
            "By %(name)s. Your second step was taken off; you set it up anew when you signed in."
        ),
    }
    facts = {"params": {"name": str(by.officer or "")}, "url": "/account/", "key": event.uuid, "at": at}
    tell([officer.pk], title=titles[kind], body=bodies[kind], **facts)


@transaction.atomic
def set_password(code, *, password, by, at, address=None):
    """The person sets his own password with a code, which is used up; every session of his ends. Returns the Officer.

    Stale where the code is used, replaced or over by now. Raises ValidationError for a password that is too easy.
    """
    code = AccountCode.objects.select_for_update(of=["self"]).select_related("officer").get(pk=code.pk)
    if not AccountCode.objects.good(at).filter(pk=code.pk).exists():
        raise Stale(_("This code is no longer good. Ask your superior for a new one."))
    officer = code.officer
    validate_password(password, officer)
    code.used_at = at
    code.save(update_fields=["used_at"])
    keep_password(officer, password, at=at)
    record(officer, AccountEventKind.PASSWORD_SET, by=by, at=at, address=address)
    return officer


@transaction.atomic
def change_password(officer, *, password, by, at, address=None):
    """Somebody changes his own password; all his sessions end: the door keeps the one he is in. Refused for others."""
    if by.officer_id != officer.pk:
        raise Refused(_("Your posts do not allow this here."), code="not_yours")
    validate_password(password, officer)
    keep_password(officer, password, at=at)
    AccountCode.objects.filter(officer=officer, used_at=None, replaced_at=None).update(replaced_at=at)
    record(officer, AccountEventKind.PASSWORD_CHANGED, by=by, at=at, address=address)
    return officer


def keep_password(officer, password, *, at):
    officer.set_password(password)
    officer.save(update_fields=["password"])
    PastPassword.objects.create(officer=officer, password=officer.password, set_at=at)
    end_sessions([officer])
