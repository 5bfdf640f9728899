from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint
from django.utils.translation import gettext_lazy as _
from mptt.managers import TreeManager
from mptt.models import MPTTModel, TreeForeignKey

from grids.models.kept import Kept
from party.enums import PartyKind
from party.querysets.organisation import PartyOrganisationQuerySet


class PartyOrganisation(Kept, MPTTModel):
    """A party organisation: what it is, under which other, who leads it. domain.md S0-05, S1-17.

    Its grid is where it is at home: it covers grids there or below, which its GridLinks say. One tree per street,
    written only by party/actions/organisation.py under the lock of the street's tree.
    """

    kind = models.CharField(_("kind"), max_length=12, choices=PartyKind)
    parent = TreeForeignKey(
        "self", models.PROTECT, null=True, blank=True, verbose_name=_("under"), related_name="children"
    )
    secretary = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("secretary"),
        related_name="+",
    )
    phone = models.CharField(_("public number"), max_length=20, blank=True)

    objects = TreeManager.from_queryset(PartyOrganisationQuerySet)()

    class Meta(Kept.Meta):
        verbose_name = _("party organisation")
        verbose_name_plural = _("party organisations")
        constraints = [
            *Kept.Meta.constraints,
            CheckConstraint(name="party_kind_is_known", condition=Q(kind__in=PartyKind.values)),
            CheckConstraint(
                name="party_group_stands_under_another", condition=~Q(kind="group") | Q(parent__isnull=False)
            ),
            CheckConstraint(
                name="party_phone_is_digits", condition=Q(phone="") | Q(phone__regex=r"^\+?[0-9-]{3,20}$")
            ),
            UniqueConstraint(
                name="one_party_organisation_of_a_name_in_a_street",
                fields=["street", "name"],
                condition=Q(valid_to=None),
            ),
        ]
