from django.db.models import Q, QuerySet

from grids.querysets.post import path_ids
from grids.roles import P


class RoutingRuleQuerySet(QuerySet):
    seen_with = P.CONFIGURE

    def visible_to(self, scope):
        """The rules of the places one configures, and those of the district above: they bind there too."""
        roots = scope.roots(self.seen_with)
        inside = Q(region__in=scope.districts(self.seen_with) | roots.get("district_id", set()))
        for level, ids in sorted(roots.items()):
            inside |= Q(**{"grid__id__in" if level == "grid_id" else f"grid__{level}__in": ids})
        return self.filter(inside)

    def standing(self):
        """What nobody has ended."""
        return self.filter(ended_at=None)

    def in_force(self, on):
        """What holds on a day: `valid_to` is the first day without."""
        return self.standing().filter(Q(valid_to=None) | Q(valid_to__gt=on), valid_from__lte=on)

    def binding(self, placed):
        """The rules of the places a row lies in: its district and every grid on its path."""
        grids = [pk for pk in path_ids(placed) if pk]
        return self.filter(Q(region=placed.district_id) | Q(grid__in=grids))

    def of_kind(self, *, category, branch):
        """What is said of a kind, its group or all kinds; of a group whatever is said of any of it."""
        if category:
            return self.filter(
                Q(category=category) | Q(branch=category.code[:2]) | Q(category=None, branch="")
            )
        return self.filter(Q(branch=branch) | Q(category__code__startswith=branch)) if branch else self
