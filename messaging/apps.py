from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class MessagingConfig(AppConfig):
    name = "messaging"
    verbose_name = _("Messages and outbox")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        # The apps above say in their own consumers.py which topics they handle; nothing is imported from here by name.
        autodiscover_modules("consumers")
