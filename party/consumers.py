"""What party work makes known when the app starts: its lists."""

from grids.imports import kinds
from party.lists import PartyOrganisations

kinds.register(PartyOrganisations())
