from datetime import timedelta

from django.db import models


class FileQuerySet(models.QuerySet):
    def received_before(self, at, *, days):
        return self.filter(created_at__lt=at - timedelta(days=days))
