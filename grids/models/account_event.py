import uuid

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Index, Q
from django.utils.translation import gettext_lazy as _

from grids.enums import AccountEventKind
from grids.querysets.account_event import AccountEventQuerySet

BY_ANOTHER = (AccountEventKind.PASSWORD_CODE, AccountEventKind.PHONE_CODE)


class AccountEvent(models.Model):
    """What happened to an account: whose, what, by whom, when, from where and why. Only ever added.

    `by` is nobody where somebody asked without being signed in, or the installation itself acted.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    officer = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    kind = models.CharField(_("what"), max_length=20, choices=AccountEventKind)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    address = models.GenericIPAddressField(_("address"), null=True)
    at = models.DateTimeField(_("at"))

    objects = AccountEventQuerySet.as_manager()

    class Meta:
        verbose_name = _("account event")
        verbose_name_plural = _("account events")
        indexes = [Index(name="account_event_of_officer", fields=["officer", "-at", "-id"])]
        constraints = [
            CheckConstraint(
                name="a_code_from_a_superior_has_a_reason",
                condition=~Q(kind__in=BY_ANOTHER) | ~Q(reason=""),
            ),
        ]

    def __str__(self):
        return self.get_kind_display()
