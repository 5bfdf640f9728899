from django.db.models import Exists, OuterRef, Q, QuerySet

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

    def unended(self, on):
        """The posts held on a day or later."""
        return self.filter(Q(ends_on=None) | Q(ends_on__gt=on))

    def answered(self, on):
        """The posts of a day that somebody answers for: the holder, or whoever stands in while he is away.

        On the first day the deputy counts before the sweep has entered him; who is away himself never does.
        """
        absences = self.model._meta.get_field("officer").related_model.absences.rel.related_model.objects
        away = {
            who: Exists(absences.current(on).filter(officer=OuterRef(who))) for who in ("officer", "deputy")
        }
        holder = Q(officer__is_active=True) & ~Q(away["officer"])
        deputy = Q(deputy__is_active=True) & ~Q(away["deputy"])
        today = absences.current(on).filter(officer=OuterRef("officer"), starts_on=on, covers=None)
        there = today.filter(deputy__is_active=True).exclude(
            Exists(absences.current(on).filter(officer=OuterRef("deputy")))
        )
        return self.current(on).filter(holder | deputy | Exists(there))

    def with_answer(self, on):
        """With `is_answered`: whether somebody answers for the post on a day."""
        answered = self.model._default_manager.all().answered(on)
        return self.annotate(is_answered=Exists(answered.filter(pk=OuterRef("pk"))))

    def carrying(self, permission):
        """The posts whose role carries a permission."""
        return self.filter(role__in=[role for role, verbs in GRANTS.items() if permission in verbs])

    def on_path_of(self, placed):
        """The posts on the grids a placed row lies in, from its own grid up to its street."""
        return self.filter(grid__in=[pk for pk in path_ids(placed) if pk])

    def over(self, place):
        """The posts whose power covers a grid (on its path, or its district) or a district."""
        if isinstance(place, self.model._meta.get_field("grid").related_model):
            above = Q(grid__in=[pk for pk in {*path_ids(place), place.pk} if pk])
            return self.filter(above | Q(region=place.district_id))
        return self.filter(region=place.pk)

    def in_district(self, district_id):
        """The posts of a district: on it, on its grids, in its departments."""
        on_it = Q(region=district_id) | Q(department__district=district_id)
        return self.filter(on_it | Q(grid__district=district_id)) if district_id else self.none()

    def held_by_people(self):
        return self.filter(officer__kind=OfficerKind.PERSON, officer__is_active=True)

    def with_names(self):
        names = ("officer", "grid", "region", "department", "position")
        return self.select_related(*names).defer("grid__boundary")


def path_ids(placed):
    return {placed.street_id, placed.total_id, placed.general_id, placed.grid_id}
