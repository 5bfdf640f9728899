from django.db.models import Q, QuerySet

from grids.roles import P


class InPlaceQuerySet(QuerySet):
    """Rows that have a place, and are read through the grid they lie in alone."""

    place = ""  # the path to the level columns: a visit says "household__"

    def under(self, grid):
        """The rows that lie in a grid or anywhere below it."""
        return self.filter(**{self.column(grid.own_level): grid.pk})

    def column(self, level):
        return f"{self.place}{level}"


class PlacedQuerySet(InPlaceQuerySet):
    """Rows that have a place. `visible_to(scope)` is the one way a person's query begins."""

    seen_with = P.GRID_VIEW  # the permission that lets a row be seen
    department = None  # the path to a department's id, where a department may see a row too

    def visible_to(self, scope):
        return self.within(scope, self.seen_with)

    def within(self, scope, permission):
        """The rows where the scope carries the permission; none for an empty scope."""
        inside = Q(pk__in=[])
        for level, ids in sorted(scope.roots(permission).items()):
            inside |= Q(**{f"{self.column(level)}__in": ids})
        if self.department and (departments := scope.departments(permission)):
            inside |= Q(**{f"{self.department}__in": departments})
        return self.filter(inside)
