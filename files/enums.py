from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    WAITING = "waiting", _("being checked")
    READY = "ready", _("ready")
    REFUSED = "refused", _("refused")


class Kind(models.TextChoices):
    FULL = "full", _("full size")
    THUMB = "thumb", _("thumbnail")


class Refusal(models.TextChoices):
    """Why a file was not redrawn."""

    NOT_A_PHOTO = "not_a_photo", _("This is not a photo.")
    TOO_LARGE = "too_large", _("The photo has more pixels than we take.")
    TOO_HEAVY = "too_heavy", _("The photo takes too much work to open.")
    MOVING = "moving", _("Moving pictures are not taken.")
    DAMAGED = "damaged", _("The photo is damaged or cut off.")
