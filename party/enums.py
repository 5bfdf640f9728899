"""The words of party organisations, of what a list asks for, and of what a station offers."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class PartyKind(models.TextChoices):
    """From the widest to the smallest; a functional one may stand under any but a group."""

    WORKING_COMMITTEE = "working", _("party working committee")
    COMMITTEE = "committee", _("party committee")
    GENERAL_BRANCH = "general", _("general party branch")
    BRANCH = "branch", _("party branch")
    GROUP = "group", _("party group")
    FUNCTIONAL = "functional", _("functional party organisation")


class PartyEventKind(models.TextChoices):
    FOUNDED = "founded", _("founded")
    RENAMED = "renamed", _("renamed")
    CHANGED = "changed", _("changed")
    LINKED = "linked", _("covers a grid")
    UNLINKED = "unlinked", _("covers a grid no more")
    ENDED = "ended", _("ended")


class EntryState(models.TextChoices):
    """What was found of one item of a list; an item without an entry has not been looked at."""

    THERE = "there", _("is there")
    MISSING = "missing", _("is missing")
