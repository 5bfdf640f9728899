import uuid

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, F, Index, Q
from django.utils.translation import gettext_lazy as _

from grids.kinds import DeedKind
from grids.models.placed import Placed
from grids.querysets.post_entry import PostEntryQuerySet


class PostEntry(Placed):
    """A line of a post's log (岗位日志): what its holder did on a day, in his own words: domain.md S0-37.

    Only ever added: a slip is put right by another line that `corrects` it.
    """

    follows_its_grid = False

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    post = models.ForeignKey("grids.Post", models.PROTECT, verbose_name=_("post"), related_name="entries")
    officer = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    kind = models.CharField(_("what it was"), max_length=10, choices=DeedKind)
    done_on = models.DateField(_("day"))
    words = models.CharField(_("what was done"), max_length=500)
    case_number = models.CharField(_("case number"), max_length=19, blank=True)
    corrects = models.OneToOneField("self", models.PROTECT, null=True, related_name="corrected_by")
    written_at = models.DateTimeField(_("written at"))

    objects = PostEntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("entry of a post's log")
        verbose_name_plural = _("entries of posts' logs")
        indexes = [
            Index(name="post_entry_of_officer", fields=["officer", "-done_on", "-id"]),
            Index(name="post_entry_by_street", fields=["street", "-done_on", "-id"]),
        ]
        constraints = [
            CheckConstraint(name="post_entry_says_something", condition=~Q(words="")),
            CheckConstraint(name="post_entry_kind_is_known", condition=Q(kind__in=DeedKind.values)),
            CheckConstraint(name="post_entry_lies_in_a_grid", condition=Q(grid__isnull=False)),
            CheckConstraint(
                name="post_entry_corrects_another", condition=Q(corrects=None) | ~Q(corrects=F("id"))
            ),
            CheckConstraint(
                name="post_entry_names_a_case_by_number", condition=Q(case_number__regex=r"^([0-9]{19})?$")
            ),
        ]

    def __str__(self):
        return f"{self.done_on:%Y-%m-%d} {self.kind}"
