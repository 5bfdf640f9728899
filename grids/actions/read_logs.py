"""The audit administrator looks into the logs, or takes them out: that too is put on record."""

from django.db import transaction
from django.utils.translation import gettext as _

from common.errors import Refused
from grids.actions.record_account import record, require_reason
from grids.enums import AccountEventKind
from grids.roles import P


@transaction.atomic
def look_into(book, asked, *, by, at, address=None):
    """Note that the actor reads a book, and what he asked of it. Refused for whoever reads no logs."""
    require_auditor(by)
    words = " ".join([book.key, *(f"{name}={value}" for name, value in asked.items() if value)])
    record(by.officer, AccountEventKind.LOG_READ, reason=words, by=by, at=at, address=address)


@transaction.atomic
def take_out(book, asked, *, reason, by, at, address=None):
    """Note that the actor takes rows of a book out, and why. Refused for who reads no logs, and without a reason."""
    require_auditor(by)
    reason = require_reason(reason)
    words = " ".join([book.key, *(f"{name}={value}" for name, value in asked.items() if value)])
    told = f"{words}: {reason}"
    record(by.officer, AccountEventKind.LOG_TAKEN, reason=told, by=by, at=at, address=address)


def require_auditor(by):
    if not by.holds(P.AUDIT_READ):
        raise Refused(_("Your posts do not allow this here."), code="not_yours")
