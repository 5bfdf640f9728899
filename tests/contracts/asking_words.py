"""How the addresses of notices, names and looks, and a street's front page are asked."""

import io

from django.urls import reverse

from files.actions.receive import receive
from files.actions.redraw import redraw
from grids.models import Brand
from grids.receipts import number_of
from tests.contracts.asking_doors import HELPER_PHONE, of_code, said
from tests.contracts.asking_ground import grids_of
from tests.contracts.asking_inside import of_district
from tests.contracts.asking_street import of_grid
from tests.files.photos import photo

LOOK = {"name": "贤治格", "name_en": "Worthy grids", "colour": "#11662f"}


def of_brand(name):
    return lambda scene, place: reverse(name, args=[scene.brand.uuid, scene.brand.version])


PATHS = {
    "cases:notices": of_code("cases:notices"),
    "grids:notice": lambda scene, place: reverse("grids:notice", args=[scene.notices[place].uuid]),
    "grids:district_doors": of_district("grids:district_doors"),
    "grids:brand": of_district("grids:brand"),
    "grids:brand_sheet": of_brand("grids:brand_sheet"),
    "grids:brand_logo": of_brand("grids:brand_logo"),
    "grids:brand_try": lambda scene, place: reverse("grids:brand_try", args=["11662f"]),
    "governance:street": of_grid("governance:street", "street"),
    "governance:street_list": lambda scene, place: reverse(
        "governance:street_list", args=[grids_of(scene, place).street.code, "waiting"]
    ),
}
VARIANTS = {}


def offer(scene, place):
    found = scene.offers[place]
    return {"number": number_of(found), "phone": found.phone or HELPER_PHONE}


BODIES = {
    "cases:applied_lookup": offer,
    "grids:district_doors": said,
    "grids:brand": lambda scene, place: LOOK | {"do": "save"},
}


def add_look(scene):
    """The district of `here` has a name, a colour and a logo that is redrawn."""
    picture = photo((64, 48))
    logo = receive(io.BytesIO(picture), size=len(picture), at=scene.start)
    facts = LOOK | {"logo": logo, "version": "a1", "changed_at": scene.start}
    scene.brand = Brand.objects.create(region=scene.here.street.district, **facts)
    redraw(logo.pk, at=scene.start)
