from django.apps import AppConfig
from django.core.checks import Tags, register
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _

from grids.checks import asks_for_two_steps


class GridsConfig(AppConfig):
    default_auto_field = "django.db.models.BigAutoField"
    name = "grids"
    verbose_name = _("Ground")

    def ready(self):
        # What is in a grid is counted by every app that keeps something of it, in its own six.py.
        autodiscover_modules("six")
        autodiscover_modules("scopes")
        register(asks_for_two_steps, Tags.security, deploy=True)
