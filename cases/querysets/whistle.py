from django.db.models import Avg, Count, F, OuterRef, Q, Subquery

from cases.enums import BLOCKING, CallState
from grids.querysets.placed import PlacedQuerySet
from grids.roles import P

LATE = {
    "answered": Q(responded_at__gt=F("respond_due_at")),
    "arrived": Q(arrived_at__gt=F("arrive_due_at")),
    "solved": Q(reported_at__gt=F("result_due_at")),
}
DONE = {
    "answered": Q(responded_at__isnull=False),
    "arrived": Q(arrived_at__isnull=False),
    "solved": Q(reported_at__isnull=False),
}
# What the board counts of a unit, each the filter that lists what it counts.
FIGURES = {
    "called": Q(called_at__isnull=False),
    **{name: done & ~LATE[name] for name, done in DONE.items()},
    "expired": Q(state=CallState.EXPIRED.value),
}


class CallQuerySet(PlacedQuerySet):
    place = "case__"
    seen_with = P.CASE_VIEW

    def visible_to(self, scope):
        """Where somebody sees the cases, and those of his own unit; never of a case about himself.

        A unit learns of a call only once it is made.
        """
        called = self.filter(called_at__isnull=False, department__in=scope.departments(P.CASE_HANDLE))
        found = super().visible_to(scope) | called
        return found.exclude(case__in=sorted(scope.kept_from)) if scope.kept_from else found

    def at_units_of(self, scope):
        """The calls at somebody's own units."""
        return self.filter(called_at__isnull=False, department__in=scope.departments(P.CASE_HANDLE))

    def waiting(self):
        return self.filter(state__in=BLOCKING | {CallState.PROPOSED})

    def for_lists(self):
        return self.select_related("case__category", "case__grid", "department", "whistled_by").defer(
            "case__grid__boundary"
        )

    def with_reason(self):
        """Why it was whistled: the words beside the event, empty once they are erased."""
        texts = self.model._meta.get_field("case").related_model._meta.get_field("events").related_model
        said = texts.objects.filter(case=OuterRef("case"), seq=OuterRef("seq"))
        return self.annotate(reason=Subquery(said.values("text__aside")[:1]))

    def by_unit(self):
        """[{department__uuid, department__name, called, answered, …, level}]: one statement, whatever the units."""
        counted = {name: Count("pk", filter=which) for name, which in FIGURES.items()}
        units = self.filter(FIGURES["called"]).order_by("department__name", "department__uuid")
        return list(
            units.values("department__uuid", "department__name").annotate(**counted, level=Avg("unit_level"))
        )
