import uuid

from django.db import models
from django.db.models import CheckConstraint, F, Index, Q, UniqueConstraint
from django.utils.translation import gettext_lazy as _

from party.querysets.link import GridLinkQuerySet


class GridLink(models.Model):
    """That an organisation covers a grid, from a day until the first day without. domain.md S0-05: one at a time.

    It stays with its grid: of a grid that ended it is history, and what was drawn in its place waits among the
    uncovered until somebody decides.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey("party.PartyOrganisation", models.PROTECT, related_name="links")
    grid = models.ForeignKey("grids.Grid", models.PROTECT, verbose_name=_("grid"), related_name="+")
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"), null=True, blank=True)
    changed_at = models.DateTimeField(_("changed at"))

    objects = GridLinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("grid an organisation covers")
        verbose_name_plural = _("grids organisations cover")
        indexes = [Index(name="party_link_by_age", fields=["organisation", "starts_on", "id"])]
        constraints = [
            CheckConstraint(
                name="party_link_ends_after_it_starts",
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
            ),
            UniqueConstraint(
                name="one_party_organisation_covers_a_grid", fields=["grid"], condition=Q(ends_on=None)
            ),
        ]

    def __str__(self):
        return f"{self.organisation} · {self.grid}"
