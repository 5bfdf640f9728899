import uuid

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.db import models
from django.db.models import CheckConstraint, Index, Q
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from grids.enums import OfficerKind


class OfficerManager(BaseUserManager):
    def create_user(self, username, password=None, **facts):
        """A new account; without a password it cannot sign in. Raises ValueError without a username."""
        if not username:
            raise ValueError("An officer needs a username.")
        officer = self.model(username=self.model.normalize_username(username), **facts)
        officer.set_password(password)
        officer.save(using=self._db)
        return officer

    def create_superuser(self, username, password=None, **facts):
        return self.create_user(username, password, **facts | {"is_staff": True, "is_superuser": True})


class Officer(AbstractBaseUser, PermissionsMixin):
    """Somebody who works with the platform, or another system. What he may do comes from his posts alone.

    `phone` is the duty phone, shown to residents as the call button. `is_staff` opens the configuration.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    username = models.CharField(
        _("username"), max_length=60, unique=True, validators=[UnicodeUsernameValidator()]
    )
    name = models.CharField(_("name"), max_length=60)
    phone = models.CharField(_("duty phone"), max_length=20, blank=True)
    kind = models.CharField(_("kind"), max_length=10, choices=OfficerKind, default=OfficerKind.PERSON)
    is_active = models.BooleanField(_("active"), default=True)
    is_staff = models.BooleanField(_("may configure"), default=False)
    joined_at = models.DateTimeField(_("joined at"), default=now, editable=False)

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS = ["name"]

    objects = OfficerManager()

    class Meta:
        verbose_name = _("officer")
        verbose_name_plural = _("officers")
        indexes = [Index(name="officer_gone", fields=["id"], condition=Q(is_active=False))]
        constraints = [
            CheckConstraint(name="officer_has_a_name", condition=~Q(name="")),
            CheckConstraint(
                name="officer_phone_is_digits",
                condition=Q(phone="") | Q(phone__regex=r"^\+?[0-9-]{3,20}$"),
            ),
            CheckConstraint(
                name="a_system_does_not_configure",
                condition=~Q(kind="system") | Q(is_staff=False, is_superuser=False),
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def is_new(self):
        """Has never signed in and has no password: only a start code opens the account."""
        return self.last_login is None and not self.has_usable_password()

    def get_full_name(self):
        return self.name

    def get_short_name(self):
        return self.name
