"""Where a matter goes: rules as rows, category × place → unit or post. Ended, never rewritten."""

import uuid

from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint
from django.utils.translation import gettext_lazy as _

from cases.enums import RuleTarget
from cases.querysets.routing import RoutingRuleQuerySet

# What makes two rules the same one: only one of them is open at a time.
SUBJECT = ("region", "grid", "category", "branch", "order")


class RoutingRule(models.Model):
    """Matters of a kind (or a group, or all) of a district or a grid go to a unit or to a role (S0-52, S4-27).

    Among those that fit the lowest `order` wins, then the narrower kind, then the narrower place. A changed rule is a
    new row that `replaces` the old one. `direct`: nobody has to press dispatch (直派).
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    region = models.ForeignKey("grids.Region", models.PROTECT, null=True, related_name="+")
    grid = models.ForeignKey("grids.Grid", models.PROTECT, null=True, related_name="+")
    category = models.ForeignKey("cases.Category", models.PROTECT, null=True, related_name="+")
    branch = models.CharField(_("group"), max_length=2, blank=True)
    department = models.ForeignKey("grids.Department", models.PROTECT, null=True, related_name="+")
    role = models.CharField(_("role"), max_length=15, choices=RuleTarget, blank=True)
    direct = models.BooleanField(_("sent at once"), default=False)
    order = models.PositiveSmallIntegerField(_("order"), default=100)
    basis = models.CharField(_("by which paper"), max_length=200)
    valid_from = models.DateField(_("from"))
    valid_to = models.DateField(_("until"), null=True)
    replaces = models.OneToOneField("self", models.PROTECT, null=True, related_name="successor")
    made_by = models.ForeignKey("grids.Officer", models.PROTECT, null=True, related_name="+", db_index=False)
    made_at = models.DateTimeField()
    ended_by = models.ForeignKey("grids.Officer", models.PROTECT, null=True, related_name="+", db_index=False)
    ended_at = models.DateTimeField(null=True)
    ended_why = models.CharField(max_length=200, blank=True)

    objects = RoutingRuleQuerySet.as_manager()

    class Meta:
        verbose_name = _("routing rule")
        verbose_name_plural = _("routing rules")
        constraints = [
            CheckConstraint(
                name="routing_rule_is_of_a_district_or_a_grid",
                condition=Q(region__isnull=False, grid=None) | Q(region=None, grid__isnull=False),
            ),
            CheckConstraint(
                name="routing_rule_is_of_a_kind_or_a_group", condition=Q(category=None) | Q(branch="")
            ),
            CheckConstraint(
                name="routing_rule_leads_to_a_unit_or_a_role",
                condition=Q(department__isnull=False, role="") | (Q(department=None) & ~Q(role="")),
            ),
            CheckConstraint(name="routing_rule_names_its_paper", condition=~Q(basis="")),
            CheckConstraint(
                name="routing_rule_ends_after_it_starts",
                condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")),
            ),
            CheckConstraint(
                name="routing_rule_is_ended_with_its_reason",
                condition=Q(ended_at=None, ended_why="") | (Q(ended_at__isnull=False) & ~Q(ended_why="")),
            ),
            UniqueConstraint(
                name="one_open_routing_rule_of_a_kind_place_and_order",
                fields=SUBJECT,
                condition=Q(ended_at=None),
                nulls_distinct=False,
            ),
        ]

    def __str__(self):
        return f"{self.branch or self.category_id or '*'} → {self.department_id or self.role}"

    @property
    def place(self):
        return self.grid or self.region

    @property
    def is_ended(self):
        return self.ended_at is not None
