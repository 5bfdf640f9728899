from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from common.errors import Refused
from grids import addresses
from grids.actions.keep.row import beside, describe, fresh, settle, sign
from grids.enums import Tier
from grids.models import Building, Region

DIGITS = 5
LAST = 10**DIGITS - 1
# What lies in a building goes along with it, and where it was stays on record: only a redrawing does both.
MOVED_BY_REDRAWING = gettext_noop("A building goes to another grid by redrawing the border between the two.")
PARTS = ("villagers_group", "road", "house_number", "block")


@transaction.atomic
def keep_building(building=None, *, grid=None, facts, by, at):
    """Enter a building or change it. `facts`: {column: value}; only what is named changes. Returns the Building.

    The code is issued in the order of entering (domain.md 2.2), unless the facts bring one of this community. Where
    the parts of the address are said and the full text is not, it is made of them; and the other way round.
    Refused: no grid, another grid than it lies in, a grid with others below it, a compound of another street, a code
    that is taken.
    """
    row = fresh(Building, building)
    if row.pk and grid is not None and grid.pk != row.grid_id:
        raise Refused(_(MOVED_BY_REDRAWING))
    code = facts.get("code")
    describe(row, addressed(row, {name: value for name, value in facts.items() if name != "code"}))
    settle(row, grid=grid, by=by, at=at)
    if row.grid.tier not in (Tier.MICRO, Tier.DEDICATED, Tier.GENERAL):
        raise Refused(_("A building stands in a grid of the lowest tier. Choose that."))
    beside(row, row.compound, row.compound)
    if row.pk is None:
        row.code = checked(code, row.grid.region) if code else next_code(row.grid.region)
    sign(row, by=by, at=at)
    row.save()
    return row


def addressed(row, facts):
    """The facts with the address in both its forms."""
    if facts.get("address") and not any(facts.get(name) for name in PARTS):
        parts = addresses.parse(facts["address"])
        read = {name: getattr(parts, name) for name in PARTS if name not in facts}
        return facts | read
    if facts.get("address") or (row.address and "address" not in facts):
        return facts
    said = {name: facts.get(name, getattr(row, name)) for name in PARTS}
    compound = facts.get("compound", row.compound)
    whole = addresses.full(addresses.Parts(compound=str(compound or ""), **said))
    return facts | {"address": whole or facts.get("name", row.name)}


def checked(code, region):
    """A code that was brought along. Refused where it is not of the community, or is taken."""
    if not (code.isascii() and code.isdigit() and len(code) == 17 and code[:12] == region.code):
        raise Refused(
            _("A building's code is that of its community, %(code)s, and 5 digits.") % {"code": region.code}
        )
    if code.endswith("0" * DIGITS) or Building.objects.filter(code=code).exists():
        raise Refused(_("The code %(code)s is taken.") % {"code": code})
    return code


def next_code(region):
    """The code after the last one issued in a community; none is used twice. Waits for whoever issues one there."""
    Region.objects.select_for_update(of=["self"]).get(pk=region.pk)
    last = Building.objects.filter(code__startswith=region.code).aggregate(last=Max("code"))["last"]
    number = int(last[-DIGITS:]) + 1 if last else 1
    if number > LAST:
        raise Refused(_("All codes of this community are used up."))
    return f"{region.code}{number:0{DIGITS}d}"
