"""Imports and exports are seen by whoever began them: a list of what somebody else brought in is nobody's business."""

from django.db import models

from grids.enums import RowState


class ImportBatchQuerySet(models.QuerySet):
    def visible_to(self, scope):
        return self.filter(begun_by_id=scope.officer_id)


class ImportRowQuerySet(models.QuerySet):
    def to_write(self):
        """The rows that bring something in, in the order of the file."""
        return self.filter(state__in=[RowState.NEW, RowState.CHANGED]).order_by("number")

    def by_state(self):
        """{state: how many rows}, without those that have none."""
        return dict(self.order_by().values_list("state").annotate(rows=models.Count("pk")))


class ExportQuerySet(models.QuerySet):
    def visible_to(self, scope):
        return self.filter(asked_by_id=scope.officer_id)
