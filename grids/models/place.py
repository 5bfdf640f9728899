from django.contrib.gis.db import models
from django.contrib.postgres.fields import ArrayField
from django.db.models import CheckConstraint, Index, Q
from django.utils.translation import gettext_lazy as _

from grids.kinds import FourHaves, IdleState, NineSmall, PlaceKind, StationFunction
from grids.models.kept import InBuilding, Kept, Reached


class Place(InBuilding, Reached, Kept):
    """A place people go to: shop, school, station, venue, one of the nine small places, an idle space.

    domain.md S0-32, S0-33, S0-44, S1-46, S1-48.
    """

    kind = models.CharField(_("kind"), max_length=12, choices=PlaceKind)
    nine_small = models.CharField(_("of the nine small places"), max_length=10, choices=NineSmall, blank=True)
    organisation = models.ForeignKey(
        "grids.Organisation",
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("run by"),
        related_name="places",
    )
    opening_hours = models.CharField(_("opening hours"), max_length=120, blank=True)
    functions = ArrayField(
        models.CharField(max_length=12, choices=StationFunction),
        verbose_name=_("functions"),
        default=list,
        blank=True,
    )
    services = models.TextField(_("services, one a line"), max_length=1000, blank=True)
    # Told by the entries of the list that asks for it (party/checklists.py); the column goes when no older code runs.
    four_haves = ArrayField(
        models.CharField(max_length=8, choices=FourHaves),
        verbose_name=_("the four haves"),
        default=list,
        blank=True,
    )
    owner = models.CharField(_("owner"), max_length=60, blank=True)
    square_metres = models.PositiveIntegerField(_("square metres"), null=True, blank=True)
    idle_state = models.CharField(_("state of the space"), max_length=8, choices=IdleState, blank=True)

    class Meta(Kept.Meta):
        verbose_name = _("place")
        verbose_name_plural = _("places")
        indexes = [
            *Kept.Meta.indexes,
            # The map counts stations alone, far and near: one place in thirty.
            Index(
                name="station_by_street",
                fields=["street"],
                include=["total", "general", "grid"],
                condition=Q(kind="station", valid_to=None),
            ),
        ]
        constraints = [
            *Kept.Meta.constraints,
            CheckConstraint(
                name="only_an_idle_space_has_its_state", condition=Q(idle_state="") | Q(kind="idle")
            ),
            CheckConstraint(
                name="place_phone_is_digits", condition=Q(phone="") | Q(phone__regex=r"^\+?[0-9-]{3,20}$")
            ),
        ]

    @property
    def service_lines(self):
        """The services, one each."""
        return [line.strip() for line in self.services.splitlines() if line.strip()]
