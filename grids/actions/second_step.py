"""The second step at sign-in: six digits from an app on the phone, or one of ten codes on paper."""

import secrets
from base64 import b32decode, b32encode

from django.db import transaction
from django.utils.translation import gettext as _
from django_otp.oath import TOTP

from common.errors import Refused
from grids.actions.record_account import record
from grids.enums import AccountEventKind
from grids.models import RecoveryCode, SecondStep
from grids.one_time import digest, is_code, new_code

SECRET_BYTES = 20  # RFC 4226, 4: as long as the hash
TOLERANCE = 1  # half minutes a phone's clock may be off
RECOVERY_CODES = 10


@transaction.atomic
def begin_step(officer, *, at):
    """A fresh secret, not in use before it is confirmed. Returns the SecondStep."""
    SecondStep.objects.filter(user=officer, confirmed=False).delete()
    secret = b32encode(secrets.token_bytes(SECRET_BYTES)).decode()
    return SecondStep.objects.create(user=officer, name="totp", confirmed=False, secret=secret, made_at=at)


@transaction.atomic
def confirm_step(officer, step, *, token, by, at, address=None):
    """The phone shows the right digits: from now on it is asked at every sign-in. Returns the ten recovery codes.

    None for wrong digits. One that was in use before is replaced. Refused for a secret that is not there any more.
    """
    step = SecondStep.objects.select_for_update().filter(pk=step.pk, user=officer, confirmed=False).first()
    if step is None:
        raise Refused(_("This picture is no longer good. Begin again."), code="begin_again")
    if not matches(step, token, at=at):
        return None
    SecondStep.objects.filter(user=officer, confirmed=True).delete()
    step.confirmed = True
    step.save()
    record(officer, AccountEventKind.STEP_SET, by=by, at=at, address=address)
    return fresh_recovery_codes(officer, at=at)


@transaction.atomic
def renew_recovery_codes(officer, *, by, at, address=None):
    """Ten new codes in place of the old. Returns them; they are kept nowhere."""
    if by.officer_id != officer.pk or not SecondStep.objects.filter(user=officer, confirmed=True).exists():
        raise Refused(_("Set up the second step first."))
    record(officer, AccountEventKind.RECOVERY_ISSUED, by=by, at=at, address=address)
    return fresh_recovery_codes(officer, at=at)


def fresh_recovery_codes(officer, *, at):
    RecoveryCode.objects.filter(officer=officer).delete()
    codes = [new_code() for _number in range(RECOVERY_CODES)]
    RecoveryCode.objects.bulk_create(
        RecoveryCode(officer=officer, digest=digest(officer, code), made_at=at) for code in codes
    )
    return codes


@transaction.atomic
def verify_step(officer, token, *, by, at, address=None):
    """Whether these digits, or this recovery code, are right now; each is good once. Wrong ones make the next wait."""
    step = SecondStep.objects.select_for_update().filter(user=officer, confirmed=True).first()
    if step is None:
        return False
    if is_code(token):
        return use_recovery_code(officer, step, token, by=by, at=at, address=address)
    return matches(step, token, at=at)


def matches(step, token, *, at):
    """Check six digits against the secret, with a growing wait after wrong ones. Saves what it learns."""
    if step.wait(at):
        return False
    totp = TOTP(b32decode(step.secret), drift=step.drift)
    totp.time = at.timestamp()
    digits = "".join(token.split())
    good = digits.isascii() and digits.isdigit() and len(digits) == totp.digits
    if not (good and totp.verify(int(digits), TOLERANCE, step.last_t + 1)):
        step.was_wrong(at)
        return False
    step.last_t, step.drift = totp.t(), totp.drift
    step.throttle_reset(commit=False)
    step.save()
    return True


def use_recovery_code(officer, step, text, *, by, at, address):
    if step.wait(at):
        return False
    codes = RecoveryCode.objects.filter(officer=officer, used_at=None, digest=digest(officer, text))
    if not codes.update(used_at=at):
        step.was_wrong(at)
        return False
    step.throttle_reset(commit=True)
    record(officer, AccountEventKind.RECOVERY_USED, by=by, at=at, address=address)
    return True
