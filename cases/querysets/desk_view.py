from django.db import models


class DeskViewQuerySet(models.QuerySet):
    def visible_to(self, scope):
        """One's own; another person's is shared by its link."""
        return self.filter(officer_id=scope.officer_id)
