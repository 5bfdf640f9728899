from django.db.models import Case, F, IntegerField, Q, Value, When

from grids.querysets.placed import PlacedQuerySet
from grids.roles import P

NEARER = (
    "grid_id",
    "general_id",
    "total_id",
    "street_id",
)  # what two places have in common, the nearest first


class TalentQuerySet(PlacedQuerySet):
    seen_with = P.TALENT_KEEP

    def who_can(self, skill):
        return self.filter(skills__contains=[skill])

    def free(self, when):
        return self.filter(availability__contains=[when])

    def near(self, grid):
        """Those of a grid's street, each with its `distance`: 0 in the grid itself, then the wider ones around it."""
        own = [(level, getattr(grid, level)) for level in NEARER if getattr(grid, level)]
        steps = [When(Q(**{level: pk}), then=Value(step)) for step, (level, pk) in enumerate(own)]
        far = Case(*steps, default=Value(len(NEARER)), output_field=IntegerField())
        return self.filter(street=grid.street_id).annotate(distance=far)

    def asked_least(self):
        """Whom to ask first: the nearest, then who was asked longest ago or never."""
        return self.order_by("distance", F("asked_at").asc(nulls_first=True), "pk")

    def with_names(self):
        return self.select_related("officer", "grid", "noted_by").defer("grid__boundary")
