import uuid

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import CheckConstraint, Index, Q
from django.utils.translation import gettext_lazy as _

from common.fields import EncryptedTextField
from grids.kinds import ConsentChannel, FreeTime, Skill
from grids.models.placed import Placed
from grids.querysets.talent import TalentQuerySet

AN_OFFICER = Q(officer__isnull=False, name__isnull=True, phone__isnull=True, phone_index=None)
FROM_OUTSIDE = Q(officer=None, name__isnull=False, phone__isnull=False, phone_index__isnull=False)


class Talent(Placed):
    """Somebody with a profession who offers help in a place (专业力量): domain.md S0-35.

    An officer, or somebody from outside by name and phone, both sealed. He agreed to be on the list: when, how, in
    which words, and who wrote it down (nobody where he said so himself on a public page). When he takes that back, the
    row goes; the log of who opened his number stays, without a name.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    officer = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    name = EncryptedTextField(null=True)
    phone = EncryptedTextField(null=True)
    phone_index = models.BinaryField(max_length=16, null=True)
    application = models.OneToOneField("grids.Appointment", models.PROTECT, null=True, related_name="talent")
    skills = ArrayField(models.CharField(max_length=12, choices=Skill), verbose_name=_("skills"))
    availability = ArrayField(models.CharField(max_length=10, choices=FreeTime), verbose_name=_("free when"))
    words = models.CharField(_("what else to know"), max_length=200, blank=True)
    consented_on = models.DateField(_("agreed on"))
    consent_channel = models.CharField(_("agreed how"), max_length=10, choices=ConsentChannel)
    consent_words = models.CharField(_("agreed to what"), max_length=300)
    noted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    noted_at = models.DateTimeField(_("noted at"))
    asked_at = models.DateTimeField(_("last asked at"), null=True)

    objects = TalentQuerySet.as_manager()

    class Meta:
        verbose_name = _("professional")
        verbose_name_plural = _("professionals")
        indexes = [
            Index(name="talent_by_street", fields=["street", "-noted_at", "-id"]),
            Index(name="talent_by_phone", fields=["phone_index"]),
        ]
        constraints = [
            CheckConstraint(name="talent_is_an_officer_or_from_outside", condition=AN_OFFICER | FROM_OUTSIDE),
            CheckConstraint(
                name="talent_has_a_known_skill",
                condition=Q(skills__len__gt=0, skills__contained_by=Skill.values),
            ),
            CheckConstraint(name="talent_agreed_in_words", condition=~Q(consent_words="")),
            CheckConstraint(
                name="talent_said_himself_or_was_noted",
                condition=Q(noted_by__isnull=False) | Q(consent_channel=ConsentChannel.ONLINE),
            ),
            CheckConstraint(
                name="talent_lies_in_a_grid", condition=Q(grid__isnull=False, street__isnull=False)
            ),
        ]

    def __str__(self):
        return str(self.uuid)
