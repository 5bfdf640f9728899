from django.db import models
from django.db.models import CheckConstraint, Index, Q
from django.utils.translation import gettext_lazy as _


class Redating(models.Model):
    """Open clocks to be reckoned again after a limit or a calendar changed: asked for once, done by the worker.

    The worker goes up the cases' keys in batches and notes how far it has come; `left` clocks need a year that nobody
    has filled in.
    """

    asked_at = models.DateTimeField(_("asked at"))
    by = models.ForeignKey(
        "grids.Officer", models.PROTECT, null=True, verbose_name=_("by"), related_name="+", db_index=False
    )
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    last_case = models.BigIntegerField(default=0)
    again_from = models.BigIntegerField(null=True)  # cases that were being born while it was asked for
    seen = models.PositiveIntegerField(_("clocks looked at"), default=0)
    changed = models.PositiveIntegerField(_("clocks with a new due time"), default=0)
    left = models.PositiveIntegerField(_("clocks left"), default=0)
    finished_at = models.DateTimeField(_("finished at"), null=True)

    class Meta:
        verbose_name = _("re-dating")
        verbose_name_plural = _("re-datings")
        constraints = [
            CheckConstraint(
                name="redating_ends_after_it_is_asked",
                condition=Q(finished_at=None) | Q(finished_at__gte=models.F("asked_at")),
            ),
        ]
        indexes = [Index(name="redating_to_do", fields=["id"], condition=Q(finished_at=None))]

    def __str__(self):
        return f"{self.asked_at:%Y-%m-%d %H:%M}"
