"""Reads of the outbox and of messages. Time is PostgreSQL's, so that no machine's clock decides."""

from datetime import timedelta

from django.db import models
from django.db.models import Exists, OuterRef
from django.db.models.functions import Now


class OutboxQuerySet(models.QuerySet):
    def open(self):
        return self.filter(done_at=None, parked_at=None)

    def eligible(self):
        """Open rows whose turn it is: of one aggregate only the lowest.

        A parked row steps aside. What follows it concerns people who did nothing wrong, and a handler that needs
        the latest state reads it from the database; so nobody waits behind a letter that cannot be delivered.
        """
        ordered = self.model.objects.open().exclude(aggregate="")
        return self.open().filter(
            ~Exists(ordered.filter(aggregate=OuterRef("aggregate"), pk__lt=OuterRef("pk")))
        )

    def due(self):
        return self.eligible().filter(next_at__lte=Now())

    def untouched(self):
        """Eligible rows no worker has begun: how long the oldest waits is the lag."""
        return self.eligible().filter(attempts=0)

    def parked(self):
        return self.filter(parked_at__isnull=False)

    def done_for(self, days):
        return self.filter(done_at__lt=Now() - timedelta(days=days))


class IdempotencyKeyQuerySet(models.QuerySet):
    def older_than(self, days):
        return self.filter(created_at__lt=Now() - timedelta(days=days))


class MessageQuerySet(models.QuerySet):
    def of(self, officer):
        return self.filter(recipient_id=officer.pk)

    def visible_to(self, scope):
        """A message is seen by the officer it was told to, whatever the posts."""
        return self.filter(recipient_id=scope.officer_id)

    def unread(self):
        return self.filter(read_at=None)

    def unread_of(self, officer):
        return self.of(officer).unread()


class LetterQuerySet(models.QuerySet):
    def due(self):
        return self.filter(state="waiting", next_at__lte=Now())

    def closed_for(self, days):
        return self.filter(closed_at__lt=Now() - timedelta(days=days))


class OutgoingQuerySet(models.QuerySet):
    def due(self):
        """Those whose moment has come and that belong to no letter yet."""
        return self.filter(next_at__lte=Now())

    def unread(self):
        return self.filter(message__read_at=None)


class AttemptQuerySet(models.QuerySet):
    def cut_off(self):
        """Begun, and their process has gone: nobody knows whether the call went out."""
        return self.filter(outcome="begun", lease_until__lte=Now())

    def to_follow(self):
        return self.filter(outcome="unknown", settled_at=None, follow_at__lte=Now())

    def to_settle(self):
        """Nobody but a person can tell the end of these."""
        return self.filter(outcome="unknown", settled_at=None, follow_at=None)
