"""How a deadline was reached, in words for the page 「怎么算的」 (pure)."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from common.explanation import Reason
from common.worktime import Unit

LIMITS = {
    Unit.UH: gettext_lazy("%(number)s hours, round the clock"),
    Unit.UD: gettext_lazy("%(number)s days, round the clock"),
    Unit.WH: gettext_lazy("%(number)s working hours"),
    Unit.WD: gettext_lazy("%(number)s working days"),
    Unit.ND: gettext_lazy("%(number)s calendar days"),
    Unit.MO: gettext_lazy("%(number)s calendar months"),
}
STANDINGS = {
    "running": gettext_lazy("running"),
    "paused": gettext_lazy("paused"),
    "stopped": gettext_lazy("stopped"),
}
REASONS = {
    Reason.WEEKEND: gettext_lazy("weekend"),
    Reason.HOLIDAY: gettext_lazy("holiday"),
    Reason.PAUSED: gettext_lazy("paused"),
    Reason.CLOSED: gettext_lazy("outside office hours"),
}


def reckoning_of(deadline):
    """One Deadline as its block on the page shows it."""
    clock, story = deadline.clock, deadline.explanation
    return {
        "label": deadline.label,
        "round": clock.round,
        "standing": STANDINGS[deadline.standing],
        "limit": LIMITS[clock.unit] % {"number": f"{clock.limit.normalize():f}"},
        "calendar": clock.calendar.name,
        "policy": policy_words(clock.policy),
        "started_at": clock.started_at,
        "counted_from": story.counted_from if story else None,
        "due_at": clock.due_at,
        "stopped_at": clock.stopped_at,
        "counted": [day_words(one) for one in story.counted_days] if story else [],
        "left_out": [left_out_words(one) for one in story.left_out_days] if story else [],
        "pauses": story.pauses if story else (),
        "is_explained": story is not None,
        "still_so": deadline.still_so,
    }


def policy_words(policy):
    """What the limit is for, where it is narrower than the general one."""
    if policy is None:
        return ""
    category = policy.category.name if policy.category else ""
    urgency = policy.get_urgency_display() if policy.urgency else ""
    return " · ".join(filter(None, [category, urgency, _("major") if policy.major else ""]))


def day_words(one):
    day = f"{one.day:%m-%d}"
    return _("%(day)s (worked for a holiday)") % {"day": day} if one.make_up else day


def left_out_words(one):
    return f"{one.day:%m-%d} {one.name or REASONS[one.reason]}"
