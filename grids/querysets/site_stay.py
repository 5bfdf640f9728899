from datetime import timedelta

from django.db.models import Q

from grids.querysets.placed import PlacedQuerySet
from grids.roles import P


class SiteStayQuerySet(PlacedQuerySet):
    seen_with = P.WORK_LEAD

    def with_names(self):
        return self.select_related("officer", "grid").defer("grid__boundary")

    def recent(self, on):
        """The stays of a day and of the two weeks before it: what came of them is written down a little later."""
        return self.filter(starts_on__lte=on, ends_on__gte=on - timedelta(days=14))

    def between(self, first, last):
        """The stays that touch a time; one that was ended counts up to the day it was."""
        unended = Q(ended_at=None) | Q(ended_at__date__gte=first)
        return self.filter(unended, starts_on__lte=last, ends_on__gte=first)
