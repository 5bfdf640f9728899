import uuid

from django.db import models
from django.db.models import CheckConstraint, Index, Q, UniqueConstraint
from django.utils.translation import gettext_lazy as _

from cases.enums import RequestKind, RequestState
from cases.querysets.request import CaseRequestQuerySet

ANSWERED = [RequestState.APPROVED.value, RequestState.REFUSED.value]


class CaseRequest(models.Model):
    """What a handler asks of his superiors for one case, and the answer. Its words stand beside its events.

    `level`: whoever leads at this column of Placed, or at one before it, answers (grids.scope.LEVELS).
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    case = models.ForeignKey("cases.Case", models.PROTECT, related_name="requests")
    kind = models.CharField(_("what is asked for"), max_length=10, choices=RequestKind)
    state = models.CharField(
        _("state"), max_length=10, choices=RequestState, default=RequestState.ASKED.value
    )
    round = models.PositiveSmallIntegerField()
    seq = models.PositiveIntegerField()  # of the event that asked
    level = models.PositiveSmallIntegerField()
    extra = models.PositiveSmallIntegerField(_("how much longer"), null=True)
    until = models.DateField(_("until"), null=True)
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey("grids.Officer", models.PROTECT, related_name="+", db_index=False)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(
        "grids.Officer", models.PROTECT, null=True, related_name="+", db_index=False
    )

    objects = CaseRequestQuerySet.as_manager()

    class Meta:
        verbose_name = _("request")
        verbose_name_plural = _("requests")
        constraints = [
            UniqueConstraint(name="one_open_request_a_case", fields=["case"], condition=Q(state="asked")),
            CheckConstraint(name="request_kind_is_known", condition=Q(kind__in=RequestKind.values)),
            CheckConstraint(name="request_state_is_known", condition=Q(state__in=RequestState.values)),
            CheckConstraint(
                name="request_is_answered_by_somebody",
                condition=Q(state__in=ANSWERED, answered_at__isnull=False, answered_by__isnull=False)
                | (~Q(state__in=ANSWERED) & Q(answered_at=None, answered_by=None)),
            ),
            CheckConstraint(
                name="request_is_not_answered_by_who_asked",
                condition=Q(answered_by=None) | ~Q(answered_by=models.F("asked_by")),
            ),
            CheckConstraint(
                name="request_says_how_long",
                condition=Q(kind="cannot")
                | Q(kind="extend", extra__gt=0)
                | Q(kind__in=["suspend", "plan"], until__isnull=False),
            ),
        ]
        indexes = [Index(fields=["asked_at", "id"], name="request_open", condition=Q(state="asked"))]

    def __str__(self):
        return f"{self.case_id} {self.kind}"
