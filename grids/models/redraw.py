import uuid

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Index, Q
from django.utils.translation import gettext_lazy as _

from grids.enums import RedrawKind, RedrawState
from grids.querysets.redraw import RedrawQuerySet

SETTLED = [RedrawState.DONE, RedrawState.FAILED, RedrawState.WITHDRAWN]


class Redraw(models.Model):
    """A change of the ground from a day on: decided by somebody, carried out whole or not at all.

    `facts` say how, in codes and uuids (grids/actions/redraw/); `effects` how much went along, by kind. `grid` is what
    is redrawn; for a new grid, what it is drawn below.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(_("what"), max_length=10, choices=RedrawKind)
    state = models.CharField(_("state"), max_length=10, choices=RedrawState, default=RedrawState.PLANNED)
    grid = models.ForeignKey("grids.Grid", models.PROTECT, verbose_name=_("grid"), related_name="redraws")
    effective_on = models.DateField(_("takes effect on"))
    reason = models.CharField(_("reason"), max_length=200)
    facts = models.JSONField(default=dict)
    effects = models.JSONField(default=dict)
    failure = models.CharField(_("why it failed"), max_length=200, blank=True)
    planned_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    planned_at = models.DateTimeField(_("decided at"))
    settled_at = models.DateTimeField(_("settled at"), null=True)

    objects = RedrawQuerySet.as_manager()

    class Meta:
        verbose_name = _("redrawing")
        verbose_name_plural = _("redrawings")
        indexes = [
            Index(name="redraw_due", fields=["effective_on", "id"], condition=Q(state=RedrawState.PLANNED)),
            Index(name="redraw_of_grid", fields=["grid", "-effective_on"]),
        ]
        constraints = [
            CheckConstraint(name="redraw_has_a_reason", condition=~Q(reason="")),
            CheckConstraint(name="redraw_kind_is_known", condition=Q(kind__in=RedrawKind.values)),
            CheckConstraint(
                name="redraw_is_planned_or_settled",
                condition=Q(state=RedrawState.PLANNED, settled_at=None)
                | Q(state__in=SETTLED, settled_at__isnull=False),
            ),
            CheckConstraint(
                name="redraw_that_failed_says_why",
                condition=(Q(state=RedrawState.FAILED) & ~Q(failure=""))
                | (~Q(state=RedrawState.FAILED) & Q(failure="")),
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} {self.effective_on:%Y-%m-%d}"
