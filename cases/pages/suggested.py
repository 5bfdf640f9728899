"""Why somebody is suggested for a case, in words: rule or duty, how near, how busy, how often in time (pure)."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cases.targets import NEAR, RULED


def suggestion_words(target):
    """The sentence about the one that stands first (S4-27)."""
    reasons = [ground_words(target), load_words(target), record_words(target)]
    said = _(", ").join(filter(None, reasons))
    return _("Suggested: %(name)s (%(reasons)s).") % {"name": target.name, "reasons": said}


def ground_words(target):
    """What speaks for it before all else; "" for a unit that just works there."""
    if target.standing == RULED:
        facts = {"place": target.rule.place.name, "paper": target.rule.basis}
        return _("rule of %(place)s, %(paper)s") % facts
    if target.why:
        return target.why
    return near_words(target.far) if target.standing == NEAR else ""


def near_words(far):
    if not far:
        return _("the nearest grid")
    return ngettext("%(far)d level further up", "%(far)d levels further up", far) % {"far": far}


def load_words(target):
    if not target.open_count:
        return _("nothing in hand")
    count = {"count": target.open_count}
    return ngettext("%(count)d case in hand", "%(count)d cases in hand", target.open_count) % count


def record_words(target):
    """ "" where nothing was settled yet."""
    record = target.record
    if not record.settled:
        return ""
    facts = {"in_time": record.in_time, "settled": record.settled}
    return _("%(in_time)d of the last %(settled)d in time") % facts
