"""Too many forms from one door, device or address today: said on the form, before anything is written."""

import logging

from django.utils.translation import gettext as _

from cases import budgets

TOO_MANY, AWAY = 429, 503
log = logging.getLogger(__name__)


def refused_now(form, *shares):
    """The status for too many, said on the form, or None. While nobody counts, nobody sends."""
    try:
        wait = budgets.spend(*shares)
    except budgets.CountersAway:
        log.warning("Public forms are shut: Redis does not answer.")
        form.add_error(None, _("This does not work just now. Please call the street office instead."))
        return AWAY
    if not wait:
        return None
    form.add_error(None, _("Too many came from here today. Please call the street office instead."))
    return TOO_MANY
