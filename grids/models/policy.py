from django.db import models
from django.db.models import CheckConstraint, Index, Q
from django.utils.translation import gettext_lazy as _


class Policy(models.Model):
    """A rule or a policy that residents of a region may read at their door: its words, or where they stand (S0-50)."""

    region = models.ForeignKey(
        "grids.Region", models.PROTECT, verbose_name=_("region"), related_name="policies", db_index=False
    )
    title = models.CharField(_("title"), max_length=100)
    words = models.TextField(_("words"), blank=True)
    link = models.URLField(_("link"), max_length=300, blank=True)
    issuer = models.CharField(_("issued by"), max_length=60, blank=True)
    place = models.PositiveSmallIntegerField(_("order"), default=100)
    ended_on = models.DateField(_("no longer in force from"), null=True, blank=True)
    changed_at = models.DateTimeField(_("changed at"), auto_now=True)

    class Meta:
        verbose_name = _("policy")
        verbose_name_plural = _("policies")
        indexes = [Index(name="policy_by_region", fields=["region", "place", "id"])]
        constraints = [
            CheckConstraint(name="policy_has_words_or_a_link", condition=~Q(words="") | ~Q(link="")),
            CheckConstraint(
                name="policy_link_is_a_web_address", condition=Q(link="") | Q(link__regex=r"^https?://")
            ),
            CheckConstraint(name="policy_has_a_title", condition=~Q(title="")),
        ]

    def __str__(self):
        return self.title
