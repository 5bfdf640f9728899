from django.db.models import QuerySet


class CaseEventQuerySet(QuerySet):
    def in_order(self):
        return self.order_by("case_id", "seq")

    def with_words(self):
        return self.select_related("text", "officer").in_order()

    def public(self):
        """What the reporter may read."""
        return self.filter(public=True)
