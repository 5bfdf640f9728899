from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from common.errors import Refused, Stale
from grids.actions.authority import require
from grids.models import DutyPhone, Notice, levels_of
from grids.roles import P


@transaction.atomic
def write_notice(grid, *, topic, title, words, starts_on, ends_on, by, at):
    """Tell everybody who lives in a grid something for a time (S0-46). Returns the Notice.

    `ends_on` is the first day without it. Refused: a grid that has ended, no words, days that are over or the wrong
    way round.
    """
    require(by, P.NOTICE_WRITE, grid)
    today = localdate(at)
    if not grid.is_current(today):
        raise Refused(_("This grid has ended; nobody lives in it any more."))
    if not title.strip() or not words.strip():
        raise Refused(_("A notice needs a title and words."))
    if ends_on <= max(starts_on, today):
        raise Refused(_("The last day lies before the first, or is over already."))
    facts = {"topic": topic, "title": title.strip(), "words": words.strip()}
    days = {"starts_on": starts_on, "ends_on": ends_on}
    return Notice.objects.create(**facts, **days, written_at=at, written_by=by.officer, **levels_of(grid))


@transaction.atomic
def withdraw_notice(notice, *, by, at):
    """Take a notice off the doors; it stays on record. Returns the Notice. Stale where it is off already."""
    notice = Notice.objects.select_for_update(of=["self"]).get(pk=notice.pk)
    require(by, P.NOTICE_WRITE, notice)
    if notice.withdrawn_at:
        raise Stale(_("This notice is withdrawn already."))
    notice.withdrawn_at, notice.withdrawn_by = at, by.officer
    notice.save(update_fields=["withdrawn_at", "withdrawn_by"])
    return notice


@transaction.atomic
def set_duty_phone(grid, *, phone, hours="", by, at):
    """The number residents call where no worker shows his; without a phone there is none. Returns it or None."""
    require(by, P.NOTICE_WRITE, grid)
    if not phone:
        DutyPhone.objects.filter(grid=grid).delete()
        return None
    facts = {"phone": phone, "hours": hours.strip(), "changed_at": at, "changed_by": by.officer}
    return DutyPhone.objects.update_or_create(grid=grid, defaults=facts)[0]
