from django.db import models
from django.db.models import CheckConstraint, Index, Q
from django.utils.translation import gettext_lazy as _

from grids.kinds import Network
from grids.models.placed import Placed
from grids.querysets.placed import InPlaceQuerySet


class NetworkGrid(Placed):
    """A grid of a department's former network, and the grid of the one network that has taken it over.

    多网合一: domain.md S1-16, S4-06. A former grid may be several of ours and ours several former ones; where two of
    ours are joined, what both had taken over stands there twice.
    """

    network = models.CharField(_("network"), max_length=12, choices=Network)
    code = models.CharField(_("its code there"), max_length=30)
    name = models.CharField(_("its name there"), max_length=60)
    changed_at = models.DateTimeField(_("changed at"))

    objects = InPlaceQuerySet.as_manager()

    class Meta:
        verbose_name = _("grid of a former network")
        verbose_name_plural = _("grids of former networks")
        indexes = [
            Index(name="network_grid_by_street", fields=["street", "network", "code"]),
            Index(name="network_grid_by_grid", fields=["grid"]),
        ]
        constraints = [
            CheckConstraint(name="former_grid_has_code_and_name", condition=~Q(code="") & ~Q(name="")),
            CheckConstraint(name="network_is_known", condition=Q(network__in=Network.values)),
            CheckConstraint(
                name="former_grid_lies_in_a_grid", condition=Q(grid__isnull=False, district__isnull=False)
            ),
        ]

    def __str__(self):
        return f"{self.code} {self.name}"
