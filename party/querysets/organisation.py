from mptt.querysets import TreeQuerySet

from grids.querysets.kept import KeptQuerySet


class PartyOrganisationQuerySet(TreeQuerySet, KeptQuerySet):
    """Party organisations, read by whoever sees the grid they are at home in."""
