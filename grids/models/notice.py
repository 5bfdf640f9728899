import uuid

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import CheckConstraint, F, Index, Q
from django.utils.translation import gettext_lazy as _

from grids.enums import NoticeTopic, Readers, Role
from grids.for_whom import ages_said
from grids.models.placed import Placed
from grids.querysets.notice import NoticeQuerySet


class Notice(Placed):
    """Something those who live in a grid, or in a whole district, should know for a time (S0-46).

    `ends_on` is the first day without it. `read_count` says how often, never by whom. `labels` are codes of the
    district's Audiences: without any, and without an age, it is for everybody. Staff read what is for `roles` of them.
    """

    goes_along = Q(withdrawn_at=None)

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    topic = models.CharField(_("about"), max_length=12, choices=NoticeTopic, default=NoticeTopic.OTHER)
    title = models.CharField(_("title"), max_length=60)
    words = models.TextField(_("words"))
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"))
    written_at = models.DateTimeField(_("written at"))
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True)
    withdrawn_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    readers = models.CharField(
        _("for"), max_length=10, choices=Readers, default=Readers.RESIDENTS, db_default=Readers.RESIDENTS
    )
    labels = ArrayField(
        models.CharField(max_length=20), verbose_name=_("for whom"), default=list, db_default=[]
    )
    from_age = models.PositiveSmallIntegerField(_("from the age of"), null=True)
    to_age = models.PositiveSmallIntegerField(_("up to the age of"), null=True)
    roles = ArrayField(
        models.CharField(max_length=15, choices=Role), verbose_name=_("roles"), default=list, db_default=[]
    )
    read_count = models.PositiveBigIntegerField(_("read"), default=0, editable=False)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        indexes = [
            Index(name="notice_by_grid", fields=["grid", "ends_on"]),
            Index(name="notice_by_street", fields=["street", "ends_on"]),
            Index(name="notice_by_district", fields=["district", "ends_on"]),
        ]
        constraints = [
            CheckConstraint(name="notice_says_something", condition=~Q(title="") & ~Q(words="")),
            CheckConstraint(name="notice_topic_is_known", condition=Q(topic__in=NoticeTopic.values)),
            CheckConstraint(name="notice_ends_after_it_starts", condition=Q(ends_on__gt=F("starts_on"))),
            CheckConstraint(name="notice_is_for_somebody", condition=Q(district__isnull=False)),
            CheckConstraint(
                name="notice_withdrawn_by_somebody_was_withdrawn",
                condition=Q(withdrawn_by=None) | Q(withdrawn_at__isnull=False),
            ),
            CheckConstraint(
                name="notice_is_for_residents_or_for_roles",
                condition=Q(readers=Readers.RESIDENTS, roles__len=0)
                | Q(readers=Readers.STAFF, roles__len__gt=0, labels__len=0, from_age=None, to_age=None),
            ),
            CheckConstraint(
                name="notice_ages_are_the_right_way_round",
                condition=Q(from_age=None) | Q(to_age=None) | Q(to_age__gte=F("from_age")),
            ),
        ]

    def __str__(self):
        return self.title

    @property
    def is_for_staff(self):
        return self.readers == Readers.STAFF

    @property
    def ages(self):
        """Its age range in words; empty where it has none."""
        return ages_said(self.from_age, self.to_age)

    @property
    def role_labels(self):
        return [Role(role).label for role in self.roles]
