from django.db.models import Q, QuerySet

from grids.roles import P


class DepartmentQuerySet(QuerySet):
    seen_with = P.GRID_VIEW

    def current(self, on):
        return self.filter(Q(valid_to=None) | Q(valid_to__gt=on))

    def visible_to(self, scope):
        """The departments shared by the scope's districts, those of its streets, and its own."""
        roots = scope.roots(self.seen_with)
        shared = Q(district__in=scope.districts(self.seen_with), street=None)
        whole = Q(district__in=roots.get("district_id", ()))
        streets = Q(street__in=roots.get("street_id", ()))
        return self.filter(shared | whole | streets | Q(pk__in=scope.departments(self.seen_with)))

    def serving(self, placed):
        """The departments a matter at this place can be handed to: its street's and its district's."""
        return self.filter(Q(street=None) | Q(street=placed.street_id), district=placed.district_id)
