"""Households and persons of a grid: register, visits, and what may be known of whom."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ResidentsConfig(AppConfig):
    name = "residents"
    verbose_name = _("Residents")
    default_auto_field = "django.db.models.BigAutoField"
