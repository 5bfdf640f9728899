from django.db.models import Exists, OuterRef, Q, QuerySet

from grids.querysets.post import path_ids
from grids.roles import P


class InForce(QuerySet):
    def current(self, on):
        """What holds on a day: `valid_to` is the first day without."""
        return self.filter(Q(valid_to=None) | Q(valid_to__gt=on), valid_from__lte=on)


class DutyListQuerySet(InForce):
    seen_with = P.GRID_VIEW

    def visible_to(self, scope):
        """The lists of the districts that the posts lie in, and of all their streets and communities: they bind."""
        districts = scope.districts(self.seen_with)
        return self.filter(Q(region__in=districts) | Q(grid__district__in=districts))

    def public(self, on):
        return self.current(on).filter(is_public=True)

    def serving(self, placed):
        """The lists that bind a place: its district's, its street's, its community's."""
        grids = [pk for pk in path_ids(placed) if pk]
        return self.filter(Q(region=placed.district_id) | Q(grid__in=grids))


class DutyItemQuerySet(InForce):
    def visible_to(self, scope):
        return self.filter(list__in=self.model.list.field.related_model.objects.visible_to(scope))

    def in_force(self, on):
        """The items that hold on a day, of lists that do."""
        lists = self.model.list.field.related_model.objects.current(on)
        return self.current(on).filter(list__in=lists)

    def serving(self, placed, on):
        """The items that bind a place on a day."""
        lists = self.model.list.field.related_model.objects.current(on).serving(placed)
        return self.current(on).filter(list__in=lists)

    def of_unit(self, department, on):
        """The items a department answers for: its own, and those handed down to it."""
        delegation = self.model.delegations.field.model
        handed = delegation.objects.current(on).filter(to=department, item=OuterRef("pk"))
        return self.filter(Q(department=department) | Exists(handed))


class DelegationQuerySet(InForce):
    def visible_to(self, scope):
        return self.filter(item__in=self.model.item.field.related_model.objects.visible_to(scope))
