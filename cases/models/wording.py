"""Words that need not be typed each time: reply templates and phrases, by what is being said and of which kind."""

import uuid

from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint
from django.utils.translation import gettext_lazy as _

from cases.enums import Answer, ProgressKind, Worded
from cases.querysets.wording import WordingQuerySet


class Wording(models.Model):
    """A text for the form of one verb, of a district (S2-34): for a kind of matter, a group, or all.

    `answer`: which of the ways of answering it says, where the verb has them. Ended, never rewritten.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    region = models.ForeignKey("grids.Region", models.PROTECT, related_name="+")
    action = models.CharField(_("for which step"), max_length=12, choices=Worded)
    answer = models.CharField(max_length=12, blank=True, choices=[*Answer.choices, *ProgressKind.choices])
    category = models.ForeignKey("cases.Category", models.PROTECT, null=True, related_name="+")
    branch = models.CharField(max_length=2, blank=True)
    name = models.CharField(_("name"), max_length=30)
    text = models.CharField(_("text"), max_length=500)
    made_by = models.ForeignKey("grids.Officer", models.PROTECT, null=True, related_name="+", db_index=False)
    made_at = models.DateTimeField()
    ended_by = models.ForeignKey("grids.Officer", models.PROTECT, null=True, related_name="+", db_index=False)
    ended_at = models.DateTimeField(null=True)

    objects = WordingQuerySet.as_manager()

    class Meta:
        verbose_name = _("ready words")
        verbose_name_plural = _("ready words")
        constraints = [
            CheckConstraint(
                name="wording_is_of_a_kind_or_a_group", condition=Q(category=None) | Q(branch="")
            ),
            CheckConstraint(name="wording_has_a_name_and_a_text", condition=~Q(name="") & ~Q(text="")),
            CheckConstraint(
                name="wording_answers_as_its_step_does",
                condition=Q(answer="")
                | Q(action="feedback", answer__in=Answer.values)
                | Q(action="progress", answer__in=ProgressKind.values),
            ),
            UniqueConstraint(
                name="one_open_wording_of_a_name",
                fields=["region", "action", "category", "branch", "name"],
                condition=Q(ended_at=None),
                nulls_distinct=False,
            ),
        ]

    def __str__(self):
        return self.name
