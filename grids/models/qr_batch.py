import uuid

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, F, Index, Q
from django.utils.translation import gettext_lazy as _

from grids.enums import BatchKind, BatchState, SheetLayout
from grids.models.placed import Placed
from grids.querysets.placed import PlacedQuerySet


class QrBatch(Placed):
    """Codes issued and printed together: for which grid, for what, how many, by whom, when printed.

    It keeps the grid it was asked for: what was printed on a day stays what it was (S2-19).
    """

    follows_its_grid = False

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(_("for what"), max_length=10, choices=BatchKind)
    layout = models.CharField(_("sheet"), max_length=10, choices=SheetLayout)
    state = models.CharField(_("state"), max_length=10, choices=BatchState, default=BatchState.ISSUING)
    code_count = models.PositiveIntegerField(_("codes"), default=0)
    drawn_count = models.PositiveIntegerField(_("drawn"), default=0)
    asked_at = models.DateTimeField(_("asked at"))
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, verbose_name=_("asked by"), related_name="+"
    )
    drawn_at = models.DateTimeField(_("drawn at"), null=True)
    printed_at = models.DateTimeField(_("printed at"), null=True)
    printed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    objects = PlacedQuerySet.as_manager()

    class Meta:
        verbose_name = _("batch of codes")
        verbose_name_plural = _("batches of codes")
        indexes = [Index(name="qr_batch_by_street", fields=["street", "-asked_at"])]
        constraints = [
            CheckConstraint(name="qr_batch_kind_is_known", condition=Q(kind__in=BatchKind.values)),
            CheckConstraint(name="qr_batch_layout_is_known", condition=Q(layout__in=SheetLayout.values)),
            CheckConstraint(name="qr_batch_state_is_known", condition=Q(state__in=BatchState.values)),
            CheckConstraint(
                name="qr_batch_draws_no_more_than_it_has", condition=Q(drawn_count__lte=F("code_count"))
            ),
            CheckConstraint(name="qr_batch_is_for_a_grid", condition=Q(grid__isnull=False)),
            CheckConstraint(
                name="qr_batch_is_printed_after_it_is_drawn",
                condition=Q(printed_at=None) | Q(drawn_at__isnull=False),
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} {self.asked_at:%Y-%m-%d}"

    @property
    def is_ready(self):
        return self.state == BatchState.READY
