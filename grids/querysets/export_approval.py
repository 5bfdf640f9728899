"""Who may say yes to a long list of people: one whose posts carry that over every place the list is of."""

from django.db.models import Exists, OuterRef, QuerySet

from grids.querysets.placed import PlacedQuerySet
from grids.roles import P


class ExportPlaceQuerySet(PlacedQuerySet):
    seen_with = P.EXPORT_APPROVE


class ExportApprovalQuerySet(QuerySet):
    def visible_to(self, scope):
        """Those the scope may answer: every place of the list inside it, and not asked by himself."""
        places = self.model._meta.get_field("export").related_model._meta.get_field("places").related_model
        of_this = places.objects.filter(export=OuterRef("export"))
        inside = of_this.visible_to(scope)
        outside = of_this.exclude(pk__in=places.objects.visible_to(scope).values("pk"))
        return self.filter(Exists(inside), ~Exists(outside)).exclude(asked_by_id=scope.officer_id)

    def open(self):
        return self.filter(granted=None)

    def waiting_or_refused(self, export):
        """Whether an export may not be made: nobody else has agreed to it."""
        return self.filter(export=export).exclude(granted=True).exists()
