import uuid

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, F, Index, Q, UniqueConstraint
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from grids.enums import PostSource, Role
from grids.querysets.post import PostQuerySet

ON_A_GRID = Q(grid__isnull=False, region=None, department=None)
ON_A_REGION = Q(grid=None, region__isnull=False, department=None)
IN_A_DEPARTMENT = Q(grid=None, region=None, department__isnull=False)


class Post(models.Model):
    """An officer's role at a root: a grid, a region or a department. `ends_on` is the first day without it.

    The deputy acts with the whole power of the post as long as it is held.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    officer = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name=_("officer"), related_name="posts"
    )
    grid = models.ForeignKey(
        "grids.Grid", models.PROTECT, null=True, blank=True, verbose_name=_("grid"), related_name="posts"
    )
    region = models.ForeignKey(
        "grids.Region", models.PROTECT, null=True, blank=True, verbose_name=_("region"), related_name="posts"
    )
    department = models.ForeignKey(
        "grids.Department",
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("department"),
        related_name="posts",
    )
    role = models.CharField(_("role"), max_length=15, choices=Role)
    position = models.ForeignKey(
        "grids.Position",
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("position"),
        related_name="posts",
        db_index=False,
    )
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"), null=True, blank=True)
    source = models.CharField(_("source"), max_length=10, choices=PostSource, default=PostSource.STAFF)
    deputy = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("deputy"),
        related_name="stands_in_for",
    )
    changed_at = models.DateTimeField(_("changed at"), default=now, editable=False)

    objects = PostQuerySet.as_manager()

    class Meta:
        verbose_name = _("post")
        verbose_name_plural = _("posts")
        indexes = [
            Index(name="post_by_change", fields=["changed_at", "id"]),
            Index(name="post_ends", fields=["ends_on"], condition=Q(ends_on__isnull=False)),
        ]
        constraints = [
            CheckConstraint(
                name="post_is_on_one_grid_region_or_department",
                condition=ON_A_GRID | ON_A_REGION | IN_A_DEPARTMENT,
            ),
            CheckConstraint(
                name="post_ends_after_it_starts", condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on"))
            ),
            CheckConstraint(
                name="post_has_another_person_as_deputy", condition=Q(deputy=None) | ~Q(deputy=F("officer"))
            ),
            CheckConstraint(name="post_role_is_known", condition=Q(role__in=Role.values)),
            UniqueConstraint(
                name="one_open_post_per_officer_role_and_place",
                fields=["officer", "role", "grid", "region", "department"],
                condition=Q(ends_on=None),
                nulls_distinct=False,
            ),
        ]

    def __str__(self):
        return f"{self.officer} · {self.get_role_display()}"

    @property
    def title(self):
        """What the place calls whoever holds it: the position, else the role."""
        return self.position.label if self.position_id else self.get_role_display()

    @property
    def place(self):
        """The grid, region or department the post is on."""
        return self.grid or self.region or self.department

    def is_current(self, on):
        return self.starts_on <= on and (self.ends_on is None or on < self.ends_on)
