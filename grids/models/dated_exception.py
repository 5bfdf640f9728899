import uuid

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from guardian.managers import UserObjectPermissionManager
from guardian.models import UserObjectPermissionBase


class InForceManager(UserObjectPermissionManager):
    """Only what holds today: guardian's own questions go through this one, and end with the day."""

    def get_queryset(self):
        return in_force(super().get_queryset(), localdate())


def in_force(rows, on):
    """The exceptions that hold on a day: `until` is the first day without."""
    return rows.filter(ended_at=None, starts_on__lte=on, until__gt=on)


class DatedException(UserObjectPermissionBase):
    """What a tree of places cannot say: this one officer may do this with this one thing, until a day, for a reason.

    A child names `content_object`. Guardian's direct tables: never a grant over a subtree, never for a group.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    reason = models.CharField(_("reason"), max_length=200)
    starts_on = models.DateField(_("from"))
    until = models.DateField(_("until"))
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", db_index=False)
    given_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", db_index=False
    )

    objects = InForceManager()
    every = models.Manager()

    class Meta:
        abstract = True
        constraints = [
            CheckConstraint(name="%(class)s_has_a_reason", condition=~Q(reason="")),
            CheckConstraint(name="%(class)s_ends_after_it_starts", condition=Q(until__gt=F("starts_on"))),
            CheckConstraint(name="%(class)s_is_not_given_to_oneself", condition=~Q(user=F("given_by"))),
            UniqueConstraint(
                name="one_open_%(class)s_of_a_kind",
                fields=["user", "permission", "content_object"],
                condition=Q(ended_at=None),
            ),
        ]

    def __str__(self):
        return f"{self.user_id} {self.content_object_id}"
