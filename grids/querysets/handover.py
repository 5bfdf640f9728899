from django.db.models import QuerySet

from grids.enums import RedrawState


class HandoverQuerySet(QuerySet):
    """Reached through the post it is about."""

    def planned(self):
        return self.filter(state=RedrawState.PLANNED).order_by("effective_on", "pk")

    def due(self, on):
        """What is planned for a day or an earlier one, in the order of the days."""
        return self.planned().filter(effective_on__lte=on)

    def with_names(self):
        return self.select_related("post__officer", "post__grid", "successor__officer", "planned_by").defer(
            "post__grid__boundary"
        )
