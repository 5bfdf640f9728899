import uuid

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint
from django.utils.translation import gettext_lazy as _

from grids.enums import CodeKind

OPEN = Q(used_at=None, replaced_at=None)


class AccountCodeQuerySet(models.QuerySet):
    def good(self, at):
        """The codes with which somebody may still sign in once."""
        return self.filter(OPEN, expires_at__gt=at, officer__is_active=True)


class AccountCode(models.Model):
    """A code that stands for a password once. Shown once to who issued it; the database has its keyed hash."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    officer = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    kind = models.CharField(_("kind"), max_length=10, choices=CodeKind)
    digest = models.BinaryField(max_length=16, editable=False)
    issued_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    issued_at = models.DateTimeField(_("issued at"))
    expires_at = models.DateTimeField(_("expires at"))
    used_at = models.DateTimeField(_("used at"), null=True)
    replaced_at = models.DateTimeField(_("replaced at"), null=True)

    objects = AccountCodeQuerySet.as_manager()

    class Meta:
        verbose_name = _("one-time code")
        verbose_name_plural = _("one-time codes")
        constraints = [
            UniqueConstraint(name="one_open_code_per_officer", fields=["officer"], condition=OPEN),
            CheckConstraint(
                name="account_code_expires_after_it_was_issued", condition=Q(expires_at__gt=F("issued_at"))
            ),
            CheckConstraint(
                name="nobody_issues_himself_a_code",
                condition=Q(issued_by=None) | ~Q(issued_by=F("officer")),
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} {self.issued_at:%Y-%m-%d}"
