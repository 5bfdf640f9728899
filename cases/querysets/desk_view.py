from django.db import models


class DeskViewQuerySet(models.QuerySet):
    def of(self, officer_id):
        return self.filter(officer_id=officer_id)

    def visible_to(self, scope):
        """One's own; another person's is shared by its link."""
        return self.of(scope.officer_id)
