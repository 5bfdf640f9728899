from django.db import models
from django.utils.translation import gettext_lazy as _


class Tier(models.TextChoices):
    STREET = "street", _("street")
    TOTAL = "total", _("total grid")
    GENERAL = "general", _("general grid")
    MICRO = "micro", _("micro grid")
    DEDICATED = "dedicated", _("dedicated grid")


class RegionLevel(models.TextChoices):
    CITY = "city", _("city")
    DISTRICT = "district", _("district")
    STREET = "street", _("street")
    COMMUNITY = "community", _("community")


class Role(models.TextChoices):
    LEADER = "leader", _("grid leader")
    WORKER = "worker", _("grid worker")
    DISPATCHER = "dispatcher", _("dispatcher")
    REVIEWER = "reviewer", _("reviewer")
    HANDLER = "handler", _("handler")
    ADMINISTRATOR = "administrator", _("administrator")


class OfficerKind(models.TextChoices):
    PERSON = "person", _("person")
    SYSTEM = "system", _("system")


class PostSource(models.TextChoices):
    """Where the holder of a post was found: domain.md S0-14."""

    STAFF = "staff", _("staff")
    CADRE = "cadre", _("community cadre")
    MEMBER = "member", _("party member")
    RESIDENT = "resident", _("resident")


class ActorKind(models.TextChoices):
    OFFICER = "officer", _("officer")
    REPORTER = "reporter", _("reporter")
    CLOCK = "clock", _("the clock")


# Which tier may stand under which: one table, for the actions, verify_trees and the database's trigger.
PARENTS = {
    Tier.STREET: frozenset(),
    Tier.TOTAL: frozenset({Tier.STREET}),
    Tier.GENERAL: frozenset({Tier.TOTAL}),
    Tier.MICRO: frozenset({Tier.GENERAL}),
    Tier.DEDICATED: frozenset({Tier.STREET, Tier.TOTAL}),
}
