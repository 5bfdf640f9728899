"""How long wrong codes make the next one wait: a second, doubled by each further one, a quarter of an hour at most."""

from datetime import timedelta
from math import ceil

from django.utils.translation import gettext, ngettext

LONGEST = timedelta(minutes=15)
DOUBLED_AT_MOST = 10  # 2**10 seconds are already longer than the longest


def left(failures, last, at):
    """What is left of the wait at the moment `at`, after so many wrong codes of which the last came at `last`."""
    if not failures or last is None:
        return timedelta(0)
    wait = min(timedelta(seconds=2 ** min(failures - 1, DOUBLED_AT_MOST)), LONGEST)
    # Bounded above too: a clock that was set back must not make it longer.
    return min(max(last + wait - at, timedelta(0)), wait)


def sentence(wait):
    """What is said to whose code was wrong, or came while the wait was on."""
    seconds = max(1, ceil(wait.total_seconds()))
    minutes = ceil(seconds / 60)
    if seconds < 60:
        words = ngettext("%(count)s second", "%(count)s seconds", seconds) % {"count": seconds}
    else:
        words = ngettext("%(count)s minute", "%(count)s minutes", minutes) % {"count": minutes}
    return gettext(
        "This code is wrong, was used, or came too early. The next one is looked at in %(wait)s: take the one that the "
        "app shows then."
    ) % {"wait": words}
