"""Work that happens later: a row written with what caused it, closed with what it effects."""

from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from messaging.querysets import OutboxQuerySet


class Outbox(models.Model):
    """One thing still to be done. Redis only carries its id; this row is what remembers it.

    Two clocks move `next_at`: the nudge clock while nobody has picked it up, the failure clock after a handler failed.
    `attempts` counts begun runs and is committed before the effect; `failures` counts those that said why. The
    difference is the runs that took their process with them.
    """

    topic = models.TextField(_("topic"))
    key = models.TextField(_("key"))
    aggregate = models.TextField(_("aggregate"), blank=True)
    payload = models.JSONField(_("payload"))
    trace = models.TextField(_("request"), blank=True, db_default="")
    created_at = models.DateTimeField(_("written at"), db_default=Now())
    next_at = models.DateTimeField(_("next look at"), db_default=Now())
    nudges = models.PositiveSmallIntegerField(_("nudges"), db_default=0)
    attempts = models.PositiveSmallIntegerField(_("attempts"), db_default=0)
    failures = models.PositiveSmallIntegerField(_("failures"), db_default=0)
    last_error = models.TextField(_("last error"), blank=True, db_default="")
    done_at = models.DateTimeField(_("done at"), null=True, blank=True)
    parked_at = models.DateTimeField(_("parked at"), null=True, blank=True)

    objects = OutboxQuerySet.as_manager()

    class Meta:
        verbose_name = _("outbox row")
        verbose_name_plural = _("outbox rows")
        constraints = [
            models.UniqueConstraint(name="one_outbox_row_per_topic_and_key", fields=["topic", "key"]),
            models.CheckConstraint(
                name="outbox_row_is_done_or_parked_not_both",
                condition=models.Q(done_at=None) | models.Q(parked_at=None),
            ),
            models.CheckConstraint(
                name="outbox_row_fails_no_more_often_than_it_runs",
                condition=models.Q(failures__lte=models.F("attempts")),
            ),
        ]
        indexes = [
            models.Index(
                name="outbox_due", fields=["next_at"], condition=models.Q(done_at=None, parked_at=None)
            ),
            models.Index(
                name="outbox_open_of_aggregate",
                fields=["aggregate", "id"],
                condition=models.Q(done_at=None, parked_at=None) & ~models.Q(aggregate=""),
            ),
            models.Index(name="outbox_done", fields=["done_at"], condition=models.Q(done_at__isnull=False)),
            models.Index(
                name="outbox_parked", fields=["parked_at"], condition=models.Q(parked_at__isnull=False)
            ),
        ]

    def __str__(self):
        return f"{self.topic} {self.key}"
