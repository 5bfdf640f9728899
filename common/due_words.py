"""The words of a term for a page's own clock: what moments.py says, as patterns."""

import json

from django.utils.translation import gettext as _


def due_words():
    """JSON of the patterns that common/templatetags/moments.py fills in, in the reader's language."""
    words = {
        "left": _("%(length)s left"),
        "over": _("%(length)s over"),
        "d": _("%(count)s d"),
        "dh": _("%(days)s d %(hours)s h"),
        "hm": _("%(hours)s h %(minutes)s min"),
        "h": _("%(count)s h"),
        "m": _("%(count)s min"),
    }
    return json.dumps(words, ensure_ascii=False)
