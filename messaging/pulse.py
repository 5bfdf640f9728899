"""Signs of life of the processes that nobody waits for: kept in PostgreSQL, read by /readyz and the operator."""

from time import monotonic

from django.db.models import F
from django.db.models.functions import Now

from messaging.models import Pulse

RELAY = "relay"
BACKUP = "backup"
EVERY_SECONDS = 10.0


def beat(name):
    """Note that `name` is alive now, by the database's clock. One statement."""
    Pulse.objects.bulk_create(
        [Pulse(name=name, at=Now())], update_conflicts=True, unique_fields=["name"], update_fields=["at"]
    )


def ages():
    """{name: seconds since its last sign of life}; a part that never gave one is not in it."""
    seen = Pulse.objects.annotate(age=Now() - F("at")).values_list("name", "age")
    return {name: max(age.total_seconds(), 0.0) for name, age in seen}


class Beating:
    """A beat at most every ten seconds, for a loop that turns more often."""

    def __init__(self, name):
        self.name, self.next_at = name, 0.0

    def __call__(self):
        if monotonic() >= self.next_at:
            beat(self.name)
            self.next_at = monotonic() + EVERY_SECONDS
