import uuid

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Index, Q
from django.utils.translation import gettext_lazy as _

from grids.enums import RightsKind, Role
from grids.models.placed import Placed
from grids.querysets.placed import PlacedQuerySet
from grids.roles import P

ONE_CASE = "one_case"  # of which somebody is kept away
EXCEPTIONS = {
    "view_case": _("may see this one case"),
    "handle_case": _("may work on this one case"),
    ONE_CASE: _("this one case"),
}


class RightsEventQuerySet(PlacedQuerySet):
    seen_with = P.AUDIT_READ


class RightsEvent(Placed):
    """A right that was given or taken: whose, which, where, by whom, why. Only ever added.

    `by` is nobody where the installation itself gave it. The place is copied as it was that day.
    """

    follows_its_grid = False

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(_("what"), max_length=20, choices=RightsKind)
    officer = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", db_index=False)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", db_index=False
    )
    post = models.ForeignKey("grids.Post", models.PROTECT, null=True, related_name="rights_events")
    right = models.CharField(_("right"), max_length=30)  # a role, or the verb of an exception
    where = models.CharField(_("where"), max_length=120)
    subject_uuid = models.UUIDField(_("file"), null=True)  # of an exception
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    until = models.DateField(_("until"), null=True)
    at = models.DateTimeField(_("at"))

    objects = RightsEventQuerySet.as_manager()

    class Meta:
        verbose_name = _("right given or taken")
        verbose_name_plural = _("rights given and taken")
        indexes = [
            Index(name="rights_of_officer", fields=["officer", "-at", "-id"]),
            Index(name="rights_of_district", fields=["district", "-at", "-id"]),
        ]
        constraints = [
            CheckConstraint(
                name="an_exception_is_given_with_reason_and_end",
                condition=~Q(kind=RightsKind.EXCEPTION_GIVEN) | (~Q(reason="") & Q(until__isnull=False)),
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.said} · {self.where}"

    @property
    def said(self):
        """The right in words: of a post its role, of an exception what may be done."""
        return dict(Role.choices).get(self.right) or EXCEPTIONS.get(self.right, self.right)
