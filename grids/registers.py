"""The registers of what is in a grid, once: what each row says, who writes it, when it is complete."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Model, Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from grids.actions.keep.building import keep_building
from grids.actions.keep.compound import keep_compound
from grids.actions.keep.facility import keep_facility
from grids.actions.keep.organisation import keep_organisation
from grids.actions.keep.place import keep_place
from grids.kinds import OrganisationKind, PlaceKind
from grids.models import Building, Compound, Facility, Organisation, Place

FRESH = timedelta(days=365)
REGISTERED = [
    *(OrganisationKind.COMPANY, OrganisationKind.PROPERTY, OrganisationKind.ASSOCIATION),
    *(OrganisationKind.SERVICE, OrganisationKind.FOUNDATION, OrganisationKind.TRADER),
]
WHERE = Q(point__isnull=False) | Q(building__isnull=False)


@dataclass(frozen=True)
class Register:
    """One register. `fields`: the columns a person writes, in the order of the form; `kind` the one that is filtered
    by; `complete` is what a row needs to be of use, `asks` says it in words."""

    slug: str
    model: type[Model]
    label: Promise
    one: Promise
    keep: Callable
    fields: tuple
    kind: str
    complete: Q
    asks: Promise

    @property
    def kinds(self):
        return self.model._meta.get_field(self.kind).choices


REGISTERS = {
    register.slug: register
    for register in (
        Register(
            "compounds",
            Compound,
            _("Compounds"),
            _("Compound"),
            keep_compound,
            ("name", "kind", "governance", "property_company", "committee", "address", "plan"),
            "governance",
            ~Q(governance="") & ~Q(kind=""),
            _("kind, and who runs it"),
        ),
        Register(
            "buildings",
            Building,
            _("Buildings"),
            _("Building"),
            keep_building,
            (
                *("name", "kind", "compound", "villagers_group", "road", "house_number", "block", "address"),
                *("floor_count", "household_count"),
            ),
            "kind",
            Q(point__isnull=False, household_count__isnull=False) & ~Q(kind=""),
            _("kind, point on the map, number of households"),
        ),
        Register(
            "places",
            Place,
            _("Places"),
            _("Place"),
            keep_place,
            (
                *("name", "kind", "nine_small", "building", "address", "organisation", "phone", "contact"),
                *("contact_phone", "opening_hours", "functions", "services", "owner"),
                *("square_metres", "idle_state"),
            ),
            "kind",
            WHERE & (~Q(phone="") | Q(contact_phone__isnull=False) | Q(kind=PlaceKind.IDLE)),
            _("where it is, and a number to reach it"),
        ),
        Register(
            "facilities",
            Facility,
            _("Facilities"),
            _("Facility"),
            keep_facility,
            (
                *("name", "kind", "number", "state", "building", "address", "keeper", "next_check_on"),
                *("purpose", "notice"),
            ),
            "kind",
            WHERE & ~Q(state="") & Q(keeper__isnull=False),
            _("where it is, its state, who looks after it"),
        ),
        Register(
            "organisations",
            Organisation,
            _("Organisations"),
            _("Organisation"),
            keep_organisation,
            (
                *("name", "kind", "credit_code", "building", "address", "phone", "contact", "contact_phone"),
                *("member_count", "activity"),
            ),
            "kind",
            (~Q(phone="") | Q(contact_phone__isnull=False)) & (~Q(credit_code="") | ~Q(kind__in=REGISTERED)),
            _("a number to reach it, and its credit code where it has one"),
        ),
    )
}


def register_of(row):
    """The Register a row stands in."""
    return next(one for one in REGISTERS.values() if isinstance(row, one.model))


def is_fresh(on):
    """Rows that somebody looked at within a year before a day."""
    return Q(verified_on__gt=on - FRESH)
