import uuid

from django.db import models
from django.db.models import Index, Q, UniqueConstraint
from django.utils.translation import gettext_lazy as _

from cases.enums import Action
from cases.querysets.event import CaseEventQuerySet
from grids.enums import ActorKind


class CaseEvent(models.Model):
    """One line of a case's history: appended, chained, never changed.

    `seq`, the chain and the transaction are the database's to check and fill (migration 0002). References only: the
    words stand beside it in CaseText, so that they can be erased and the chain stays whole.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    case = models.ForeignKey("cases.Case", models.PROTECT, related_name="events", db_index=False)
    seq = models.PositiveIntegerField()
    action = models.CharField(max_length=20, choices=Action)
    from_state = models.CharField(max_length=12, blank=True)
    to_state = models.CharField(max_length=12, blank=True)
    actor_kind = models.CharField(max_length=10, choices=ActorKind)
    officer = models.ForeignKey("grids.Officer", models.PROTECT, null=True, related_name="+", db_index=False)
    post = models.ForeignKey("grids.Post", models.PROTECT, null=True, related_name="+", db_index=False)
    role = models.CharField(max_length=15, blank=True)
    at = models.DateTimeField()
    public = models.BooleanField(default=False)
    data = models.JSONField(default=dict)
    words_hash = models.BinaryField(max_length=32, default=b"")
    prev_hash = models.BinaryField(max_length=32, default=b"", editable=False)
    hash = models.BinaryField(max_length=32, default=b"", editable=False)
    txid = models.BigIntegerField(default=0, editable=False)

    objects = CaseEventQuerySet.as_manager()

    class Meta:
        verbose_name = _("case event")
        verbose_name_plural = _("case events")
        constraints = [UniqueConstraint(name="case_event_seq_is_unique", fields=["case", "seq"])]
        indexes = [
            Index(fields=["officer", "-id"], name="event_reported_by", condition=Q(action=Action.REPORT)),
        ]

    def __str__(self):
        return f"{self.case_id}/{self.seq} {self.action}"


class CaseText(models.Model):
    """The words of an event, erasable; `salt` keeps an erased word from being guessed by its hash.

    The reporter reads the `words` of an event that is public, and never an `aside`: that is between colleagues.
    """

    event = models.OneToOneField(CaseEvent, models.PROTECT, primary_key=True, related_name="text")
    words = models.TextField(blank=True)
    aside = models.TextField(blank=True)
    salt = models.BinaryField(max_length=16, default=b"")
    erased_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("words of an event")
        verbose_name_plural = _("words of events")

    def __str__(self):
        return self.words
