"""How the addresses of notices, names and looks, and a street's front page are asked."""

from cases.views.public.help_out import number_of
from tests.contracts.asking_doors import HELPER_PHONE

PATHS = {}
VARIANTS = {}


def offer(scene, place):
    found = scene.offers[place]
    return {"number": number_of(found), "phone": found.phone or HELPER_PHONE}


BODIES = {
    "cases:applied_lookup": offer,
}
