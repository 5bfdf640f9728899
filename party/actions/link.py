"""Which organisation covers a grid, from a day on: said, taken back. domain.md S0-05, S1-17."""

from datetime import timedelta

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from common.errors import Refused
from grids.actions.authority import require
from grids.actions.keep.row import fresh
from grids.actions.tree_locks import lock_trees
from grids.models import Grid
from grids.roles import P
from party.actions.history import remember
from party.enums import PartyEventKind
from party.models import GridLink, PartyOrganisation

FARTHEST = timedelta(days=366)


@transaction.atomic
def link(organisation, grid, *, on, by, at):
    """An organisation covers a grid from the day `on`; whichever covered it until then covers it no more.

    Returns the GridLink; what is so already stays as it is. Refused: a grid that does not lie where the organisation is
    at home, a day when the grid was not there or before the last change, a day more than a year away.
    """
    lock_trees(organisation.street_id)
    row, ground = fresh(PartyOrganisation, organisation), Grid.objects.defer("boundary").get(pk=grid.pk)
    require(by, P.REGISTER_KEEP, row)
    require(by, P.REGISTER_KEEP, ground)
    look_at_the_ground(row, ground, on, at)
    last = GridLink.objects.filter(grid=ground, ends_on=None).select_related("organisation").first()
    if last and last.organisation_id == row.pk:
        return last
    if last or (last := GridLink.objects.filter(grid=ground).order_by("-ends_on").first()):
        hand_over(last, row, on=on, by=by, at=at)
    made = GridLink.objects.create(organisation=row, grid=ground, starts_on=on, changed_at=at)
    remember(row, PartyEventKind.LINKED, grid=ground, on=on, by=by, at=at)
    return made


def look_at_the_ground(row, ground, on, at):
    home = row.grid
    if getattr(ground, home.own_level) != home.pk:
        raise Refused(_("%(grid)s lies outside %(home)s, where the organisation is at home.") % {
            "grid": ground.name, "home": home.name
        })  # fmt: skip
    if not ground.is_current(on) or not ground.is_current(localdate(at)):
        raise Refused(_("This grid is not in force on that day."))
    if abs(on - localdate(at)) > FARTHEST:
        raise Refused(_("Say a day at most a year away."))


def hand_over(last, row, *, on, by, at):
    """The one before ends on the day the next begins; what lies in the past is not covered twice."""
    if on < (last.ends_on or last.starts_on):
        said = {"name": last.organisation.name}
        raise Refused(_("On that day %(name)s covered the grid. Say a later day.") % said)
    if last.ends_on is None:
        close(last, on=on, by=by, at=at)


@transaction.atomic
def unlink(organisation, grid, *, on, by, at):
    """An organisation covers a grid no more from the day `on`. Returns the GridLink.

    Refused: it does not cover it, a day before it did or to come by more than a year.
    """
    lock_trees(organisation.street_id)
    row = fresh(PartyOrganisation, organisation)
    require(by, P.REGISTER_KEEP, row)
    found = GridLink.objects.filter(organisation=row, grid=grid, ends_on=None).select_related("grid").first()
    if found is None:
        raise Refused(_("The organisation does not cover this grid any more."))
    if on < found.starts_on or on - localdate(at) > FARTHEST:
        raise Refused(_("It covers the grid since %(day)s. Say a later day within a year.") % {
            "day": found.starts_on.isoformat()
        })  # fmt: skip
    return close(found, on=on, by=by, at=at)


def close(found, *, on, by, at):
    found.ends_on, found.changed_at = on, at
    found.save(update_fields=["ends_on", "changed_at"])
    remember(found.organisation, PartyEventKind.UNLINKED, grid=found.grid, on=on, by=by, at=at)
    return found


@transaction.atomic
def cover_exactly(organisation, codes, *, by, at):
    """An organisation covers these grids from today on and no others. Returns its open GridLinks.

    Refused as `link` and `unlink` are, and for a code that no grid has.
    """
    today = localdate(at)
    grids = {grid.code: grid for grid in Grid.objects.filter(code__in=codes).defer("boundary")}
    if unknown := sorted(set(codes) - set(grids)):
        raise Refused(_("No grid has the code %(code)s.") % {"code": unknown[0]})
    held = organisation.links.filter(ends_on=None).select_related("grid").defer("grid__boundary")
    for old in held.exclude(grid__in=grids.values()):
        unlink(organisation, old.grid, on=max(today, old.starts_on), by=by, at=at)
    for code in sorted(grids):
        link(organisation, grids[code], on=today, by=by, at=at)
    return list(organisation.links.filter(ends_on=None))
