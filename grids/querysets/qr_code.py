from django.db.models import Q

from grids.querysets.placed import PlacedQuerySet


class QrCodeQuerySet(PlacedQuerySet):
    def within(self, scope, permission):
        inside = Q(pk__in=[])
        for level, ids in sorted(scope.roots(permission).items()):
            inside |= Q(**{f"building__{level}__in": ids})
            inside |= Q(**{"grid__id__in" if level == "grid_id" else f"grid__{level}__in": ids})
        return self.filter(inside)

    def under(self, grid):
        own = "grid__id" if grid.own_level == "grid_id" else f"grid__{grid.own_level}"
        return self.filter(Q(**{f"building__{grid.own_level}": grid.pk}) | Q(**{own: grid.pk}))

    def valid(self):
        return self.filter(revoked_at=None)

    def with_place(self):
        """The code with its building or grid and the names above: one query for the resident's page."""
        places = ("building__grid", "building__total", "building__street", "grid__total", "grid__street")
        heavy = [f"{place}__boundary" for place in places]
        return self.select_related(*places).defer(*heavy, "grid__boundary")
