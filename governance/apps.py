from axes.apps import AppConfig as AxesConfig
from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class GovernanceConfig(AppConfig):
    default = True  # of the two here; without it Django takes neither, and ready() is never called
    name = "governance"
    verbose_name = _("Governance")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        autodiscover_modules("checks")


class SignInGuard(AxesConfig):
    """django-axes under a name that people understand."""

    verbose_name = _("Sign-in guard")
