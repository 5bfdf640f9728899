from django.db.models import Q

from grids.enums import AppointmentState
from grids.querysets.post import StandingQuerySet
from grids.roles import P

ON_THE_WAY = (AppointmentState.NOMINATED, AppointmentState.REVIEWED, AppointmentState.PUBLISHED)


class AppointmentQuerySet(StandingQuerySet):
    seen_with = P.STAFF_LEAD

    def on_the_way(self):
        """Neither appointed nor given up."""
        return self.filter(state__in=[str(state) for state in ON_THE_WAY])

    def in_publicity(self, on):
        """The names that the public reads on a day."""
        return self.filter(state=AppointmentState.PUBLISHED, public_from__lte=on, public_until__gte=on)

    def about(self, officer):
        """What is about somebody himself."""
        return self.filter(Q(officer=officer) | Q(post__officer=officer))

    def with_names(self):
        names = ("position", "grid", "region", "department", "officer", "nominated_by", "post__officer")
        return self.select_related(*names).defer("grid__boundary")
