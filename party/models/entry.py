from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Index, Q, UniqueConstraint
from django.utils.translation import gettext_lazy as _

from party.enums import EntryState
from party.querysets.entry import ChecklistEntryQuerySet


class ChecklistEntry(models.Model):
    """What was found of one item of a list, in a grid or at a place. domain.md S3-20, S1-48.

    Which lists there are and what they ask for, the locality says (party/checklists.py); an item it no longer asks for
    keeps its entry, unseen. It stays with its grid or place; of a grid that ended it is history.
    """

    checklist = models.CharField(_("list"), max_length=20)
    item = models.CharField(_("item"), max_length=20)
    grid = models.ForeignKey(
        "grids.Grid", models.PROTECT, null=True, verbose_name=_("grid"), related_name="+", db_index=False
    )
    place = models.ForeignKey(
        "grids.Place", models.PROTECT, null=True, verbose_name=_("place"), related_name="+", db_index=False
    )
    state = models.CharField(_("found"), max_length=8, choices=EntryState)
    note = models.CharField(_("note"), max_length=100, blank=True)
    checked_at = models.DateTimeField(_("checked at"))
    checked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    objects = ChecklistEntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("entry of a checklist")
        verbose_name_plural = _("entries of checklists")
        indexes = [Index(name="entry_by_list", fields=["checklist", "item", "state"])]
        constraints = [
            CheckConstraint(name="entry_state_is_known", condition=Q(state__in=EntryState.values)),
            CheckConstraint(name="entry_names_list_and_item", condition=~Q(checklist="") & ~Q(item="")),
            CheckConstraint(
                name="entry_is_of_a_grid_or_a_place",
                condition=Q(grid=None, place__isnull=False) | Q(grid__isnull=False, place=None),
            ),
            UniqueConstraint(
                name="one_entry_of_an_item_in_a_grid",
                fields=["grid", "checklist", "item"],
                condition=Q(place=None),
            ),
            UniqueConstraint(
                name="one_entry_of_an_item_at_a_place",
                fields=["place", "checklist", "item"],
                condition=Q(grid=None),
            ),
        ]

    def __str__(self):
        return f"{self.checklist} · {self.item}"
