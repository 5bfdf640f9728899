"""What a place calls the product and how it looks there (S0-49)."""

import secrets

from django.db import transaction
from django.utils.translation import gettext as _

from common.contrast import COLOUR, READABLE, weakest
from common.errors import Refused
from files.actions.redraw import redraw
from grids import brands
from grids.actions.authority import require
from grids.actions.norms import ground_of
from grids.enums import RegionLevel
from grids.models import Brand
from grids.roles import P
from messaging import outbox

DRAWN = "brand.logo"
BRANDED = (RegionLevel.DISTRICT, RegionLevel.STREET)


@transaction.atomic
def set_brand(region, *, name, name_en, colour, logo=None, by, at):
    """Name and look of a district or a street; `logo`: a File just received, None leaves the one there is.

    Returns the Brand. Refused: another kind of place, no name, a colour that could not be read.
    """
    require_here(region, by)
    if not name.strip() or not name_en.strip():
        raise Refused(_("A name is needed, in Chinese and in English."))
    facts = {"name": name.strip(), "name_en": name_en.strip(), "colour": readable(colour)}
    facts |= {"version": secrets.token_hex(4), "changed_at": at, "changed_by": by.officer}
    if logo:
        facts["logo"] = logo
        outbox.write(DRAWN, key=logo.uuid, payload={"file": logo.pk})
    brand = Brand.objects.update_or_create(region=region, defaults=facts)[0]
    transaction.on_commit(brands.publish)
    return brand


@transaction.atomic
def drop_brand(region, *, by):
    """The product's own name and look again."""
    require_here(region, by)
    Brand.objects.filter(region=region).delete()
    transaction.on_commit(brands.publish)


def require_here(region, by):
    if region.level not in BRANDED:
        raise Refused(_("A district or a street has a name and a look of its own, nobody else."))
    require(by, P.CONFIGURE, ground_of(region))


def readable(colour):
    """The colour as it is kept. Refused with its contrast where letters could not be read."""
    colour = colour.strip().lower()
    if not COLOUR.fullmatch(colour):
        raise Refused(_("A colour is # and six digits, for example #0b57a8."))
    found = weakest(colour)
    if found < READABLE:
        numbers = {"found": f"{found:.1f}", "least": READABLE}
        words = _("This colour is too light to be read: %(found)s : 1, at least %(least)s : 1 is asked.")
        raise Refused(words % numbers)
    return colour


def draw_logo(payload, *, key):
    """Consumer of `brand.logo`: the picture is redrawn as every upload is, then pages may show it."""
    redraw(payload["file"])
    transaction.on_commit(brands.publish)


def logos_held(file_ids):
    """Which of these files are a place's logo: the others are swept."""
    return Brand.objects.filter(logo__in=file_ids).values_list("logo_id", flat=True)
