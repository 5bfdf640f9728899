"""How somebody likes the desk: views with a name, and the columns it opens with."""

from django.db import transaction
from django.utils.translation import gettext as _

from cases.models import DeskView
from common.errors import Refused

MOST = 20
LONGEST = 30
NAMELESS = ""


@transaction.atomic
def keep_view(name, asked, *, by):
    """Keep a list of the desk under a name; the same name again means the new list. Returns the DeskView.

    In: `asked` what cases/pages/asked.py `kept` answered. Refused: no name, a name too long, more than twenty.
    """
    name = name.strip()
    if not name:
        raise Refused(_("Give the view a name."))
    if len(name) > LONGEST:
        raise Refused(_("A name has at most %(count)s signs.") % {"count": LONGEST})
    others = DeskView.objects.of(by.officer_id).exclude(name__in=[name, NAMELESS])
    if others.count() >= MOST:
        raise Refused(_("You have %(count)s views. Remove one first.") % {"count": MOST})
    return put(name, asked, by)


def forget_view(view, *, by):
    """Remove one's own view. Doing it twice is once."""
    DeskView.objects.of(by.officer_id).filter(pk=view.pk).delete()


def like_columns(asked, *, by):
    """Let the desk open with these columns and so many rows: of `asked`, "cols" and "size". Returns the DeskView."""
    return put(NAMELESS, {name: asked[name] for name in ("cols", "size") if name in asked}, by)


def put(name, asked, by):
    view, _made = DeskView.objects.update_or_create(
        officer_id=by.officer_id, name=name, defaults={"asked": asked}
    )
    return view
