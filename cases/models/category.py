from django.db import models
from django.db.models import CheckConstraint, Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from cases.enums import PhotoRule

UNCLASSIFIED = "90000"


def in_language(zh, en):
    """Which of both words the reader understands."""
    return zh if (get_language() or "zh").startswith("zh") else en


class Category(models.Model):
    """What kind of matter a case is (事件类别). 198 leaves are first filled from localities/categories.csv."""

    code = models.CharField(_("code"), max_length=5, unique=True)
    top = models.CharField(_("group"), max_length=40)
    leaf = models.CharField(_("name"), max_length=60)
    top_en = models.CharField(_("group in English"), max_length=80)
    leaf_en = models.CharField(_("name in English"), max_length=120)
    handle_limit = models.DecimalField(_("handling limit"), max_digits=6, decimal_places=2)
    unit = models.CharField(_("unit"), max_length=2)
    priority = models.PositiveSmallIntegerField(_("priority"), default=3)
    photo = models.CharField(_("photo"), max_length=10, choices=PhotoRule, default=PhotoRule.NONE)
    self_handle = models.BooleanField(_("may be solved on the spot"), default=False)
    major = models.BooleanField(_("major by default"), default=False)
    is_active = models.BooleanField(_("in use"), default=True)

    class Meta:
        verbose_name = _("category")
        verbose_name_plural = _("categories")
        constraints = [
            CheckConstraint(name="category_limit_is_positive", condition=Q(handle_limit__gt=0)),
            CheckConstraint(
                name="category_unit_is_known", condition=Q(unit__in=["UH", "UD", "WH", "WD", "ND", "MO"])
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def name(self):
        return in_language(self.leaf, self.leaf_en)

    @property
    def group(self):
        return in_language(self.top, self.top_en)

    def in_both_languages(self):
        """The name for a reader who is not known yet: {"zh": …, "en": …}."""
        return {"zh": self.leaf, "en": self.leaf_en}
