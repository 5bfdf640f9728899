from django.db import models
from django.db.models import UniqueConstraint


class Edge(models.Model):
    """One arrow of the workflow table, by version: what the database's own checks read. Filled by migrations."""

    version = models.PositiveSmallIntegerField()
    action = models.CharField(max_length=20)
    from_state = models.CharField(max_length=12, blank=True)
    to_state = models.CharField(max_length=12, blank=True)

    class Meta:
        constraints = [
            UniqueConstraint(name="edge_is_unique", fields=["version", "action", "from_state", "to_state"])
        ]

    def __str__(self):
        return f"{self.version}: {self.action} {self.from_state}→{self.to_state}"
