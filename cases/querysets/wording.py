from django.db.models import Q, QuerySet

from grids.roles import P


class WordingQuerySet(QuerySet):
    seen_with = P.CONFIGURE

    def visible_to(self, scope):
        """The words of the districts one configures anything in."""
        districts = scope.districts(self.seen_with) | scope.roots(self.seen_with).get("district_id", set())
        return self.filter(region__in=districts)

    def standing(self):
        """What nobody has ended."""
        return self.filter(ended_at=None)

    def for_case(self, case, action):
        """What may be said of a case with one verb, the narrowest kind first."""
        kind = Q(category=case.category_id) | Q(branch=case.category.code[:2]) | Q(category=None, branch="")
        rows = self.standing().filter(kind, region=case.district_id, action=action)
        return rows.order_by("category", "-branch", "name")
