from django.contrib.gis.db import models
from django.db.models import CheckConstraint, Q
from django.utils.translation import gettext_lazy as _

from grids.kinds import FacilityKind, FacilityState
from grids.models.kept import InBuilding, Kept


class Facility(InBuilding, Kept):
    """A thing that is looked after: hydrant, lift, waste point. A video point is a line in this register that says
    what it is for and what its sign says (个人信息保护法 26), and never a picture.
    """

    kind = models.CharField(_("kind"), max_length=16, choices=FacilityKind)
    number = models.CharField(_("number on it"), max_length=40, blank=True)
    state = models.CharField(_("state"), max_length=8, choices=FacilityState, blank=True)
    keeper = models.ForeignKey(
        "grids.Organisation",
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("looked after by"),
        related_name="facilities",
    )
    next_check_on = models.DateField(_("next inspection"), null=True, blank=True)
    purpose = models.CharField(_("what it is for"), max_length=120, blank=True)
    notice = models.CharField(_("what its sign says"), max_length=120, blank=True)

    class Meta(Kept.Meta):
        verbose_name = _("facility")
        verbose_name_plural = _("facilities")
        constraints = [
            *Kept.Meta.constraints,
            CheckConstraint(
                name="video_point_has_a_purpose_and_a_notice",
                condition=~Q(kind="video") | (~Q(purpose="") & ~Q(notice="")),
            ),
        ]
