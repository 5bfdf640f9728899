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
    record(by.officer, AccountEventKind.LOG_READ, reason=in_words(book, asked), by=by, at=at, address=address)


@transaction.atomic
def take_out(book, asked, *, reason, by, at, address=None):
    """Note that the actor takes rows of a book out, and why. Refused for who reads no logs, and without a reason."""
    require_auditor(by)
    reason = require_reason(reason)
    told = f"{in_words(book, asked)}: {reason}"
    record(by.officer, AccountEventKind.LOG_TAKEN, reason=told, by=by, at=at, address=address)


def in_words(book, asked):
    """Which book, and what was asked of it."""
    days = [asked[name] for name in ("since", "until") if asked[name]]
    return " ".join(map(str, filter(None, [book.label, asked["words"], *days])))


def require_auditor(by):
    if not by.holds(P.AUDIT_READ):
        raise Refused(_("Your posts do not allow this here."), code="not_yours")
