from django.conf import settings
from django.core.checks import Warning

ONE_STEP = Warning(
    "SECOND_FACTOR is offered: a password alone opens the reports of the whole street.",
    hint="Set SECOND_FACTOR=required.",
    id="grids.W001",
)


def asks_for_two_steps(app_configs, **_):
    """A place that is served to others (TLS=on) asks everybody who sees personal data for the second step."""
    return [ONE_STEP] if settings.TLS and settings.SECOND_FACTOR != "required" else []
