import uuid

from django.db import models
from django.db.models import CheckConstraint, Index, Q, UniqueConstraint
from django.utils.translation import gettext_lazy as _

from cases.enums import RecusalKind


class Recusal(models.Model):
    """An officer whom a case is about, or may be about: he never sees it while the row stands (回避).

    Read with the posts of whoever asks (grids/scope.py), so that those whom nothing is about pay nothing for it.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    case = models.ForeignKey("cases.Case", models.PROTECT, related_name="recusals", db_index=False)
    officer = models.ForeignKey("grids.Officer", models.PROTECT, related_name="+", db_index=False)
    kind = models.CharField(_("why"), max_length=12, choices=RecusalKind)
    by = models.ForeignKey("grids.Officer", models.PROTECT, null=True, related_name="+", db_index=False)
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    at = models.DateTimeField()
    lifted_at = models.DateTimeField(null=True)
    lifted_by = models.ForeignKey(
        "grids.Officer", models.PROTECT, null=True, related_name="+", db_index=False
    )

    class Meta:
        verbose_name = _("recusal")
        verbose_name_plural = _("recusals")
        indexes = [
            Index(name="recusal_of_officer", fields=["officer", "case"], condition=Q(lifted_at=None)),
        ]
        constraints = [
            UniqueConstraint(
                name="one_recusal_of_an_officer_from_a_case",
                fields=["case", "officer"],
                condition=Q(lifted_at=None),
            ),
            CheckConstraint(
                name="recusal_by_name_has_a_reason", condition=~Q(kind=RecusalKind.NAMED) | ~Q(reason="")
            ),
        ]

    def __str__(self):
        return f"{self.case_id} ≠ {self.officer_id}"
