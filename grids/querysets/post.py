from django.db.models import Q, QuerySet

from grids.enums import OfficerKind
from grids.roles import GRANTS, P


class StandingQuerySet(QuerySet):
    """Rows that stand on a grid, a region or in a department."""

    seen_with = P.GRID_VIEW

    def visible_to(self, scope):
        """The rows on grids, regions and departments the scope reaches."""
        return self.within(scope, self.seen_with)

    def within(self, scope, permission):
        """The rows on places where the scope carries the permission."""
        inside = Q(pk__in=[])
        for level, ids in sorted(scope.roots(permission).items()):
            inside |= Q(**{"grid__id__in" if level == "grid_id" else f"grid__{level}__in": ids})
            if level == "district_id":
                inside |= Q(region__in=ids) | Q(department__district__in=ids)
            if level == "street_id":
                inside |= Q(department__street__in=ids)
        return self.filter(inside | Q(department__in=scope.departments(permission)))


class PostQuerySet(StandingQuerySet):
    def current(self, on):
        """The posts held on a day: `ends_on` is the first day without."""
        return self.filter(Q(ends_on=None) | Q(ends_on__gt=on), starts_on__lte=on)

    def carrying(self, permission):
        """The posts whose role carries a permission."""
        return self.filter(role__in=[role for role, verbs in GRANTS.items() if permission in verbs])

    def on_path_of(self, placed):
        """The posts on the grids a placed row lies in, from its own grid up to its street."""
        return self.filter(grid__in=[pk for pk in path_ids(placed) if pk])

    def held_by_people(self):
        return self.filter(officer__kind=OfficerKind.PERSON, officer__is_active=True)

    def with_names(self):
        names = ("officer", "grid", "region", "department")
        return self.select_related(*names).defer("grid__boundary")


def path_ids(placed):
    return {placed.street_id, placed.total_id, placed.general_id, placed.grid_id}
