from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Index, Q
from django.utils.translation import gettext_lazy as _

from party.enums import PartyEventKind


class PartyEvent(models.Model):
    """What happened to a party organisation, with which grid, by whom and when. Only ever added."""

    organisation = models.ForeignKey(
        "party.PartyOrganisation", models.PROTECT, related_name="events", db_index=False
    )
    kind = models.CharField(_("what"), max_length=10, choices=PartyEventKind)
    grid = models.ForeignKey("grids.Grid", models.PROTECT, null=True, related_name="+")
    words = models.CharField(_("in words"), max_length=200, blank=True)
    on = models.DateField(_("from"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(_("at"))

    class Meta:
        verbose_name = _("line of a party organisation's history")
        verbose_name_plural = _("history of party organisations")
        indexes = [Index(name="party_event_newest", fields=["organisation", "-at", "-id"])]
        constraints = [
            CheckConstraint(name="party_event_is_known", condition=Q(kind__in=PartyEventKind.values)),
            CheckConstraint(
                name="party_event_of_a_grid_names_it",
                condition=Q(kind__in=["linked", "unlinked"], grid__isnull=False)
                | ~Q(kind__in=["linked", "unlinked"]) & Q(grid=None),
            ),
        ]

    def __str__(self):
        return self.get_kind_display()
