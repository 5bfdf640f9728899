from django.db.models import QuerySet


class AudienceQuerySet(QuerySet):
    def at(self, district_id):
        """The words in use of a district, in their order."""
        return self.filter(region=district_id, is_active=True).order_by("order", "pk")
