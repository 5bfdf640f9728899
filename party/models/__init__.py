"""The records of party work: organisations and the grids they cover, what lists ask for."""

from party.models.entry import ChecklistEntry
from party.models.event import PartyEvent
from party.models.link import GridLink
from party.models.organisation import PartyOrganisation

__all__ = ["ChecklistEntry", "GridLink", "PartyEvent", "PartyOrganisation"]
