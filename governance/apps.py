from axes.apps import AppConfig as AxesConfig
from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class GovernanceConfig(AppConfig):
    name = "governance"
    verbose_name = _("Governance")
    default_auto_field = "django.db.models.BigAutoField"


class SignInGuard(AxesConfig):
    """django-axes under a name that people understand."""

    verbose_name = _("Sign-in guard")
