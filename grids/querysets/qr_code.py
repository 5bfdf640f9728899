from django.db.models import Q

from grids.querysets.placed import PlacedQuerySet


class QrCodeQuerySet(PlacedQuerySet):
    def within(self, scope, permission):
        inside = Q(pk__in=[])
        for level, ids in sorted(scope.roots(permission).items()):
            inside |= Q(**{f"building__{level}__in": ids}) | Q(**{f"site__{level}__in": ids})
            inside |= Q(**{"grid__id__in" if level == "grid_id" else f"grid__{level}__in": ids})
        return self.filter(inside)

    def under(self, grid):
        own = "grid__id" if grid.own_level == "grid_id" else f"grid__{grid.own_level}"
        inside = Q(**{f"building__{grid.own_level}": grid.pk}) | Q(**{f"site__{grid.own_level}": grid.pk})
        return self.filter(inside | Q(**{own: grid.pk}))

    def valid(self):
        return self.filter(revoked_at=None)

    def with_place(self):
        """The code with its building, place or grid and the names above: one query for the resident's page."""
        kinds = {
            "building": ("grid", "total", "street"),
            "site": ("grid", "total", "street"),
            "grid": ("total", "street"),
        }
        places = [f"{kind}__{level}" for kind, levels in kinds.items() for level in levels]
        heavy = [f"{place}__boundary" for place in places]
        return self.select_related("unit", *places).defer(*heavy, "grid__boundary")
