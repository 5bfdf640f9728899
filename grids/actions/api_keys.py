from datetime import timedelta
from hmac import compare_digest

from django.db import transaction
from django.db.models import Q
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from common.errors import Refused, Stale
from grids.actions.switch import may_keep
from grids.keys import comes_from, network, new_key, parsed
from grids.models import ApiKey

LAST_USE_EVERY = timedelta(minutes=5)  # a key used a thousand times a minute writes its row once


@transaction.atomic
def issue_key(officer, *, name, expires_at=None, addresses=(), by, at):
    """Issue a key for an account. Returns (ApiKey, the key's text): the text exists nowhere else and is shown once.

    Only the installation itself issues keys. Refused: a switched-off account, an end that has passed, an address
    that is none, no name.
    """
    if not by.is_clock:
        raise Refused(_("Keys are issued from the command line."), code="not_yours")
    if not officer.is_active:
        raise Refused(_("This account is switched off."))
    if not name.strip():
        raise Refused(_("A key needs a name that says who uses it."))
    if expires_at is not None and expires_at <= at:
        raise Refused(_("A key cannot end before it is issued."))
    try:
        networks = [network(address) for address in addresses]
    except ValueError as error:
        raise Refused(_("One of these addresses is none.")) from error
    text = new_key()
    facts = {"expires_at": expires_at, "addresses": networks, "issued_at": at}
    key = ApiKey.objects.create(
        officer=officer, name=name.strip(), prefix=text.prefix, digest=text.digest, **facts
    )
    return key, str(text)


@transaction.atomic
def revoke_key(key, *, by, at):
    """Make a key worthless from now on. By the installation, or who may keep its account. Returns the ApiKey."""
    if not may_keep(by, key.officer, localdate(at)):
        raise Refused(_("Your posts do not allow this here."), code="not_yours")
    key = ApiKey.objects.select_for_update(of=["self"]).get(pk=key.pk)
    if key.revoked_at:
        raise Stale(_("This key is revoked already."))
    key.revoked_at = at
    key.save(update_fields=["revoked_at"])
    return key


def verify_key(text, *, address, at):
    """The officer a key speaks for, or None. One query, and at most one write in five minutes.

    Unknown, wrong, revoked, expired, from elsewhere and switched off all look the same to the caller.
    """
    sent = parsed(text)
    if sent is None:
        return None
    key = ApiKey.objects.select_related("officer").filter(prefix=sent.prefix, revoked_at=None).first()
    if key is None or not compare_digest(bytes(key.digest), sent.digest):
        return None
    expired = key.expires_at is not None and key.expires_at <= at
    if expired or not key.officer.is_active or not comes_from(address, key.addresses):
        return None
    touch(key, address, at)
    return key.officer


def touch(key, address, at):
    """Note the use, unless that was done a moment ago; decided by the database, so that two calls write once."""
    if key.last_used_at is not None and key.last_used_at > at - LAST_USE_EVERY:
        return
    stale = Q(last_used_at=None) | Q(last_used_at__lte=at - LAST_USE_EVERY)
    ApiKey.objects.filter(stale, pk=key.pk).update(last_used_at=at, last_used_from=address)
