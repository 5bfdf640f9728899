from django.db.models import Q, QuerySet

from grids.querysets.post import path_ids
from grids.roles import P


class DutyTurnQuerySet(QuerySet):
    seen_with = P.GRID_VIEW

    def at(self, moment):
        return self.filter(starts_at__lte=moment, ends_at__gt=moment)

    def visible_to(self, scope):
        """The turns on the grids and districts the scope reaches."""
        return self.within(scope, self.seen_with)

    def within(self, scope, permission):
        inside = Q(pk__in=[])
        for level, ids in sorted(scope.roots(permission).items()):
            inside |= Q(**{"grid__id__in" if level == "grid_id" else f"grid__{level}__in": ids})
            if level == "district_id":
                inside |= Q(region__in=ids)
        return self.filter(inside)

    def over(self, placed):
        """The turns that answer for the reports of a placed row: on its own path, or on its district."""
        return self.for_reports().filter(
            Q(grid__in=[pk for pk in path_ids(placed) if pk]) | Q(region=placed.district_id)
        )

    def for_reports(self):
        """Without those spent at the counter of a station."""
        return self.filter(at_station=None)

    def with_names(self):
        found = self.select_related("officer", "grid", "region", "at_station__station")
        return found.defer("grid__boundary")
