from django.db.models import OuterRef, Q, Subquery

from cases.enums import RequestState
from grids.querysets.placed import PlacedQuerySet
from grids.roles import P
from grids.scope import LEVELS


class CaseRequestQuerySet(PlacedQuerySet):
    place = "case__"
    seen_with = P.CASE_LEAD

    def visible_to(self, scope):
        """What somebody may answer: where he leads far enough up; never his own, nor of a case about himself."""
        inside = Q(pk__in=[])
        for level, ids in sorted(scope.roots(self.seen_with).items()):
            inside |= Q(**{f"{self.column(level)}__in": ids, "level__gte": LEVELS.index(level)})
        found = self.filter(inside).exclude(asked_by=scope.officer_id)
        return found.exclude(case__in=sorted(scope.kept_from)) if scope.kept_from else found

    def waiting(self):
        return self.filter(state=RequestState.ASKED)

    def with_reason(self):
        """Why it is asked: the words beside the event, empty once they are erased."""
        texts = self.model._meta.get_field("case").related_model._meta.get_field("events").related_model
        said = texts.objects.filter(case=OuterRef("case"), seq=OuterRef("seq"))
        return self.annotate(reason=Subquery(said.values("text__aside")[:1]))
