"""Which unit answers for what, by which law: the lists of duties and powers of a district, a street, a community."""

import uuid

from django.db import models
from django.db.models import CheckConstraint, F, Index, Q, UniqueConstraint
from django.utils.translation import gettext_lazy as _

from grids.enums import DutyKind
from grids.querysets.duty import DelegationQuerySet, DutyItemQuerySet, DutyListQuerySet


class DutyList(models.Model):
    """A list of duties, of delegated or small powers, of self-governance: domain.md S1-09, S1-10, S1-12, S1-13, S4-16.

    It is a district's (`region`) or a grid's: a street's, a community's.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(_("kind"), max_length=15, choices=DutyKind)
    title = models.CharField(_("title"), max_length=100)
    region = models.ForeignKey(
        "grids.Region", models.PROTECT, null=True, blank=True, verbose_name=_("district"), related_name="+"
    )
    grid = models.ForeignKey(
        "grids.Grid",
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("street or community"),
        related_name="+",
    )
    is_public = models.BooleanField(_("open to everybody"), default=True)
    valid_from = models.DateField(_("valid from"))
    valid_to = models.DateField(_("valid to"), null=True, blank=True)

    objects = DutyListQuerySet.as_manager()

    class Meta:
        verbose_name = _("duty list")
        verbose_name_plural = _("duty lists")
        constraints = [
            CheckConstraint(
                name="duty_list_is_of_a_district_or_a_grid",
                condition=Q(region__isnull=False, grid=None) | Q(region=None, grid__isnull=False),
            ),
            CheckConstraint(
                name="duty_list_ends_after_it_starts",
                condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")),
            ),
        ]

    def __str__(self):
        return self.title

    @property
    def place(self):
        return self.grid or self.region


class DutyItem(models.Model):
    """One line of a list: what it is, by which law, whose it is, in which steps (one a line) it is done."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    list = models.ForeignKey(DutyList, models.PROTECT, verbose_name=_("list"), related_name="items")
    number = models.CharField(_("number"), max_length=20)
    name = models.CharField(_("item"), max_length=200)
    basis = models.TextField(_("legal basis"), blank=True)
    department = models.ForeignKey(
        "grids.Department",
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("responsible unit"),
        related_name="duties",
    )
    unit = models.CharField(_("responsible unit that is not on the platform"), max_length=60, blank=True)
    steps = models.TextField(_("steps, one a line"), blank=True)
    valid_from = models.DateField(_("valid from"))
    valid_to = models.DateField(_("valid to"), null=True, blank=True)

    objects = DutyItemQuerySet.as_manager()

    class Meta:
        verbose_name = _("duty")
        verbose_name_plural = _("duties")
        constraints = [
            CheckConstraint(
                name="duty_is_of_one_unit",
                condition=Q(department__isnull=False, unit="") | (Q(department=None) & ~Q(unit="")),
            ),
            CheckConstraint(
                name="duty_ends_after_it_starts",
                condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")),
            ),
            UniqueConstraint(
                name="one_open_duty_of_a_number", fields=["list", "number"], condition=Q(valid_to=None)
            ),
        ]

    def __str__(self):
        return f"{self.number} {self.name}"

    @property
    def whose(self):
        return self.department.name if self.department_id else self.unit

    @property
    def step_lines(self):
        return [line.strip() for line in self.steps.splitlines() if line.strip()]


class Delegation(models.Model):
    """A duty handed down: from its unit to another one, from a day on (S1-10: 26 项区级管理权限下放)."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    item = models.ForeignKey(DutyItem, models.PROTECT, verbose_name=_("duty"), related_name="delegations")
    to = models.ForeignKey(
        "grids.Department", models.PROTECT, verbose_name=_("handed to"), related_name="delegated"
    )
    basis = models.CharField(_("by which paper"), max_length=200, blank=True)
    valid_from = models.DateField(_("valid from"))
    valid_to = models.DateField(_("valid to"), null=True, blank=True)

    objects = DelegationQuerySet.as_manager()

    class Meta:
        verbose_name = _("delegation")
        verbose_name_plural = _("delegations")
        indexes = [Index(name="delegation_of_item", fields=["item", "to"])]
        constraints = [
            CheckConstraint(
                name="delegation_ends_after_it_starts",
                condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")),
            ),
            UniqueConstraint(
                name="one_open_delegation_of_a_duty_to_a_street",
                fields=["item", "to"],
                condition=Q(valid_to=None),
            ),
        ]

    def __str__(self):
        return f"{self.item} → {self.to}"
