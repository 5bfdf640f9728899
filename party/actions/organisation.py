"""Party organisations: entered, changed, ended, under the lock of their street's tree. domain.md S0-05."""

from django.db import transaction
from django.db.models import Q
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from common.errors import Refused
from grids.actions.authority import require
from grids.actions.keep.end import LONGEST_AGO
from grids.actions.keep.row import describe, fresh, settle, sign
from grids.actions.tree_locks import FOREST, lock_trees
from grids.models import Post
from grids.roles import P
from party.actions.history import remember
from party.enums import PartyEventKind
from party.models import PartyOrganisation
from party.tree import may_stand_under

SAID = ("name", "kind", "parent", "secretary", "phone")


@transaction.atomic
def keep_organisation(organisation=None, *, grid=None, facts, by, at):
    """Enter an organisation or change it. `facts`: {column: value}; only what is named changes. Returns it.

    `grid` is where it is at home. Refused: nowhere at home, a second of its name in the street, a kind that does not
    stand under the other, one of another street or below itself, a secretary without a post there.
    """
    lock_trees(FOREST, (grid or organisation.grid).street_id if grid or organisation else FOREST)
    row = fresh(PartyOrganisation, organisation)
    before, led_by = {name: words_of(row, name) for name in SAID} if row.pk else None, row.secretary_id
    describe(row, facts)
    settle(row, grid=grid, by=by, at=at)
    look_above(row)
    look_below(row)
    look_beside(row)
    if row.secretary_id != led_by:
        look_at_the_secretary(row, at)
    sign(row, by=by, at=at)
    row.save()
    record(row, before, by=by, at=at)
    return row


def words_of(row, name):
    """What stands in a column, as the history says it."""
    value = getattr(row, name)
    return str(value or "") if name != "kind" else row.get_kind_display()


def look_above(row):
    above = row.parent
    if above is not None and (above.street_id != row.street_id or above.valid_to is not None):
        raise Refused(_("What it stands under is of another street, or has ended."))
    if above is not None and row.pk and above.is_descendant_of(row, include_self=True):
        raise Refused(_("It cannot stand under itself."))
    if not may_stand_under(row.kind, above and above.kind):
        if above is None:
            raise Refused(_("A party group stands under a branch. Say which."))
        said = {"kind": row.get_kind_display(), "above": above.get_kind_display()}
        raise Refused(_("Under a %(above)s stands no %(kind)s.") % said)


def look_below(row):
    """What stands under it is at home in the same street, and still fits under it."""
    below = PartyOrganisation.objects.filter(parent=row, valid_to=None) if row.pk else []
    if any(one.street_id != row.street_id or not may_stand_under(one.kind, row.kind) for one in below):
        raise Refused(_("What stands under it does not fit under it any more. Change that first."))


def look_beside(row):
    twins = PartyOrganisation.objects.filter(street=row.street_id, name=row.name, valid_to=None)
    if twins.exclude(pk=row.pk).exists():
        raise Refused(_("The street has an organisation of this name already."))


def look_at_the_secretary(row, at):
    """Who is named has a post in the street on that day; one who left later stays until another is named."""
    posts = Post.objects.current(localdate(at)).filter(officer=row.secretary_id, grid__street=row.street_id)
    if row.secretary_id and not posts.exists():
        raise Refused(_("The secretary is somebody with a post in the street."))


def record(row, before, *, by, at):
    """One line for a new one; for a changed one a line for its name and one for the rest."""
    if before is None:
        remember(row, PartyEventKind.FOUNDED, words=row.name, by=by, at=at)
        return
    changed = {name: (old, words_of(row, name)) for name, old in before.items() if old != words_of(row, name)}
    if "name" in changed:
        remember(row, PartyEventKind.RENAMED, words=" → ".join(changed.pop("name")), by=by, at=at)
    if changed:
        words = "; ".join(f"{old or '–'} → {new or '–'}" for old, new in changed.values())
        remember(row, PartyEventKind.CHANGED, words=words, by=by, at=at)


@transaction.atomic
def end_organisation(organisation, *, on, by, at):
    """Close an organisation: `on` is the first day without it. Its grids are uncovered from then on. Returns it.

    Refused: a day to come or long gone or before it took over a grid, and while others stand under it.
    """
    lock_trees(FOREST, organisation.street_id)
    row = fresh(PartyOrganisation, organisation)
    require(by, P.REGISTER_KEEP, row)
    if not localdate(at) - LONGEST_AGO <= on <= localdate(at):
        raise Refused(_("It ended today or on a day within the last year."))
    if PartyOrganisation.objects.filter(parent=row, valid_to=None).exists():
        raise Refused(_("Others still stand under it. Change or end those first."))
    if row.links.filter(starts_on__gt=on).exists():
        raise Refused(_("It took over a grid after that day."))
    lasting = row.links.filter(Q(ends_on=None) | Q(ends_on__gt=on))
    lasting.update(ends_on=on, changed_at=at)
    row.valid_to = on
    sign(row, by=by, at=at)
    row.save()
    remember(row, PartyEventKind.ENDED, on=on, by=by, at=at)
    return row
