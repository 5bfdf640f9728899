from django.contrib.gis.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint
from django.utils.translation import gettext_lazy as _

from grids.kinds import OrganisationKind
from grids.models.grid import CREDIT_CODE
from grids.models.kept import InBuilding, Kept, Reached


class Organisation(InBuilding, Reached, Kept):
    """A company, an office, an association, a committee or a group of residents (S0-36). Each street keeps its own
    row of one that works in several.
    """

    kind = models.CharField(_("kind"), max_length=12, choices=OrganisationKind)
    credit_code = models.CharField(_("social credit code"), max_length=18, blank=True)
    member_count = models.PositiveIntegerField(_("members or staff"), null=True, blank=True)
    activity = models.CharField(_("what it does"), max_length=200, blank=True)

    class Meta(Kept.Meta):
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        constraints = [
            *Kept.Meta.constraints,
            CheckConstraint(
                name="organisation_code_is_a_credit_code",
                condition=Q(credit_code="") | Q(credit_code__regex=CREDIT_CODE),
            ),
            UniqueConstraint(
                name="one_organisation_per_credit_code_and_street",
                fields=["street", "credit_code"],
                condition=~Q(credit_code="") & Q(valid_to=None),
            ),
            CheckConstraint(
                name="organisation_phone_is_digits",
                condition=Q(phone="") | Q(phone__regex=r"^\+?[0-9-]{3,20}$"),
            ),
        ]
