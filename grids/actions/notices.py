from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from common.errors import Refused, Stale
from grids.actions.authority import require
from grids.actions.tell_staff import TOLD, take_back
from grids.enums import Readers, RegionLevel
from grids.for_whom import OLDEST
from grids.models import Audience, DutyPhone, Grid, Notice
from grids.reach import reach_of
from grids.roles import P
from messaging import outbox


@transaction.atomic
def write_notice(place, *, labels=(), ages=(None, None), by, at, **said):
    """Tell those who live in a grid, or in a whole district, something for a time (S0-46). Returns the Notice.

    `labels`: codes of the district's Audiences, `ages`: first and last year, both may be left out: then it is for
    everybody. `said`: topic, title, words, starts_on, and ends_on, the first day without it. Refused: a grid that has
    ended, no words, days that are over or the wrong way round, words of another place, no age.
    """
    reach = allowed_at(place, by, at)
    known = set(Audience.objects.at(reach.district_id).values_list("code", flat=True))
    if not set(labels) <= known:
        raise Refused(_("One of those it is for is not on this place's list."))
    first, last = ages
    if (last is not None and last > OLDEST) or (None not in ages and last < first):
        raise Refused(_("The last age lies before the first, or is none."))
    facts = {"labels": sorted(set(labels)), "from_age": first, "to_age": last}
    return written(place, said | facts, by, at)


@transaction.atomic
def write_to_staff(place, *, roles, by, at, **said):
    """Tell those who work in a grid or a whole district, by their roles; each finds it among his messages.

    Returns the Notice. Refused as above, without a role, and for a day to come: they are told at once.
    """
    allowed_at(place, by, at)
    if not roles:
        raise Refused(_("Say who is told."))
    if said["starts_on"] > localdate(at):
        raise Refused(_("Staff are told at once; let it begin today."))
    facts = {"readers": Readers.STAFF, "roles": sorted(set(roles))}
    notice = written(place, said | facts, by, at)
    outbox.write(TOLD, key=notice.uuid, payload={"notice": str(notice.uuid), "at": at.isoformat()})
    return notice


def allowed_at(place, by, at):
    """The place as something with level columns; Refused where one may not write, or nobody lives any more."""
    is_ground = isinstance(place, Grid)
    if not is_ground and place.level != RegionLevel.DISTRICT:
        raise Refused(_("A notice is for a grid or for a whole district."))
    reach = reach_of(place)
    require(by, P.NOTICE_WRITE, reach)
    if is_ground and not place.is_current(localdate(at)):
        raise Refused(_("This grid has ended; nobody lives in it any more."))
    return reach


def written(place, said, by, at):
    title, words = said["title"].strip(), said["words"].strip()
    if not title or not words:
        raise Refused(_("A notice needs a title and words."))
    if said["ends_on"] <= max(said["starts_on"], localdate(at)):
        raise Refused(_("The last day lies before the first, or is over already."))
    notice = Notice(**said | {"title": title, "words": words}, written_at=at, written_by=by.officer)
    if isinstance(place, Grid):
        notice.place_at(place)
    else:
        notice.place_in_region(place)
    notice.save(force_insert=True)
    return notice


@transaction.atomic
def withdraw_notice(notice, *, by, at):
    """Take a notice off the doors, or out of the messages; it stays on record. Returns it. Stale where it is off."""
    notice = Notice.objects.select_for_update(of=["self"]).get(pk=notice.pk)
    require(by, P.NOTICE_WRITE, notice)
    if notice.withdrawn_at:
        raise Stale(_("This notice is withdrawn already."))
    notice.withdrawn_at, notice.withdrawn_by = at, by.officer
    notice.save(update_fields=["withdrawn_at", "withdrawn_by"])
    if notice.readers == Readers.STAFF:
        take_back(notice)
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
