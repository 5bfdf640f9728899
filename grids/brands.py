"""How the product calls itself and looks where somebody is (S0-49): kept in Redis, so that no page asks the database.

`publish` writes it whenever something changes, and the beat writes it again; while it is not there, pages look as the
product does by itself. The nearest counts: the street's, else the district's; where no place is known, as at the way
in, the only district's if there is one alone.
"""

import json
import logging
from dataclasses import dataclass

import redis
from django.urls import reverse
from django.utils.translation import get_language

from common.contrast import darker, parts, tint
from common.locality import Words
from files.enums import Kind, State
from files.places import absolute
from grids import scans
from grids.enums import RegionLevel
from grids.models import Brand, Grid

KEY = "grids:brands"
ONLY = "only"
log = logging.getLogger(__name__)
store = scans.store  # one connection: a Redis that hangs costs a page its second once


@dataclass(frozen=True)
class Look:
    """What a page needs of a Brand."""

    zh: str
    en: str
    sheet: str
    logo: str

    @property
    def name(self):
        return Words(self.zh, self.en).spoken(get_language())


@dataclass(frozen=True)
class PrintedLook:
    """What paper needs of a Brand: the name in the place's own language, and where the logo lies."""

    word: str
    name: str
    colour: str
    logo: str


def publish():
    """Put all of them where pages read them, and take away what is no longer. Two statements."""
    brands = list(Brand.objects.select_related("region", "logo").order_by("pk"))
    codes = [one.region.code for one in brands if one.region.level == RegionLevel.STREET]
    streets = dict(Grid.objects.filter(code__in=codes, parent=None).values_list("code", "pk"))
    found = {place_of(one.region, streets): look_of(one) for one in brands}
    districts = [place for place in found if place and place.startswith("d")]
    if len(districts) == 1:
        found[ONLY] = found[districts[0]]
    looks = {place: json.dumps(look) for place, look in found.items() if place}
    try:
        with store.pipeline() as steps:
            steps.delete(KEY)
            if looks:
                steps.hset(KEY, mapping=looks)
            steps.execute()
    except redis.RedisError:
        log.warning("The names and looks of places are not published: Redis does not answer.")


def place_of(region, streets):
    """The word of a place: `s` and the id of a street's grid, `d` and that of a district; "" for a street not drawn."""
    if region.level == RegionLevel.STREET:
        return f"s{streets[region.code]}" if region.code in streets else ""
    return f"d{region.pk}"


def look_of(brand):
    ready = brand.logo and brand.logo.state == State.READY
    args = [brand.uuid, brand.version]
    return {
        "zh": brand.name,
        "en": brand.name_en,
        "sheet": reverse("grids:brand_sheet", args=args),
        "logo": reverse("grids:brand_logo", args=args) if ready else "",
    }


def look_at(*, street=None, district=None):
    """The Look of the nearest of these ids, or of the only district where none is given; None without one."""
    places = [f"s{street}"] if street else []
    places += [f"d{district}"] if district else []
    try:
        known = store.hmget(KEY, places or [ONLY])
    except redis.RedisError:
        return None
    nearest = next(filter(None, known), None)
    return Look(**json.loads(nearest)) if nearest else None


def printed(streets):
    """{id of a street's grid: PrintedLook} of those that have one, or whose district has. Asks the database, at most
    twice: paper is kept for years, and Redis may be empty just now."""
    regions = {pk for street in streets for pk in (street.region_id, street.district_id)}
    brands = (
        Brand.objects.filter(region__in=regions).select_related("logo").prefetch_related("logo__renditions")
    )
    looks = {one.region_id: printed_of(one) for one in brands.order_by("pk")}
    nearest = {street.pk: looks.get(street.region_id, looks.get(street.district_id)) for street in streets}
    return {pk: look for pk, look in nearest.items() if look}


def printed_of(brand):
    ready = brand.logo and brand.logo.state == State.READY
    thumbs = [one for one in brand.logo.renditions.all() if one.kind == Kind.THUMB] if ready else []
    logo = next((str(path) for path in (absolute(one.path) for one in thumbs) if path.exists()), "")
    return PrintedLook(
        f"look-{brand.pk}", Words(brand.name, brand.name_en).spoken(get_language()), brand.colour, logo
    )


def sheet_of(colour, where=":root"):
    """The stylesheet of a colour: the product's own names of its colours, and Bootstrap's, said anew."""
    dark, light = darker(colour), tint(colour)
    numbers, dark_numbers = (", ".join(map(str, parts(one))) for one in (colour, dark))
    said = {
        "--bs-primary": colour,
        "--bs-primary-rgb": numbers,
        "--bs-link-color": colour,
        "--bs-link-color-rgb": numbers,
        "--bs-link-hover-color": dark,
        "--bs-link-hover-color-rgb": dark_numbers,
        "--gw-blue": colour,
        "--gw-blue-dark": dark,
        "--gw-tint": light,
    }
    return where + " { " + " ".join(f"{name}: {value};" for name, value in said.items()) + " }\n"
