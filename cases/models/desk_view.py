import uuid

from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint
from django.utils.translation import gettext_lazy as _

from cases.querysets.desk_view import DeskViewQuerySet


class DeskView(models.Model):
    """How somebody likes a list of the desk: which cases, which columns. The one without a name is how it opens.

    `asked` is the part of the desk's address that says so (cases/pages/asked.py), so that a view is a link.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    officer = models.ForeignKey(
        "grids.Officer", models.CASCADE, verbose_name=_("whose"), related_name="+", db_index=False
    )
    name = models.CharField(_("name"), max_length=30, blank=True)
    asked = models.JSONField(default=dict)

    objects = DeskViewQuerySet.as_manager()

    class Meta:
        verbose_name = _("view of the desk")
        verbose_name_plural = _("views of the desk")
        constraints = [
            UniqueConstraint(name="desk_view_has_one_name_of_an_officer", fields=["officer", "name"]),
            CheckConstraint(name="desk_view_name_has_no_blank_end", condition=~Q(name__regex=r"^\s|\s$")),
        ]

    def __str__(self):
        return self.name
