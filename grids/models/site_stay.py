import uuid

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, F, Index, Q, UniqueConstraint
from django.utils.translation import gettext_lazy as _

from grids.models.placed import Placed
from grids.querysets.site_stay import SiteStayQuerySet


class SiteStay(Placed):
    """A cadre of the street or the community sent down to a grid for a time (干部下沉): domain.md S0-45.

    It gives no power in the grid. `ends_on` is the last day; `ended_at` says that it was ended before.
    """

    goes_along = Q(ended_at=None)

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    officer = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    purpose = models.CharField(_("what for"), max_length=200)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"))
    planned_days = models.PositiveSmallIntegerField(_("planned days"))
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    given_at = models.DateTimeField(_("given at"))
    ended_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    ended_at = models.DateTimeField(_("ended at"), null=True)

    objects = SiteStayQuerySet.as_manager()

    class Meta:
        verbose_name = _("stay on site")
        verbose_name_plural = _("stays on site")
        indexes = [
            Index(name="site_stay_of_officer", fields=["officer", "-starts_on"]),
            Index(name="site_stay_by_street", fields=["street", "-starts_on", "-id"]),
        ]
        constraints = [
            CheckConstraint(name="site_stay_has_a_purpose", condition=~Q(purpose="")),
            CheckConstraint(name="site_stay_lies_in_a_grid", condition=Q(grid__isnull=False)),
            CheckConstraint(name="site_stay_ends_after_it_starts", condition=Q(ends_on__gte=F("starts_on"))),
            CheckConstraint(name="site_stay_plans_days", condition=Q(planned_days__gte=1)),
            CheckConstraint(
                name="site_stay_ended_by_somebody_was_ended",
                condition=Q(ended_by=None) | Q(ended_at__isnull=False),
            ),
        ]

    def __str__(self):
        return f"{self.officer_id} {self.starts_on:%Y-%m-%d}"


class SiteDay(models.Model):
    """The cadre said he was there on a day. His word, by one press; nothing asks the phone where it is."""

    stay = models.ForeignKey(SiteStay, models.PROTECT, related_name="days")
    day = models.DateField(_("day"))
    said_at = models.DateTimeField(_("said at"))

    class Meta:
        verbose_name = _("day on site")
        verbose_name_plural = _("days on site")
        constraints = [UniqueConstraint(name="one_day_on_site_a_day", fields=["stay", "day"])]

    def __str__(self):
        return f"{self.day:%Y-%m-%d}"


class SiteResult(models.Model):
    """What was solved on site, in the cadre's own words, and the number of a case he took part in if there is one."""

    stay = models.ForeignKey(SiteStay, models.PROTECT, related_name="results")
    day = models.DateField(_("day"))
    words = models.CharField(_("what was solved"), max_length=500)
    case_number = models.CharField(_("case number"), max_length=19, blank=True)
    said_at = models.DateTimeField(_("said at"))

    class Meta:
        verbose_name = _("result on site")
        verbose_name_plural = _("results on site")
        constraints = [
            CheckConstraint(name="site_result_says_something", condition=~Q(words="")),
            CheckConstraint(
                name="site_result_names_a_case_by_number", condition=Q(case_number__regex=r"^([0-9]{19})?$")
            ),
        ]

    def __str__(self):
        return self.words[:40]
