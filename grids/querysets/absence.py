from django.db.models import F, Q, QuerySet


class AbsenceQuerySet(QuerySet):
    """Narrowed by whose absence it is: grids/absences.py asks for the officers in reach first."""

    def current(self, on):
        """Who is away on a day."""
        return self.filter(starts_on__lte=on, until__gt=on)

    def coming(self, on):
        """Away on a day or later, as far as not taken back."""
        return self.filter(Q(until__gt=on), until__gt=F("starts_on"))


class AbsenceCoverQuerySet(QuerySet):
    """Read beside its absence."""

    def with_posts(self):
        names = ("grid", "region", "department__street")
        return self.select_related("absence__deputy", *(f"post__{name}" for name in names)).defer(
            "post__grid__boundary"
        )
