from datetime import timedelta

from grids.querysets.placed import PlacedQuerySet
from grids.roles import P


class OfferQuerySet(PlacedQuerySet):
    place = "station__"
    seen_with = P.STATION_KEEP

    def standing(self):
        """What can be booked: not closed, at a station that is there."""
        return self.filter(closed_at=None, station__valid_to=None)


class BookingQuerySet(PlacedQuerySet):
    place = "offer__station__"
    seen_with = P.STATION_KEEP

    def taken(self):
        """What was not given back."""
        return self.filter(cancelled_at=None)

    def between(self, first, last):
        """What begins from one moment to before another."""
        return self.filter(starts_at__gte=first, starts_at__lt=last)

    def to_forget(self, at, *, after):
        """Those of somebody that ended so long ago."""
        return self.filter(ends_at__lt=at - timedelta(days=after), name__isnull=False)
