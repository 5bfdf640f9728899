import uuid

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, F, Index, Q, UniqueConstraint
from django.utils.translation import gettext_lazy as _

from grids.enums import RedrawState
from grids.models.redraw import SETTLED
from grids.querysets.handover import HandoverQuerySet


class Handover(models.Model):
    """Somebody is relieved of a post from a day on, and what he has in hand goes to somebody else (交接).

    Planned until its day, then done whole or not at all. `effects` count what went, by kind. Without a successor it
    goes to the nearest one above.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    post = models.ForeignKey("grids.Post", models.PROTECT, related_name="handovers")
    successor = models.ForeignKey("grids.Post", models.PROTECT, null=True, related_name="+")
    effective_on = models.DateField(_("takes effect on"))
    reason = models.CharField(_("reason"), max_length=200)
    state = models.CharField(_("state"), max_length=10, choices=RedrawState, default=RedrawState.PLANNED)
    effects = models.JSONField(default=dict)
    failure = models.CharField(_("why it failed"), max_length=200, blank=True)
    planned_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    planned_at = models.DateTimeField(_("decided at"))
    settled_at = models.DateTimeField(_("settled at"), null=True)

    objects = HandoverQuerySet.as_manager()

    class Meta:
        verbose_name = _("handover")
        verbose_name_plural = _("handovers")
        indexes = [
            Index(name="handover_due", fields=["effective_on", "id"], condition=Q(state=RedrawState.PLANNED))
        ]
        constraints = [
            CheckConstraint(name="handover_has_a_reason", condition=~Q(reason="")),
            CheckConstraint(
                name="handover_is_to_another_post", condition=Q(successor=None) | ~Q(successor=F("post"))
            ),
            CheckConstraint(
                name="handover_is_planned_or_settled",
                condition=Q(state=RedrawState.PLANNED, settled_at=None)
                | Q(state__in=SETTLED, settled_at__isnull=False),
            ),
            UniqueConstraint(
                name="one_planned_handover_per_post",
                fields=["post"],
                condition=Q(state=RedrawState.PLANNED),
            ),
        ]

    def __str__(self):
        return f"{self.post_id} {self.effective_on:%Y-%m-%d}"
