from django.contrib.gis.db import models
from django.db.models import CheckConstraint, Index, Q
from django.utils.translation import gettext_lazy as _

from grids.kinds import CompoundKind, Governance
from grids.models.kept import Kept


class Compound(Kept):
    """A compound (小区): who runs it, and its own plan (一区一策). It lies in the grid of its point or gate; its
    buildings may lie in several. domain.md S1-49, S1-54.
    """

    kind = models.CharField(_("kind"), max_length=12, choices=CompoundKind, blank=True)
    governance = models.CharField(_("run by"), max_length=12, choices=Governance, blank=True)
    property_company = models.ForeignKey(
        "grids.Organisation",
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("property company"),
        related_name="compounds",
    )
    committee = models.ForeignKey(
        "grids.Organisation",
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("owners' committee"),
        related_name="+",
    )
    address = models.CharField(_("address"), max_length=120, blank=True)
    plan = models.TextField(_("its own plan"), max_length=2000, blank=True)

    class Meta(Kept.Meta):
        verbose_name = _("compound")
        verbose_name_plural = _("compounds")
        constraints = [
            *Kept.Meta.constraints,
            CheckConstraint(
                name="compound_with_a_company_is_run_by_one",
                condition=Q(property_company=None) | Q(governance__in=["property", "joint", "taken_over"]),
            ),
        ]


class PlanTarget(models.Model):
    """One target of a compound's plan, by when, and when it was reached: domain.md S1-54."""

    compound = models.ForeignKey(Compound, models.CASCADE, related_name="targets")
    words = models.CharField(_("target"), max_length=120)
    due_on = models.DateField(_("by"), null=True, blank=True)
    reached_on = models.DateField(_("reached on"), null=True, blank=True)

    class Meta:
        verbose_name = _("target of a plan")
        verbose_name_plural = _("targets of plans")
        indexes = [Index(name="target_of_compound", fields=["compound", "due_on", "id"])]
        constraints = [CheckConstraint(name="target_says_what", condition=~Q(words=""))]

    def __str__(self):
        return self.words


class Honour(models.Model):
    """What a grid or a compound was honoured with, by whom and when: domain.md S0-53."""

    grid = models.ForeignKey("grids.Grid", models.PROTECT, null=True, blank=True, related_name="honours")
    compound = models.ForeignKey(Compound, models.PROTECT, null=True, blank=True, related_name="honours")
    words = models.CharField(_("honour"), max_length=80)
    given_by = models.CharField(_("given by"), max_length=80)
    given_on = models.DateField(_("given on"))

    class Meta:
        verbose_name = _("honour")
        verbose_name_plural = _("honours")
        constraints = [
            CheckConstraint(
                name="honour_is_of_a_grid_or_a_compound",
                condition=Q(grid=None, compound__isnull=False) | Q(grid__isnull=False, compound=None),
            ),
            CheckConstraint(name="honour_says_which_and_by_whom", condition=~Q(words="") & ~Q(given_by="")),
        ]

    def __str__(self):
        return self.words
